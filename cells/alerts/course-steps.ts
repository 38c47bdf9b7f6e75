import { seriesWatch, type Watched, type WatchOptions } from "@/lib/methods/temporal/watch";

/** A step of a series with what its past let expect then. */
export interface CourseStep {
  begin: Date;
  count: number;
  watched: Watched | null;
}

/** Steps that are looked back at: each costs a comparison, those of days with many more days. */
const back = { day: 60, week: 104, month: 48 } as const;

/** The last steps of a series, each compared with its own past as if it were the last. */
export function courseOf(
  counts: Float64Array,
  begins: readonly Date[],
  options: WatchOptions,
  period: keyof typeof back,
): CourseStep[] {
  const watch = seriesWatch(options);
  const from = Math.max(0, counts.length - back[period]);
  return Array.from(counts.subarray(from), (count, i) => ({
    begin: begins[from + i]!,
    count,
    watched: watch(counts, from + i),
  }));
}
