import type { LaidGround } from "@/cells/ground/lay";
import type { LaidLayers } from "@/cells/ground/lay-layers";
import { modelColumns } from "@/cells/learning/models-table";
import type { FeatureLayer } from "@/lib/methods/places/terrain-layers";
import type { Terrain } from "@/lib/methods/places/terrain";
import { numbers, wholes, words } from "@/lib/table/columns";
import { minimumCount } from "@/lib/table/minimum-count";
import { toStream } from "@/lib/table/stream";
import type { TerrainFound, TerrainInput, TerrainTables } from "./data";

const dayLength = 86_400_000;

/** A column of a layer in the table of cells: "wine_shop_250", "bus_stop_dense_500". */
export function columnOf({ name, kind, distance }: FeatureLayer): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  const what = { proximity: `_${distance}`, density: `_dense_${distance}`, inside: "" }[kind];
  return `${plain}${what}`;
}

export function tablesOf(
  found: TerrainFound,
  laid: LaidGround,
  { layers }: LaidLayers,
  terrain: Terrain,
  input: TerrainInput,
): TerrainTables {
  return {
    cells: cellsTable(found, laid, layers, terrain),
    factors: factorsTable(found),
    models: modelsTable(found, input),
  };
}

/** Beside a latitude and longitude, one to four incidents can give somebody away. */
const shownCount = (count: number): number | null =>
  count > 0 && count < minimumCount ? null : count;

/** A row a cell, the riskiest first; the layers that were chosen as 0 and 1. */
function cellsTable(
  { score, expected, counts, outlines, ids }: TerrainFound,
  { grid, areaOf }: LaidGround,
  layers: readonly FeatureLayer[],
  { factors }: Terrain,
): Uint8Array {
  const order = Uint32Array.from(score.keys()).sort((a, b) => score[b]! - score[a]! || a - b);
  const inOrder = <Value>(of: (cell: number) => Value) => Array.from(order, of);
  const chosen = factors.map(({ layer }) => layers[layer]!);
  const areas = inOrder(areaOf);
  return toStream({
    cell: words(inOrder((cell) => ids[cell]!)),
    ...(areas.some((area) => area !== null) ? { area: words(areas) } : {}),
    latitude: numbers(inOrder((cell) => grid.latitude[cell]!)),
    longitude: numbers(inOrder((cell) => grid.longitude[cell]!)),
    incidents: wholes(inOrder((cell) => shownCount(counts[cell]!))),
    expected: numbers(inOrder((cell) => expected[cell]!)),
    risk: numbers(inOrder((cell) => score[cell]!)),
    ...Object.fromEntries(
      chosen.map((layer) => [columnOf(layer), wholes(inOrder((cell) => layer.values[cell]!))]),
    ),
    geometry: words(inOrder((cell) => outlines[cell]!)),
  });
}

/** A row a layer that was chosen. */
function factorsTable({ factors, model }: TerrainFound): Uint8Array {
  return toStream({
    layer: words(factors.map(({ where }) => where)),
    feature: words(factors.map(({ feature }) => feature)),
    kind: words(factors.map(({ kind }) => kind)),
    distance: numbers(factors.map(({ distance }) => distance)),
    coefficient: numbers(factors.map(({ coefficient }) => coefficient)),
    standard_error: numbers(factors.map(({ error }) => error)),
    rrv: numbers(factors.map(({ rrv }) => rrv)),
    rrv_low: numbers(factors.map(({ rrvLow }) => rrvLow)),
    rrv_high: numbers(factors.map(({ rrvHigh }) => rrvHigh)),
    confidence: numbers(factors.map(() => model.confidence)),
    p: numbers(factors.map(({ p }) => p)),
    p_adjusted: numbers(factors.map(({ pAdjusted }) => pAdjusted)),
    cells: wholes(factors.map(({ cells }) => cells)),
    incidents: wholes(factors.map(({ incidents }) => incidents)),
    chosen_on_halves: numbers(factors.map(({ held }) => held?.chosen)),
    rrv_elsewhere: numbers(factors.map(({ held }) => held?.rrvElsewhere)),
  });
}

/** The model as a row, with the plain count that it is measured against. */
function modelsTable(
  { factors, model, incidents, span, later }: TerrainFound,
  input: TerrainInput,
): Uint8Array {
  const parameters = {
    ...{ family: model.family, theta: model.theta, intercept: model.intercept, incidents },
    factors: factors.map(({ feature, kind, distance, coefficient }) => ({
      ...{ feature, kind, distance, coefficient },
    })),
    ...{ shape: input.ground.shape, size: input.ground.size },
    boundary: input.ground.boundary?.table ?? null,
    share: input.params.share,
    /** The score is that of the same way of choosing, learned from what came before this day. */
    scored_from: later && dayOf(later.origin),
  };
  const last = span && (span.end - 1) * dayLength;
  return toStream(
    modelColumns([
      {
        method: "risk terrain",
        parameters,
        trainedFrom: span && span.first * dayLength,
        trainedOn: last,
        asOf: last,
        score: later?.pai?.terrain.mean,
        scoreName: "pai",
        baseline: "historical count",
        baselineScore: later?.pai?.count.mean,
      },
    ]),
  );
}

const dayOf = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10);
