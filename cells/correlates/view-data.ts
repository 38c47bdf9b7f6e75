import type { SpatialView } from "@/cells/spatial/drawn";
import type { TableInfo } from "@/lib/engine/engine";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import type { TraitEffect } from "@/lib/methods/spatial/regression/area-regression";
import type { Correlates } from "./compute";
import { measuredArea, noExposure } from "./params";
import { isProtectedTrait } from "@/cells/people/protected-trait";
import type { ReadAreas } from "./read";
import { texts } from "./texts";

/** A trait of the areas beside their rates. */
export interface Scatter {
  trait: string;
  rate: string;
  dots: { x: number; y: number; tip: string }[];
  /** What the model has for it, the other traits at their mean. */
  line: [x: number, y: number][];
  rho: number;
  partial: number | null;
}

export interface CorrelatesView {
  effects: TraitEffect[];
  protectedTraits: string[];
  isSpatial: boolean;
  scatters: Scatter[];
  map: SpatialView | null;
  areas: TableInfo;
  seed: number;
  /** Columns that the run read, for a program that does the same. */
  read: Pick<ReadAreas, "columns" | "point">;
}

const stepsOfLine = 30;

export function viewOf(
  correlates: Correlates,
  areas: ReadAreas,
  table: TableInfo,
  seed: number,
): CorrelatesView {
  const { found } = correlates;
  const { columns, point } = areas;
  return {
    effects: found.effects,
    protectedTraits: columns.traits.filter(isProtectedTrait),
    isSpatial: found.spatial !== null,
    scatters: found.effects.map((_, k) => scatterOf(correlates, areas, k)),
    map: mapOf(correlates, areas),
    areas: table,
    seed,
    read: { columns, point },
  };
}

const tipsOf = ({ found, kept }: Correlates, { names, counts }: ReadAreas) =>
  Array.from(kept, (i, at) => texts.charts.areaTip(names[i]!, counts[i]!, found.expected[at]!));

/** Rates are shown in units in which people say them: per 100,000 residents, per km². */
function unitOf(exposure: string, values: Float64Array | null): { unit: number; name: string } {
  if (exposure === noExposure || !values) return { unit: 1, name: texts.charts.incidents };
  if (exposure === measuredArea) return { unit: 1, name: texts.charts.per("km²") };
  const usual = values.toSorted()[values.length >> 1]!;
  const unit = usual >= 1_000 ? 100_000 : usual >= 100 ? 1_000 : 1;
  const per = unit === 1 ? exposure : `${unit.toLocaleString("en-GB")} ${exposure}`;
  return { unit, name: texts.charts.per(per) };
}

function scatterOf(correlates: Correlates, areas: ReadAreas, k: number): Scatter {
  const { found, kept, exposure } = correlates;
  const { unit, name } = unitOf(areas.columns.exposure, exposure);
  const effect = found.effects[k]!;
  const values = Array.from(kept, (i) => areas.traits[k]!.values[i]!);
  const tips = tipsOf(correlates, areas);
  const rateOf = (count: number, at: number) => (unit * count) / (exposure?.[at] ?? 1);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // The level is such that the line passes through what is expected in the middle.
  const { mean, deviation, ratio } = effect;
  const level = middleOf(
    values.map((value, at) =>
      rateOf(found.expected[at]! / ratio ** ((value - mean) / deviation), at),
    ),
  );
  return {
    trait: effect.name,
    rate: name,
    dots: values.map((x, at) => ({ x, y: rateOf(areas.counts[kept[at]!]!, at), tip: tips[at]! })),
    line: Array.from({ length: stepsOfLine + 1 }, (_, step): [number, number] => {
      const x = least + ((most - least) * step) / stepsOfLine;
      return [x, level * ratio ** ((x - mean) / deviation)];
    }),
    rho: effect.spearman.rho,
    partial: found.effects.length > 1 ? effect.partial.rho : null,
  };
}

const middleOf = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

function mapOf(correlates: Correlates, areas: ReadAreas): SpatialView | null {
  if (!areas.outlines) return null;
  const outlines = Array.from(correlates.kept, (i) => areas.outlines![i]!);
  const box = boxOf(readAreas(outlines).areas);
  if (!box) return null;
  return {
    title: texts.charts.map,
    box,
    height: 420,
    layers: [
      {
        kind: "areas",
        outlines,
        names: Array.from(correlates.kept, (i) => areas.names[i]!),
        values: correlates.found.residuals,
        tips: tipsOf(correlates, areas),
        colour: { scale: "purple-orange", title: texts.charts.residuals, centre: 0 },
      },
    ],
  };
}
