"use client";

import { useTable } from "@/cells/context";
import {
  CheckField,
  ColumnField,
  FieldGrid,
  NumberField,
  NumberFields,
  numericKinds,
  ParamsEditor,
  type ParamsFormProps,
  TableField,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { usualShifts } from "@/cells/patrol/shifts";
import { guessed } from "./needs";
import { offeredPatterns, shiftRosterSchema, type ShiftRosterParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

export function ShiftRosterEditor(props: EditorProps) {
  return (
    <ParamsEditor {...props} schema={shiftRosterSchema} ariaLabel={texts.source} Form={Form} />
  );
}

type FormProps = ParamsFormProps<ShiftRosterParams>;

function Form(props: FormProps) {
  const { params, set } = props;
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <TableField
          label={fields.data}
          optional
          value={params.data}
          onChange={(data) =>
            set({ data, needs: undefined, day: undefined, shift: undefined, need: undefined })
          }
        />
        {params.data ? <Columns {...props} /> : <Written {...props} />}
        <NumberField
          label={fields.perUnit}
          min={1}
          max={50}
          value={params.per_unit}
          onChange={(per_unit) => set({ per_unit })}
        />
        <NumberFields
          rows={[
            { name: "leave", unit: "%", min: 0, max: 80 },
            { name: "officers", hint: fields.officersHint, min: 0, max: 5_000, step: 1 },
            { name: "weeks", min: 1, max: 12, step: 1 },
          ]}
          labels={fields}
          params={params}
          onChange={(name, value) => set({ [name]: value })}
        />
        <CheckField
          label={fields.rotate}
          value={params.rotate}
          onChange={(rotate) => set({ rotate: rotate ? undefined : false })}
        />
      </FieldGrid>
      <Patterns {...props} />
    </div>
  );
}

function Columns({ params, set }: FormProps) {
  const table = useTable(params.data);
  const guess = table ? guessed(table) : {};
  return (
    <>
      <ColumnField
        label={fields.day}
        table={table}
        value={params.day ?? guess.day}
        onChange={(day) => set({ day })}
      />
      <ColumnField
        label={fields.shift}
        table={table}
        kinds={["text"]}
        required
        value={params.shift ?? guess.shift}
        onChange={(shift) => set({ shift })}
      />
      <ColumnField
        label={fields.need}
        table={table}
        kinds={numericKinds}
        required
        value={params.need ?? guess.need}
        onChange={(need) => set({ need })}
      />
    </>
  );
}

/** A number a shift, the same each day; by weekday in the text. */
function Written({ params, set }: FormProps) {
  const { needs = {} } = params;
  const shifts = params.shifts ?? usualShifts;
  return shifts.map(({ name }) => {
    const own = needs[name];
    return (
      <NumberField
        key={name}
        label={`${fields.written}, ${name}`}
        hint={fields.writtenHint}
        min={0}
        max={5_000}
        step={1}
        disabled={Array.isArray(own)}
        value={typeof own === "number" ? own : undefined}
        onChange={(next) => {
          const rest = Object.entries(needs).filter(([each]) => each !== name);
          const entries = next === undefined ? rest : [...rest, [name, next] as const];
          set({ needs: entries.length > 0 ? Object.fromEntries(entries) : undefined });
        }}
      />
    );
  });
}

function Patterns({ params, set }: FormProps) {
  const chosen = params.patterns;
  const offered = [...new Set([...offeredPatterns, ...chosen])];
  return (
    <fieldset>
      <legend className="text-sm text-soft">{fields.patterns}</legend>
      <div className="flex flex-wrap gap-x-6">
        {offered.map((each) => (
          <CheckField
            key={each}
            label={texts.patternName(each)}
            value={chosen.includes(each)}
            onChange={(isOn) => {
              const next = isOn ? [...chosen, each] : chosen.filter((own) => own !== each);
              if (next.length > 0 && next.length <= 4) set({ patterns: next });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
