import { columnFromArray, float64, int32, utf8 } from "@uwdata/flechette";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import { areasKm2 } from "@/lib/methods/spatial/area";
import {
  concentration,
  placesFor,
  placesForByChance,
} from "@/lib/methods/spatial/distribution/concentration";
import {
  funnelLimits,
  funnelPlace,
  overdispersion,
  type FunnelPlace,
  type Overdispersion,
} from "@/lib/methods/spatial/distribution/funnel";
import { rates, type Rates } from "@/lib/methods/spatial/distribution/rates";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { poissonInterval } from "@/lib/methods/statistics/poisson";
import type { Counted } from "./count";
import type { Base, DistributionParams } from "./params";

export interface DistributeInput extends Pick<Counted, "counts" | "keys" | "bases" | "outlines"> {
  rate: DistributionParams["rate"];
}

/** The areas compared. Arrays in the order of the areas given. */
export interface Distributed {
  /** Arrow, fullest area first. */
  table: Uint8Array;
  events: number;
  /** Areas from the fullest on. */
  order: Uint32Array;
  low: Float64Array;
  high: Float64Array;
  /** What areas are compared by, and the rates of it; null for counts. */
  compared: (Compared & { base: Base }) | null;
  half: number;
  halfByChance: number;
  gini: number;
  giniAdjusted: number;
  withNone: number;
  /** Share of places, share of events. */
  curve: [number, number][];
  curveByChance: [number, number][];
}

export interface Compared extends Pick<Rates, "rate" | "low" | "high" | "overall" | "left"> {
  values: Float64Array;
  place: (FunnelPlace | null)[];
  spread: Overdispersion | null;
  /** Limits of the funnel over the range of the base. */
  limits: { at: number; low95: number; high95: number; low998: number; high998: number }[];
}

/** Rates are counted for so many units of the base. */
export const unitOf: Record<Base, number> = { population: 100_000, km2: 1, road_km: 1 };

const columnNames: Record<Base, { value: string; rate: string }> = {
  population: { value: "population", rate: "per_100000" },
  km2: { value: "area_km2", rate: "per_km2" },
  road_km: { value: "road_km", rate: "per_road_km" },
};

/** The work of the worker: counts of areas in, ranks, intervals, rates and concentration out. */
export function distribute(input: DistributeInput): Distributed {
  const { counts } = input;
  const bases = withMeasured(input);
  const found = concentration(counts);
  const [low, high] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  counts.forEach((count, i) => ([low[i], high[i]] = poissonInterval(count)));
  const made = bases.map(({ base, values }) => ({
    base,
    values,
    rates: rates(
      counts,
      Float64Array.from(values, (value) => value / unitOf[base]),
    ),
  }));
  const wanted = input.rate ?? made[0]?.base ?? "none";
  const chosen = made.find(({ base }) => base === wanted);
  const compared = chosen
    ? { base: chosen.base, ...compare(counts, chosen.values, chosen.rates, unitOf[chosen.base]) }
    : null;
  const curve = [...found.order].map((_, i): [number, number] => [
    (i + 1) / found.places,
    found.events === 0 ? 0 : found.cumulative[i]! / found.events,
  ]);
  const steps = Array.from({ length: 40 }, (_, i) => (i + 1) / 40);
  const byChance = steps.map((share): [number, number] => [
    placesForByChance(found.places, found.events, share) / found.places,
    share,
  ]);
  return {
    table: toArrow(input, { order: found.order, cumulative: found.cumulative, low, high }, made, {
      expected: chosen?.rates.expected,
      ratio: chosen?.rates.ratio,
      place: compared?.place,
    }),
    events: found.events,
    order: found.order,
    low,
    high,
    compared,
    half: placesFor(found, 0.5),
    halfByChance: placesForByChance(found.places, found.events, 0.5),
    gini: found.gini,
    giniAdjusted: found.giniAdjusted,
    withNone: found.placesWithNone,
    curve: thinned([[0, 0], ...curve]),
    curveByChance: [[0, 0], ...byChance],
  };
}

/** Bases that some area has; km² from the outlines where no column gives them. */
function withMeasured({ bases, outlines }: DistributeInput): DistributeInput["bases"] {
  const measured =
    outlines && !bases.some(({ base }) => base === "km2")
      ? [{ base: "km2" as const, values: areasKm2(readAreas(outlines).areas) }]
      : [];
  return [...bases, ...measured].filter(({ values }) => values.some((value) => value > 0));
}

function compare(counts: Float64Array, values: Float64Array, found: Rates, unit: number): Compared {
  const known = Array.from(values).filter((value) => value > 0 && Number.isFinite(value));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const limits = Array.from({ length: 80 }, (_, i) => {
    const at = least + ((most - least) * i) / 79;
    const expected = (found.overall * at) / unit;
    const scaled = (count: number) => (count / at) * unit;
    const [inner, outer] = [funnelLimits(expected, 0.95), funnelLimits(expected, 0.998)];
    return {
      at,
      low95: scaled(inner.low),
      high95: scaled(inner.high),
      low998: scaled(outer.low),
      high998: scaled(outer.high),
    };
  });
  return {
    values,
    rate: found.rate,
    low: found.low,
    high: found.high,
    overall: found.overall,
    left: found.left,
    place: Array.from(counts, (count, i) =>
      Number.isNaN(found.expected[i]) ? null : funnelPlace(count, found.expected[i]!),
    ),
    spread: overdispersion(counts, found.expected),
    limits,
  };
}

const mostSteps = 400;

/** A curve of many steps looks the same with some hundred. */
function thinned(curve: [number, number][]): [number, number][] {
  const every = Math.ceil(curve.length / mostSteps);
  return curve.filter((_, i) => i % every === 0 || i === curve.length - 1);
}

interface Ranked {
  order: Uint32Array;
  cumulative: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

function toArrow(
  { counts, keys, outlines }: DistributeInput,
  { order, cumulative, low, high }: Ranked,
  made: readonly { base: Base; values: Float64Array; rates: Rates }[],
  funnel: {
    expected: Float64Array | undefined;
    ratio: Float64Array | undefined;
    place: (string | null)[] | undefined;
  },
): Uint8Array {
  const events = cumulative.at(-1) ?? 0;
  const ranked = <Value>(values: ArrayLike<Value>) => Array.from(order, (i) => values[i]!);
  const numbers = (values: ArrayLike<number>) =>
    columnFromArray(
      ranked(values).map((value) => (Number.isFinite(value) ? value : null)),
      float64(),
    );
  const words = (values: ArrayLike<string | null>) => columnFromArray(ranked(values), utf8());
  const columns: [string, NamedColumn[1]][] = [
    ["rank", columnFromArray(ranksOf(order, counts), int32())],
    ["incidents", columnFromArray(ranked(counts), int32())],
    ["incidents_low", numbers(low)],
    ["incidents_high", numbers(high)],
    ["share", numbers(counts.map((count) => count / events))],
    [
      "cumulative_share",
      columnFromArray(
        Array.from(cumulative, (sum) => (events === 0 ? null : sum / events)),
        float64(),
      ),
    ],
    ...made.flatMap(({ base, values, rates: own }): typeof columns => {
      const { value, rate } = columnNames[base];
      return [
        [value, numbers(values)],
        [rate, numbers(own.rate)],
        [`${rate}_low`, numbers(own.low)],
        [`${rate}_high`, numbers(own.high)],
        [`${rate}_smoothed`, numbers(own.smoothed)],
      ];
    }),
  ];
  if (funnel.expected) columns.push(["expected", numbers(funnel.expected)]);
  if (funnel.ratio) columns.push(["ratio", numbers(funnel.ratio)]);
  if (funnel.place) columns.push(["funnel", words(funnel.place)]);
  if (outlines) columns.push(["geometry", words(outlines)]);
  const taken = new Set(columns.map(([name]) => name));
  const named = keys.map(({ name, values }): (typeof columns)[number] => [
    taken.has(name.toLowerCase()) ? `area_${name}` : name,
    words(values),
  ]);
  return toStream([...named, ...columns]);
}

/** Areas of the same count have the same rank. */
function ranksOf(order: Uint32Array, counts: Float64Array): Int32Array {
  const ranks = new Int32Array(order.length);
  order.forEach((area, i) => {
    const isTied = i > 0 && counts[order[i - 1]!] === counts[area];
    ranks[i] = isTied ? ranks[i - 1]! : i + 1;
  });
  return ranks;
}
