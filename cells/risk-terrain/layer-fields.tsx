"use client";

import { X } from "lucide-react";
import { geometryOf } from "@/cells/areas/columns";
import { useTable } from "@/cells/context";
import {
  categoryKinds,
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  TableField,
} from "@/cells/fields";
import { layerKinds, type LayerParams } from "@/cells/ground/layers";
import { ListField, readMetres } from "./list-field";
import type { RiskTerrainParams } from "./params";
import { texts } from "./texts";

const { fields } = texts;

const kindChoices = [
  { value: "default" as const, title: fields.asDefault },
  ...layerKinds.map((value) => ({ value, title: texts.kinds[value] })),
];

interface LayersProps {
  layers: RiskTerrainParams["layers"];
  set(layers: RiskTerrainParams["layers"]): void;
}

/** The tables of features, one group of fields each. */
export function LayersFields({ layers, set }: LayersProps) {
  const change = (at: number, layer: LayerParams) =>
    set(layers.map((each, i) => (i === at ? withoutEmpty(layer) : each)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-sm text-soft">{fields.layers}</legend>
      {layers.map((layer, at) => (
        <div key={at} className="flex items-start gap-2 border-l-2 border-line pl-3">
          <div className="min-w-0 flex-1">
            <LayerFields number={at + 1} layer={layer} change={(next) => change(at, next)} />
          </div>
          <button
            type="button"
            className="mt-6 grid size-7 shrink-0 place-items-center rounded text-soft hover:text-ink"
            aria-label={fields.remove(layer.table)}
            title={fields.remove(layer.table)}
            onClick={() => set(layers.filter((_, i) => i !== at))}
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ))}
      <div className="max-w-xs">
        <TableField
          label={fields.add}
          optional
          value={undefined}
          onChange={(table) => table && set([...layers, { table } as LayerParams])}
        />
      </div>
    </fieldset>
  );
}

/** What is not said stays out of the notebook. */
const withoutEmpty = (layer: LayerParams) =>
  Object.fromEntries(
    Object.entries(layer).filter(
      ([name, value]) =>
        value !== undefined && !(name === "top" && (value === 20 || layer.number === undefined)),
    ),
  ) as LayerParams;

interface LayerFieldsProps {
  number: number;
  layer: LayerParams;
  change(layer: LayerParams): void;
}

function LayerFields({ number, layer, change }: LayerFieldsProps) {
  const table = useTable(layer.table);
  const set = (changes: Partial<LayerParams>) => change({ ...layer, ...changes });
  const kind = table?.columns.find(({ name }) => name.toLowerCase() === "kind")?.name;
  return (
    <FieldGrid label={fields.layer(number)}>
      <TableField
        label={fields.table}
        value={layer.table}
        onChange={(name) => name && change({ table: name } as LayerParams)}
      />
      {layer.number === undefined && (
        <>
          <ColumnField
            label={fields.kind}
            hint={fields.kindHint}
            table={table}
            kinds={categoryKinds}
            empty={kind ?? fields.oneKind}
            value={layer.kind}
            onChange={(name) => set({ kind: name, only: undefined })}
          />
          {(layer.kind ?? kind) && (
            <ListField
              label={fields.only}
              hint={fields.onlyHint}
              value={layer.only}
              read={(part) => part}
              most={100}
              onChange={(only) => set({ only })}
            />
          )}
          <ChoiceField
            label={fields.as}
            value={layer.as ?? "default"}
            choices={kindChoices}
            onChange={(as) => set({ as: as === "default" ? undefined : as })}
          />
          <ListField
            label={`${fields.distances} (m)`}
            hint={fields.ownDistancesHint}
            value={layer.distances}
            read={readMetres}
            most={8}
            onChange={(distances) => set({ distances })}
          />
        </>
      )}
      {geometryOf(table) && (
        <ColumnField
          label={fields.number}
          hint={fields.numberHint}
          table={table}
          kinds={numericKinds}
          empty={fields.noNumber}
          value={layer.number}
          onChange={(name) => set({ number: name })}
        />
      )}
      {layer.number !== undefined && (
        <NumberField
          label={fields.top}
          unit="%"
          min={1}
          max={99}
          value={layer.top}
          onChange={(top) => top && set({ top })}
        />
      )}
    </FieldGrid>
  );
}
