import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import {
  seriesWatch,
  type Watched,
  type WatchMethod,
  type WatchOptions,
} from "@/lib/methods/temporal/watch";
import { levelShifts, type Groups, type Shift } from "./level-shifts";
import { alertTable } from "./table";
import { texts } from "./texts";

export interface FindInput {
  /** Period t of series s at s * steps + t; the last period is looked at. */
  counts: Float64Array;
  steps: number;
  /** Columns of the result that tell series apart, and their values for each series. */
  by: string[];
  keys: string[][];
  /** First day of the last period, milliseconds. */
  begins: number;
  options: WatchOptions;
  fdr: boolean;
  falseShare: number;
  falls: boolean;
  /** Series that change their level together. */
  groups: Groups;
  /** Steps that are looked at together for changes of level, and steps of a year. */
  spans: { together: number; year: number };
  /** Series whose alert was looked at in this period. */
  notes: { series: number; note: string }[];
}

/** A series in the last period. */
export interface Checked extends Watched {
  series: number;
  observed: number;
  /** Adjusted for the number of series; NaN where there is no p. */
  adjusted: number;
  /** 1 for too many, -1 for too few. */
  alarm: 1 | 0 | -1;
  /** Null unless the alert was looked at. */
  note: string | null;
}

export interface Found {
  /** Arrow: a row a series, in the order of the list. */
  table: Uint8Array;
  /** The first of the list: new alerts, those looked at, then what comes nearest. */
  listed: (Checked & { counts: Float64Array })[];
  series: number;
  /** Series with too short a past. */
  short: number;
  /** Tests that were made, and how many were beyond their bound before the adjustment. */
  tested: number;
  beyond: number;
  /** Series that the method gives no p-value for. */
  unadjusted: number;
  alerts: number;
  acknowledged: number;
  methods: [method: WatchMethod, series: number][];
  shifts: Shift[];
}

/** Every alert is listed up to this many, and some of those that come nearest. */
export const mostListed = 100;
const nearest = 5;

/** Years that a comparison reaches back at most. */
export const yearsBack = 5;

/** The work of the worker: each series against its past, all of them against each other. */
export function find(
  input: FindInput,
  progress: (fraction: number, words: string) => void = () => undefined,
): Found {
  const { counts, steps, keys, options, fdr, falseShare, falls, groups, spans } = input;
  const watch = seriesWatch(options);
  const watched: (Watched | null)[] = [];
  let told = performance.now();
  const own = (series: number) => counts.subarray(series * steps, (series + 1) * steps);
  for (let series = 0; series < keys.length; series++) {
    watched.push(watch(own(series), steps - 1));
    if (performance.now() - told < 100) continue;
    told = performance.now();
    progress(series / keys.length, texts.comparing);
  }
  const p = watched.map((each) => (each ? chanceOf(each, falls) : NaN));
  const adjusted = benjaminiHochberg(p);
  const notes = new Map(input.notes.map(({ series, note }) => [series, note]));
  const checked = watched.flatMap((each, series): Checked[] => {
    if (!each) return [];
    const isLikely = fdr && adjusted[series]! > falseShare;
    const alarm = isLikely ? 0 : each.above ? 1 : falls && each.below ? -1 : 0;
    const note = alarm === 0 ? null : (notes.get(series) ?? null);
    const observed = counts[series * steps + steps - 1]!;
    return [{ ...each, p: p[series]!, series, observed, adjusted: adjusted[series]!, alarm, note }];
  });
  checked.sort(
    (a, b) => rank(a) - rank(b) || lowest(a.p) - lowest(b.p) || farthest(b) - farthest(a),
  );
  const alerts = checked.filter(({ alarm }) => alarm !== 0);
  const used = new Map<WatchMethod, number>();
  for (const { method } of checked) used.set(method, (used.get(method) ?? 0) + 1);
  return {
    table: alertTable(checked, input),
    listed: checked
      .slice(0, Math.min(mostListed, alerts.length + nearest))
      .map((each) => ({ ...each, counts: own(each.series).slice() })),
    series: keys.length,
    short: keys.length - checked.length,
    tested: checked.length,
    beyond: checked.filter(({ above, below }) => above || (falls && below)).length,
    unadjusted: checked.filter(({ p: own }) => Number.isNaN(own)).length,
    alerts: alerts.length,
    acknowledged: alerts.filter(({ note }) => note !== null).length,
    methods: [...used].sort((a, b) => b[1] - a[1]),
    shifts: levelShifts({ counts, steps, groups, ...spans, back: yearsBack * options.period }),
  };
}

const chanceOf = ({ p, pFewer }: Watched, falls: boolean) =>
  falls && !Number.isNaN(pFewer) ? Math.min(1, 2 * Math.min(p, pFewer)) : p;

const rank = ({ alarm, note }: Checked) => (alarm === 0 ? 2 : note === null ? 0 : 1);
const lowest = (p: number) => (Number.isNaN(p) ? 1 : p);
const farthest = ({ observed, expected }: Checked) =>
  Math.abs(observed - expected) / Math.sqrt(Math.max(0.5, expected));
