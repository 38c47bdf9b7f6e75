"use client";

import { useTable } from "@/cells/context";
import {
  ByFields,
  categoryKinds,
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  ParamsEditor,
  TableField,
  timeKinds,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { DatedFields } from "@/cells/temporal/fields";
import { queueingSchema, type QueueingParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

export function QueueingEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={queueingSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<QueueingParams>;

function Form(props: FormProps) {
  const { params, set } = props;
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <DatedFields params={params} set={set} />
        <Service {...props} />
        <Units {...props} />
        <NumberField
          label={fields.target}
          unit="%"
          min={1}
          max={99.9}
          value={params.target}
          onChange={(target) => set({ target })}
        />
        <NumberField
          label={fields.within}
          unit="minutes"
          min={0}
          max={720}
          value={params.within}
          onChange={(within) => set({ within })}
        />
        <Level {...props} />
      </FieldGrid>
      <FieldGrid label={fields.areas}>
        <Areas {...props} />
      </FieldGrid>
    </div>
  );
}

function Service({ params, set }: FormProps) {
  const table = useTable(params.data);
  const isTold = params.duration !== undefined || params.free !== undefined;
  return (
    <>
      <ColumnField
        label={fields.duration}
        hint={fields.durationHint}
        table={table}
        kinds={numericKinds}
        value={params.duration}
        onChange={(duration) => set({ duration })}
      />
      {!params.duration && (
        <ColumnField
          label={fields.free}
          table={table}
          kinds={timeKinds}
          value={params.free}
          onChange={(free) => set({ free, sent: free && params.sent })}
        />
      )}
      {!params.duration && params.free && (
        <ColumnField
          label={fields.sent}
          table={table}
          kinds={timeKinds}
          value={params.sent}
          onChange={(sent) => set({ sent })}
        />
      )}
      {!isTold && (
        <NumberField
          label={fields.minutes}
          hint={fields.minutesHint}
          min={1}
          max={1440}
          value={params.service_minutes}
          onChange={(service_minutes) => set({ service_minutes })}
        />
      )}
    </>
  );
}

function Units({ params, set }: FormProps) {
  const byShift = typeof params.units === "object";
  return (
    <>
      {!params.duty && !byShift && (
        <NumberField
          label={fields.units}
          hint={fields.unitsHint}
          min={0}
          max={20_000}
          step={1}
          value={typeof params.units === "number" ? params.units : undefined}
          onChange={(units) => set({ units })}
        />
      )}
      <TableField
        label={fields.duty}
        hint={fields.dutyHint}
        optional
        value={params.duty}
        onChange={(duty) => set({ duty, units: duty ? undefined : params.units })}
      />
    </>
  );
}

function Level({ params, set }: FormProps) {
  const { busy } = params;
  const known = ["mean", "75", "90", "95"] as const;
  const value = busy === undefined ? "mean" : String(busy);
  return (
    <ChoiceField
      label={fields.level}
      value={value}
      choices={[
        ...known.map((each) => ({ value: each as string, title: fields.levels[each] })),
        ...(known.some((each) => each === value) ? [] : [{ value, title: fields.busy(value) }]),
      ]}
      onChange={(next) => set({ busy: next === "mean" ? undefined : Number(next) })}
    />
  );
}

function Areas({ params, set }: FormProps) {
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  return (
    <>
      <TableField
        label={fields.areas}
        hint={fields.areasHint}
        optional
        value={params.areas}
        onChange={(next) => set({ areas: next, home: undefined })}
      />
      {areas && <ByFields labels={fields} by={params.by} data={data} areas={areas} set={set} />}
      {areas && (
        <>
          <ColumnField
            label={fields.home}
            hint={fields.homeHint}
            table={areas}
            kinds={categoryKinds}
            empty={fields.everyArea}
            value={params.home}
            onChange={(home) => set({ home })}
          />
          <NumberField
            label={fields.each}
            min={1}
            max={50}
            step={1}
            value={params.each}
            onChange={(each) => set({ each })}
          />
        </>
      )}
    </>
  );
}
