"use client";

import { useTable } from "@/cells/context";
import {
  ChoiceField,
  choicesOf,
  FieldGrid,
  NumberField,
  ParamsEditor,
  type ParamsFormProps,
  PointFields,
  TableField,
  TimeField,
} from "@/cells/fields";
import { GroundFields } from "@/cells/ground/fields";
import { layerKinds } from "@/cells/ground/layers";
import type { EditorProps } from "@/cells/kind";
import { LayersFields } from "./layer-fields";
import { ListField, readMetres } from "./list-field";
import { riskTerrainSchema, type RiskTerrainParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const kinds = layerKinds.map((value) => ({ value, title: texts.kinds[value] }));
const families = choicesOf(texts.families);
const discovered = choicesOf(texts.discoveredChoices);

export function RiskTerrainEditor(props: EditorProps) {
  return (
    <ParamsEditor {...props} schema={riskTerrainSchema} ariaLabel={texts.source} Form={Form} />
  );
}

function Form({ params, set }: ParamsFormProps<RiskTerrainParams>) {
  const table = useTable(params.data);
  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={texts.editor}>
        <TableField label={fields.data} value={params.data} onChange={(data) => set({ data })} />
        <PointFields labels={fields} table={table} value={params} set={set} />
        <TimeField
          label={fields.time}
          table={table}
          value={params.time}
          onChange={(time) => set({ time })}
        />
        <GroundFields params={params} set={set} />
        <ChoiceField
          label={fields.discovered}
          hint={fields.discoveredHint}
          value={params.discovered}
          choices={discovered}
          onChange={(value) => set({ discovered: value })}
        />
      </FieldGrid>
      <LayersFields layers={params.layers} set={(layers) => set({ layers })} />
      <FieldGrid label={fields.as}>
        <ChoiceField
          label={fields.as}
          value={params.as}
          choices={kinds}
          onChange={(as) => set({ as })}
        />
        <ListField
          label={`${fields.distances} (m)`}
          hint={fields.distancesHint}
          value={params.distances}
          read={readMetres}
          most={8}
          onChange={(distances) => set({ distances })}
        />
        <ChoiceField
          label={fields.family}
          value={params.family}
          choices={families}
          onChange={(family) => set({ family })}
        />
        <NumberField
          label={fields.share}
          hint={fields.shareHint}
          unit="%"
          min={0.1}
          max={50}
          value={params.share}
          onChange={(share) => share && set({ share })}
        />
      </FieldGrid>
    </div>
  );
}
