import { mstl } from "@/lib/methods/temporal/mstl";
import { stl } from "@/lib/methods/temporal/stl";

/** Lists as long as the history, which is their sum. */
export interface Parts {
  trend: Float64Array;
  season: Float64Array;
  rest: Float64Array;
}

/** Sets of weights by which wild steps are left aside: three do nearly all that fifteen would. */
const outer = 3;

/** Trend, season and rest by STL, of days by MSTL; null where no season fits in twice. */
export function partsOf(counts: Float64Array, seasons: readonly number[]): Parts | null {
  const fitting = seasons.filter((each) => 2 * each < counts.length);
  if (fitting.length === 0) return null;
  if (fitting.length === 1) {
    const options = { period: fitting[0]!, seasonWindow: "periodic", robust: true, outer } as const;
    const { trend, season, remainder } = stl(counts, options);
    return { trend, season, rest: remainder };
  }
  const windows = fitting.map(() => "periodic" as const);
  const found = mstl(counts, { periods: fitting, seasonWindows: windows });
  const season = counts.map((_, t) =>
    found.seasons.reduce((sum, { values }) => sum + values[t]!, 0),
  );
  return { trend: found.trend, season, rest: found.remainder };
}
