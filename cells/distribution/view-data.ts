import type { SpatialView } from "@/cells/spatial/drawn";
import type { TableInfo } from "@/lib/engine/engine";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import type { Counted } from "./count";
import type { Distributed } from "./distribute";
import type { Base } from "./params";
import { texts } from "./texts";

/** An area as the bars show it. */
export interface Bar {
  name: string;
  value: number;
  low: number;
  high: number;
  tip: string;
}

export interface FunnelView {
  base: Base;
  overall: number;
  areas: { at: number; rate: number; place: string; tip: string }[];
  limits: NonNullable<Distributed["compared"]>["limits"];
}

export interface DistributionView {
  map: SpatialView | null;
  bars: Bar[];
  /** How many areas there are in all. */
  count: number;
  measure: string;
  curve: [number, number][];
  curveByChance: [number, number][];
  /** Share of the areas that hold half. */
  half: number;
  funnel: FunnelView | null;
  places: TableInfo | null;
  point: Counted["point"] | null;
}

const mostBars = 20;
const mostDots = 3_000;

export function viewOf(
  found: Distributed,
  counted: Counted,
  data: string,
  places: TableInfo | null,
): DistributionView {
  const { counts, names } = counted;
  const { compared, low, high, events } = found;
  const tips = names.map((name, i) => {
    const words = texts.tip(name, counts[i]!, low[i]!, high[i]!, counts[i]! / events || 0);
    if (!compared || Number.isNaN(compared.rate[i])) return words;
    const { base, rate } = compared;
    return words + texts.tipRate(base, rate[i]!, compared.low[i]!, compared.high[i]!);
  });
  const measure = texts.measure(compared?.base ?? null);
  const shown = compared ?? { rate: counts, low, high };
  const ranked = names
    .map((_, i) => i)
    .filter((i) => !Number.isNaN(shown.rate[i]))
    .sort((a, b) => shown.rate[b]! - shown.rate[a]! || a - b);
  return {
    map: mapOf(counted, shown.rate, measure, tips, data),
    bars: ranked.slice(0, mostBars).map((i) => ({
      name: names[i]!,
      value: shown.rate[i]!,
      low: shown.low[i]!,
      high: shown.high[i]!,
      tip: tips[i]!,
    })),
    count: names.length,
    measure,
    curve: found.curve,
    curveByChance: found.curveByChance,
    half: found.half / names.length,
    funnel: compared ? funnelOf(compared, tips) : null,
    places,
    point: counted.point ?? null,
  };
}

function mapOf(
  { outlines, names, conditions }: Counted,
  values: Float64Array,
  title: string,
  tips: string[],
  data: string,
): SpatialView | null {
  if (!outlines) return null;
  const box = boxOf(readAreas(outlines).areas);
  if (!box) return null;
  return {
    box,
    height: 420,
    layers: [
      {
        kind: "areas",
        outlines,
        names,
        values,
        tips,
        colour: { scale: "heat", title },
        ...(conditions ? { behind: { table: data, conditions } } : {}),
      },
    ],
  };
}

function funnelOf(compared: NonNullable<Distributed["compared"]>, tips: string[]): FunnelView {
  const { base, overall, rate, values, place, limits } = compared;
  const areas = tips.flatMap((tip, i) =>
    place[i] ? [{ at: values[i]!, rate: rate[i]!, place: place[i], tip }] : [],
  );
  return { base, overall, limits, areas: areas.slice(0, mostDots) };
}
