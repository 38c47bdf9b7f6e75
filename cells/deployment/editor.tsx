"use client";

import { useTable } from "@/cells/context";
import {
  ChoiceField,
  FieldGrid,
  NumberField,
  ParamsEditor,
  TableField,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { PatrolFields } from "@/cells/patrol/fields";
import { HarmField } from "@/cells/patrol/harm-field";
import { planGoals } from "@/lib/methods/patrol/plan-types";
import { deploymentSchema, mostTurns, type DeploymentParams } from "./params";
import { ScoreField } from "./score-field";
import { texts } from "./texts";

const { fields } = texts;

export function DeploymentEditor(props: EditorProps) {
  return <ParamsEditor {...props} schema={deploymentSchema} ariaLabel={texts.source} Form={Form} />;
}

type FormProps = ParamsFormProps<DeploymentParams>;

function Form({ params, set }: FormProps) {
  const data = useTable(params.data);
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <PatrolFields params={params} set={set} />
        <ChoiceField
          label={fields.discovered}
          hint={fields.discoveredHint}
          value={params.discovered}
          choices={choicesOf(fields.discoveredChoices)}
          onChange={(discovered) => set({ discovered })}
        />
      </FieldGrid>
      <FieldGrid label={fields.plan}>
        <Plan params={params} set={set} />
      </FieldGrid>
      <HarmField table={data} harm={params.harm} set={(harm) => set({ harm })} />
      <p className="text-xs text-faint">{fields.more}</p>
    </div>
  );
}

const choicesOf = <Value extends string>(titles: Record<Value, string>) =>
  (Object.entries(titles) as [Value, string][]).map(([value, title]) => ({ value, title }));

function Plan({ params, set }: Pick<FormProps, "params" | "set">) {
  const hasReach = params.goal === "cover" || params.goal === "expected-cover";
  const within =
    (name: keyof DeploymentParams, least: number, most: number) => (value: number | undefined) =>
      value !== undefined &&
      value >= least &&
      value <= most &&
      set({ [name]: Math.round(value) } as Partial<DeploymentParams>);
  const orNone = (name: keyof DeploymentParams, most: number) => (value: number | undefined) =>
    (value === undefined || (value >= 0 && value <= most)) &&
    set({ [name]: value === undefined ? undefined : Math.round(value) });
  return (
    <>
      <ChoiceField
        label={fields.goal}
        value={params.goal}
        choices={planGoals.map((value) => ({ value, title: fields.goals[value] }))}
        onChange={(goal) => set({ goal })}
      />
      <NumberField
        label={fields.weeks}
        min={1}
        max={13}
        step={1}
        value={params.weeks}
        onChange={within("weeks", 1, 13)}
      />
      <TableField
        label={fields.forecast}
        hint={fields.forecastHint}
        optional
        value={params.forecast}
        onChange={(forecast) => set({ forecast })}
      />
      <ChoiceField
        label={fields.move}
        value={params.move ?? (params.duty ? "station" : "city")}
        choices={choicesOf(fields.moves)}
        onChange={(move) => set({ move })}
      />
      <NumberField
        label={fields.least}
        hint={fields.leastHint}
        min={0}
        step={1}
        value={params.least}
        onChange={orNone("least", mostTurns)}
      />
      <NumberField
        label={fields.most}
        min={1}
        max={20}
        step={1}
        value={params.most}
        onChange={within("most", 1, 20)}
      />
      <NumberField
        label={fields.alone}
        hint={fields.aloneHint}
        min={0}
        step={1}
        value={params.alone}
        onChange={within("alone", 0, mostTurns)}
      />
      {params.duty && params.goal === "return" && (
        <NumberField
          label={fields.changes}
          hint={fields.changesHint}
          min={0}
          step={1}
          value={params.changes}
          onChange={orNone("changes", 1e6)}
        />
      )}
      <NumberField
        label={fields.effect}
        unit="%"
        min={1}
        max={95}
        step={1}
        value={params.effect}
        onChange={within("effect", 1, 95)}
      />
      <NumberField
        label={fields.explore}
        hint={fields.exploreHint}
        unit="%"
        min={0}
        max={50}
        step={1}
        value={params.explore}
        onChange={within("explore", 0, 50)}
      />
      <NumberField
        label={fields.round}
        hint={fields.roundHint}
        min={1}
        step={1}
        value={params.round}
        onChange={within("round", 1, 1e6)}
      />
      <NumberField
        label={fields.visit}
        hint={fields.visitHint}
        unit="min"
        min={10}
        max={15}
        step={1}
        value={params.visit}
        onChange={within("visit", 10, 15)}
      />
      <ScoreField score={params.score} set={(score) => set({ score })} />
      {hasReach && (
        <NumberField
          label={fields.reach}
          unit="m"
          min={1}
          value={params.reach}
          onChange={within("reach", 1, 1e6)}
        />
      )}
      {params.goal === "expected-cover" && (
        <NumberField
          label={fields.busy}
          unit="%"
          min={0}
          max={95}
          step={1}
          value={params.busy}
          onChange={within("busy", 0, 95)}
        />
      )}
    </>
  );
}
