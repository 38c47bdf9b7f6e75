"use client";

import { useTable } from "@/cells/context";
import {
  ChoiceField,
  choicesOf,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
} from "@/cells/fields";
import type { EditorProps } from "@/cells/kind";
import { PatrolFields } from "@/cells/patrol/fields";
import { HarmField } from "@/cells/patrol/harm-field";
import { planGoals } from "@/lib/methods/patrol/plan-types";
import { deploymentSchema, mostCrew, mostTurns, type DeploymentParams } from "./params";
import { moveOf } from "./rules";
import { ScoreField } from "./score-field";
import { texts } from "./texts";
import { WeeksFields } from "./weeks-fields";

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

function Plan({ params, set }: Pick<FormProps, "params" | "set">) {
  const hasReach = params.goal === "cover" || params.goal === "expected-cover";
  const orKeep = (name: keyof DeploymentParams) => (value: number | undefined) =>
    value !== undefined && set({ [name]: value } as Partial<DeploymentParams>);
  return (
    <>
      <ChoiceField
        label={fields.goal}
        value={params.goal}
        choices={planGoals.map((value) => ({ value, title: fields.goals[value] }))}
        onChange={(goal) => set({ goal })}
      />
      <WeeksFields params={params} set={set} />
      <ChoiceField
        label={fields.move}
        value={moveOf(params, params.duty !== undefined)}
        choices={choicesOf(fields.moves)}
        onChange={(move) => set({ move })}
      />
      <NumberField
        label={fields.crew}
        hint={fields.crewHint}
        min={1}
        max={mostCrew}
        step={1}
        value={params.crew}
        onChange={(crew) => set({ crew })}
      />
      <NumberField
        label={fields.least}
        hint={fields.leastHint}
        min={0}
        max={mostTurns}
        step={1}
        value={params.least}
        onChange={(least) => set({ least })}
      />
      <NumberField
        label={fields.most}
        min={1}
        max={20}
        step={1}
        value={params.most}
        onChange={orKeep("most")}
      />
      <NumberField
        label={fields.alone}
        hint={fields.aloneHint}
        min={0}
        max={mostTurns}
        step={1}
        value={params.alone}
        onChange={orKeep("alone")}
      />
      {params.duty && params.goal === "return" && (
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
        label={fields.effect}
        unit="%"
        min={1}
        max={95}
        step={1}
        value={params.effect}
        onChange={orKeep("effect")}
      />
      <NumberField
        label={fields.explore}
        hint={fields.exploreHint}
        unit="%"
        min={0}
        max={50}
        step={1}
        value={params.explore}
        onChange={orKeep("explore")}
      />
      <NumberField
        label={fields.round}
        hint={fields.roundHint}
        min={1}
        step={1}
        value={params.round}
        onChange={orKeep("round")}
      />
      <NumberField
        label={fields.visit}
        hint={fields.visitHint}
        unit="min"
        min={10}
        max={15}
        step={1}
        value={params.visit}
        onChange={orKeep("visit")}
      />
      <ScoreField score={params.score} set={(score) => set({ score })} />
      {hasReach && (
        <NumberField
          label={fields.reach}
          unit="m"
          min={1}
          value={params.reach}
          onChange={orKeep("reach")}
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
          onChange={orKeep("busy")}
        />
      )}
    </>
  );
}
