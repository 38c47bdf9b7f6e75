/** The four ways in which two types can go together, in the order in which they are shown. */
export const measureNames = ["nearest", "within", "areas", "next"] as const;
export type MeasureName = (typeof measureNames)[number];

/** One figure and one test for each ordered pair of types, at a * types + b. NaN where there is none. */
export interface Measure {
  value: Float64Array;
  p: Float64Array;
  adjusted: Float64Array;
  /** Shuffles behind the test; 0 for a test that needs none. */
  permutations: number;
}

/** Cross-K against random labelling. Of pair a, b at radius r: (a * types + b) * radii.length + r. */
export interface Curves {
  radii: readonly number[];
  /** Pairs of points as a multiple of what shuffles have on average, and where 95 % of these lie. */
  ratio: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** One test a curve, a pair of types at a * types + b. */
  p: Float64Array;
  permutations: number;
}

/** What the cell found, as far as it is. */
export interface RelationsView {
  types: readonly string[];
  /** Usable points of each type. */
  counts: readonly number[];
  /** Metres. */
  within: number;
  weeks: number;
  measures: Partial<Record<MeasureName, Measure>>;
  /** Correlation of the areas without taking anything out. */
  plain: Float64Array | null;
  curves: Curves | null;
  /** The points that were shuffled, of the types compared: degrees, metres, number of the type. */
  points: {
    longitude: Float64Array;
    latitude: Float64Array;
    east: Float64Array;
    north: Float64Array;
    type: Uint8Array;
  };
  /** Types that are not compared, and are shuffled along as one. */
  otherTypes: number;
  /** What was read: a table, and SQL for coordinates, type and rows. */
  source: { table: string; x: string; y: string; type: string; where: string };
  /** The pair that is asked for, or the first that is worth a look. */
  asked: readonly [number, number] | null;
}

/** What was used, for the provenance. */
export interface Used {
  zone: { zone: number; south: boolean };
  farOut: number;
  withoutType: number;
  points: number;
  sampled: number;
  /** Points of a type in the sample at most. */
  most: number;
  /** Points on the most crowded spot of the sample. */
  pile: number;
  near: { points: number } | null;
  areas: {
    count: number;
    withoutArea: number;
    isRate: boolean;
    isSpatial: boolean;
    without: number;
  } | null;
  weeks: { count: number; from: number; withoutTime: number } | null;
  /** Why a measure is not there. */
  absent: Partial<Record<MeasureName, string>>;
}

export interface Related {
  view: RelationsView;
  used: Used;
}

/** A finding that chance explains in less than one of twenty. */
export const level = 0.05;

/** Types with fewer points can only show strong relations. */
export const few = 50;

/** 1 where the pair stands together more than chance has it, -1 where it keeps apart, 0 where neither shows. */
export function verdictOf(name: MeasureName, measure: Measure | undefined, at: number): -1 | 0 | 1 {
  const [value, adjusted] = [measure?.value[at] ?? NaN, measure?.adjusted[at] ?? NaN];
  if (!(adjusted < level)) return 0;
  const middle = name === "areas" ? 0 : 1;
  return value > middle ? 1 : value < middle ? -1 : 0;
}
