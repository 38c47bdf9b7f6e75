import { MethodProblem } from "../problem";
import { lagOf, placesOf, type Weights } from "../spatial/weights";

/** What is known of areas by step of time. */
export interface PanelData {
  series: number;
  /** Incidents: step t of series s at s * steps + t. */
  counts: ArrayLike<number>;
  /** Steps in a year, whole. */
  perYear: number;
  /** Steps that "recent" means; 4 when not given. */
  recent?: number;
  /** Who neighbours whom, one place a series. */
  neighbours?: Weights;
  /** What a step has: month, holidays. One value a step; `cycle` where the last value is next to the first. */
  calendar?: readonly { name: string; family: string; values: ArrayLike<number>; cycle?: number }[];
  /** What an area has. One value a series, NaN where it is missing. */
  traits?: readonly { name: string; values: ArrayLike<number> }[];
  /** What an area has in a step, as its incidents; NaN where it is missing. */
  staff?: readonly { name: string; values: ArrayLike<number> }[];
}

export interface PanelFeature {
  name: string;
  /** Features that say the same kind of thing. */
  family: string;
  values: Float64Array;
  /** Values are logarithms of a ratio to the area's own level. */
  isRatio: boolean;
  /** Values go round: so many of them. */
  cycle?: number;
}

/** Rows of areas by step, step after step; lists of one entry a row. */
export interface Panel {
  counts: Float64Array;
  times: Float64Array;
  series: Int32Array;
  /** Logarithm of the area's own level: its mean over the last year. */
  offset: Float64Array;
  features: PanelFeature[];
  /** The first step that is a row: those before it are only looked back to. */
  from: number;
  /** Whether a year before each row is known. */
  hasYear: boolean;
}

/** Names of the features of the past, which are made here. */
export const pastNames = {
  last: "last",
  recent: "recent",
  lastYear: "same a year ago",
  neighboursLast: "neighbours last",
  neighboursRecent: "neighbours recent",
} as const;

/** Rows of time behind the first that a year before is looked back to for. */
const leastWithYear = 12;

/** Rows of time of which the last share leaves three to judge by: fewer have no interval and no p. */
const leastSteps = 14;

/**
 * Features of each area and step from what was known before it: its own past and its neighbours', as
 * logarithms beside the level, the calendar, traits. The offset is the baseline: the area's mean over the
 * last year, one case as expected of the city's mean added.
 */
export function panelOf(data: PanelData): Panel {
  const { series, perYear, recent = 4, neighbours, calendar = [], traits = [], staff = [] } = data;
  const steps = data.counts.length / series;
  if (neighbours && placesOf(neighbours) !== series) {
    throw new MethodProblem(`There are ${series} series for ${placesOf(neighbours)} places.`);
  }
  const hasYear = steps >= 2 * perYear + leastWithYear;
  const from = hasYear ? perYear : Math.min(perYear, Math.max(recent, Math.floor(steps / 4)));
  if (!(steps - from >= leastSteps)) {
    throw new MethodProblem(
      `There are ${steps} steps of time; at least ${leastSteps + Math.max(recent, 4)} are needed to learn and to judge.`,
      "Take a longer span, or shorter steps such as weeks for months.",
    );
  }
  const past = pastOf(data, steps);
  const rows = (steps - from) * series;
  const list = (valueAt: (s: number, t: number) => number) =>
    Float64Array.from({ length: rows }, (_, row) =>
      valueAt(row % series, from + Math.floor(row / series)),
    );
  const level = list((s, t) => past.level(s, t, Math.min(t, perYear)));
  const rowOf = (s: number, t: number) => (t - from) * series + s;
  const ratio = (mean: (s: number, t: number) => number, length: number) =>
    list((s, t) => {
      const usual = level[rowOf(s, t)]!;
      return Math.log((length * mean(s, t) + 1) / (length * usual + 1));
    });
  const features: PanelFeature[] = [];
  const own = (name: string, values: Float64Array, family = "own past") =>
    features.push({ name, family, values, isRatio: true });
  own(
    pastNames.last,
    ratio((s, t) => past.mean(s, t - 1, t), 1),
  );
  own(
    pastNames.recent,
    ratio((s, t) => past.mean(s, t - recent, t), recent),
  );
  if (hasYear) {
    own(
      pastNames.lastYear,
      ratio((s, t) => past.mean(s, t - perYear, t - perYear + 1), 1),
    );
  }
  if (neighbours) {
    for (const [name, length] of [
      [pastNames.neighboursLast, 1],
      [pastNames.neighboursRecent, recent],
    ] as const) {
      const values = new Float64Array(rows);
      for (let t = from; t < steps; t++) {
        const near = lagOf(
          neighbours,
          Float64Array.from({ length: series }, (_, s) => past.mean(s, t - length, t)),
        );
        const usual = lagOf(neighbours, level.subarray(rowOf(0, t), rowOf(0, t) + series));
        near.forEach((each, s) => {
          values[rowOf(s, t)] = Math.log((length * each + 1) / (length * usual[s]! + 1));
        });
      }
      own(name, values, "neighbours");
    }
  }
  for (const { name, family, values, cycle } of calendar) {
    features.push({
      ...{ name, family, isRatio: false },
      values: list((_, t) => values[t]!),
      ...(cycle === undefined ? {} : { cycle }),
    });
  }
  for (const { name, values } of traits) {
    features.push({ name, family: "traits", values: list((s) => values[s]!), isRatio: false });
  }
  for (const { name, values } of staff) {
    features.push({
      ...{ name, family: "staff", isRatio: false },
      values: list((s, t) => values[s * steps + t]!),
    });
  }
  return {
    counts: list((s, t) => data.counts[s * steps + t]!),
    times: list((_, t) => t),
    series: Int32Array.from({ length: rows }, (_, row) => row % series),
    offset: level.map(Math.log),
    features: features.filter(({ values }) => isVaried(values)),
    from,
    hasYear,
  };
}

/** Means of a series over steps, quickly. */
function pastOf({ counts, series }: PanelData, steps: number) {
  const sums = new Float64Array(series * (steps + 1));
  const whole = new Float64Array(steps + 1);
  for (let s = 0; s < series; s++) {
    for (let t = 0; t < steps; t++) {
      const count = counts[s * steps + t]!;
      if (!(count >= 0 && Number.isFinite(count))) {
        throw new MethodProblem(`Step ${t + 1} of series ${s + 1} has no count from 0 on.`);
      }
      sums[s * (steps + 1) + t + 1] = sums[s * (steps + 1) + t]! + count;
    }
    for (let t = 0; t <= steps; t++) whole[t]! += sums[s * (steps + 1) + t]!;
  }
  const sum = (s: number, from: number, to: number) =>
    sums[s * (steps + 1) + to]! - sums[s * (steps + 1) + Math.max(0, from)]!;
  return {
    mean: (s: number, from: number, to: number) => sum(s, from, to) / (to - Math.max(0, from)),
    level(s: number, t: number, length: number) {
      const usual = (whole[t]! - whole[t - length]!) / (length * series);
      // Before the first incident of all nothing is expected, but for a little.
      if (usual === 0) return 1 / (length * series);
      return (sum(s, t - length, t) + 1) / (length + 1 / usual);
    },
  };
}

function isVaried(values: Float64Array): boolean {
  const known = values.find((each) => !Number.isNaN(each));
  return known !== undefined && values.some((each) => !Number.isNaN(each) && each !== known);
}
