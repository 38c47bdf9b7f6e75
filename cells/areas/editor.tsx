"use client";

import { useCatalog, useTable } from "@/cells/context";
import {
  categoryKinds,
  ChecksField,
  ChoiceField,
  choicesOf,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import type { TableInfo } from "@/lib/engine/engine";
import { geometryOf, labelsOf } from "./columns";
import { GeometryField } from "./geometry-field";
import { areasSchema, type AreasParams } from "./params";
import { texts } from "./texts";

const { fields, ways } = texts;
type Way = keyof typeof ways;
const choices = choicesOf(ways);

export function AreasEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={areasSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<AreasParams>;

interface PartProps extends Omit<FormProps, "cell"> {
  data: TableInfo | undefined;
  areas: TableInfo | undefined;
}

function Form({ params, set }: FormProps) {
  const parts: PartProps = {
    params,
    set,
    data: useTable(params.data),
    areas: useTable(params.areas),
  };
  const way: Way = params.by ? "name" : "place";
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
        <TableField
          label={fields.areas}
          value={params.areas}
          onChange={(areas) => set({ areas, keep: undefined })}
        />
        <ChoiceField
          label={fields.way}
          value={way}
          choices={choices}
          onChange={(next) =>
            set(next === "name" ? { by: {} } : { by: undefined, crosswalk: undefined })
          }
        />
        {way === "place" ? <PlaceFields {...parts} /> : <NameFields {...parts} />}
      </FieldGrid>
      <KeepFields {...parts} />
    </div>
  );
}

function PlaceFields({ params, set, data, areas }: PartProps) {
  return (
    <>
      <PointFields labels={fields} table={data} value={params} set={set} />
      <GeometryField
        label={fields.geometry}
        table={areas}
        value={params.geometry}
        onChange={(geometry) => set({ geometry })}
      />
      <NumberField
        label={fields.border}
        unit="m"
        min={0}
        max={100}
        value={params.border}
        onChange={(border) => set({ border })}
      />
      <PairFields
        {...{ data, areas }}
        labels={[fields.recorded, fields.recordedAs]}
        hint={fields.recordedHint}
        value={params.recorded}
        onChange={(recorded) => set({ recorded })}
      />
    </>
  );
}

function NameFields({ params, set, data, areas }: PartProps) {
  const { crosswalk } = params;
  const table = useTable(crosswalk?.table);
  const catalog = useCatalog();
  const change = (changes: Partial<NonNullable<AreasParams["crosswalk"]>>) =>
    set({ crosswalk: { table: "", from: "", to: "", ...crosswalk, ...changes } });
  return (
    <>
      <PairFields
        {...{ data, areas }}
        labels={[fields.by, fields.as]}
        value={params.by}
        onChange={(by) => set({ by: by ?? {} })}
      />
      <TableField
        label={fields.crosswalk}
        hint={fields.crosswalkHint}
        optional
        value={crosswalk?.table}
        onChange={(name) => set({ crosswalk: name ? firstColumns(name, catalog) : undefined })}
      />
      {crosswalk && (
        <>
          <ColumnField
            label={fields.from}
            table={table}
            required
            value={crosswalk.from}
            onChange={(from) => change({ from: from ?? "" })}
          />
          <ColumnField
            label={fields.to}
            table={table}
            required
            value={crosswalk.to}
            onChange={(to) => change({ to: to ?? "" })}
          />
        </>
      )}
    </>
  );
}

/** A crosswalk most often begins with what is translated and what it is translated to. */
function firstColumns(name: string, catalog: readonly TableInfo[]) {
  const columns = catalog.find((table) => table.name === name)?.columns ?? [];
  return { table: name, from: columns[0]?.name ?? "from", to: columns[1]?.name ?? "to" };
}

interface PairProps {
  labels: readonly [string, string];
  hint?: string;
  data: TableInfo | undefined;
  areas: TableInfo | undefined;
  value: Readonly<Record<string, string>> | undefined;
  onChange(value: Record<string, string> | undefined): void;
}

/** The first pair of columns by form; more of them are written as text. */
function PairFields({ labels, hint, data, areas, value, onChange }: PairProps) {
  const pairs = Object.entries(value ?? {});
  const [from, to] = pairs[0] ?? [];
  const put = (nextFrom: string | undefined, nextTo: string | undefined) =>
    onChange(
      nextFrom
        ? Object.fromEntries([
            [nextFrom, nextTo ?? (areas && labelsOf(areas)[0]) ?? nextFrom],
            ...pairs.slice(1),
          ])
        : undefined,
    );
  return (
    <>
      <ColumnField
        label={labels[0]}
        {...(hint ? { hint } : {})}
        table={data}
        kinds={categoryKinds}
        value={from}
        onChange={(next) => put(next, to)}
      />
      {from && (
        <ColumnField
          label={labels[1]}
          table={areas}
          kinds={categoryKinds}
          required
          value={to}
          onChange={(next) => put(from, next)}
        />
      )}
    </>
  );
}

function KeepFields({ params, set, areas }: PartProps) {
  if (!areas) return null;
  const chosen = params.keep ?? labelsOf(areas);
  const shape = params.geometry ?? geometryOf(areas);
  const columns = areas.columns.map(({ name }) => name).filter((name) => name !== shape);
  return (
    <ChecksField
      label={fields.keep}
      names={columns}
      chosen={chosen}
      onChange={(keep) => set({ keep })}
    />
  );
}
