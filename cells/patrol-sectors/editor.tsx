"use client";

import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ChoiceField,
  choicesOf,
  ColumnField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
} from "@/cells/fields";
import { texts as deployment } from "@/cells/deployment/texts";
import { WeeksFields } from "@/cells/deployment/weeks-fields";
import type { EditorProps } from "@/cells/kind";
import { PatrolFields } from "@/cells/patrol/fields";
import { HarmField } from "@/cells/patrol/harm-field";
import { guessBy } from "@/cells/patrol/read";
import { mostSectors, sectorsSchema, type SectorsParams } from "./params";
import { texts } from "./texts";
import { withinOf } from "./within";

const { fields } = texts;

export function SectorsEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={sectorsSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<SectorsParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <PatrolFields params={params} set={set} />
        <ChoiceField
          label={fields.discovered}
          value={params.discovered}
          choices={choicesOf(deployment.fields.discoveredChoices)}
          onChange={(discovered) => set({ discovered })}
        />
        <WeeksFields params={params} set={set} />
      </FieldGrid>
      <FieldGrid label={fields.plan}>
        <Plan params={params} set={set} />
      </FieldGrid>
      <HarmField table={data} harm={params.harm} set={(harm) => set({ harm })} />
      <p className="text-xs text-faint">{fields.more}</p>
    </div>
  );
}

function Plan({ params, set }: Pick<FormProps, "params" | "set">) {
  const beats = useTable(params.beats);
  const data = useTable(params.data);
  const { sectors } = params;
  const by = params.by ?? (data && guessBy(data));
  const columns = Object.keys(by ?? {}).length;
  const within = withinOf(params.within, columns);
  return (
    <>
      {typeof sectors === "object" ? (
        Object.entries(sectors).map(([shift, count]) => (
          <NumberField
            key={shift}
            label={fields.sectorsIn(shift)}
            min={1}
            max={mostSectors}
            step={1}
            value={count}
            onChange={(next) =>
              next !== undefined && set({ sectors: { ...sectors, [shift]: next } })
            }
          />
        ))
      ) : (
        <NumberField
          label={fields.sectors}
          hint={fields.sectorsHint}
          min={1}
          max={mostSectors}
          step={1}
          value={sectors}
          onChange={(next) => set({ sectors: next })}
        />
      )}
      {(columns === 2 || within === "station") && (
        <ChoiceField
          label={fields.within}
          value={within}
          choices={choicesOf(fields.withins)}
          onChange={(within) => set({ within })}
        />
      )}
      <NumberField
        label={fields.tolerance}
        hint={fields.toleranceHint}
        unit="%"
        min={0}
        max={100}
        value={params.tolerance}
        onChange={(tolerance) => tolerance !== undefined && set({ tolerance })}
      />
      <ColumnField
        label={fields.today}
        hint={fields.todayHint}
        table={beats}
        kinds={categoryKinds}
        value={params.today}
        onChange={(today) => set(today ? { today } : { today, changes: undefined })}
      />
      {params.today && (
        <NumberField
          label={fields.changes}
          hint={fields.changesHint}
          min={0}
          step={1}
          value={params.changes}
          onChange={(changes) => set({ changes })}
        />
      )}
      <NumberField
        label={fields.gap}
        unit="m"
        min={0}
        max={1_000}
        value={params.gap}
        onChange={(gap) => gap !== undefined && set({ gap })}
      />
      <NumberField
        label={fields.tries}
        hint={fields.triesHint}
        min={1}
        max={50}
        step={1}
        value={params.tries}
        onChange={(tries) => tries !== undefined && set({ tries })}
      />
    </>
  );
}
