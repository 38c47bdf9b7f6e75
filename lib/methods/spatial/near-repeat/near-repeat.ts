import type { MethodContext } from "../../method";
import { benjaminiHochberg } from "../../statistics/fdr";
import { knox, type KnoxOptions, type KnoxTable, type TimedPoints } from "./knox";

export interface NearRepeatOptions extends KnoxOptions {
  /** Shuffles of the times, 999 as a rule. */
  permutations: number;
  /** Highest p, adjusted for the number of bands, that is called significant: 0.05 unless said. */
  alpha?: number;
}

export interface NearRepeat extends KnoxTable {
  spaceBreaks: readonly number[];
  timeBreaks: readonly number[];
  /** p adjusted for all bands that end (Benjamini–Hochberg); NaN in those that do not. */
  adjusted: Float64Array;
  /**
   * Bands with more pairs than chance would explain and at least a fifth more than expected, that
   * hang together with one right after the incident. Pairs are not independent of each other: two
   * close pairs that happen to be near make four, so a band that stands alone proves nothing.
   */
  raised: RaisedBand[];
}

/** After an incident, from `since` to before `until` days later, between `from` and `to` metres away. */
export interface RaisedBand {
  from: number;
  to: number;
  since: number;
  until: number;
  /** Observed over expected pairs. */
  ratio: number;
}

/** Ratcliffe's calculator marks only bands above 1.2: less is of no use to a patrol. */
export const leastRatio = 1.2;

/** Permutations after which there is a first answer. */
const early = 99;

/**
 * Near repeats by Knox's test in bands, see `knox`. `first` is called with the answer of the first 99
 * permutations. Points in metres, times in days; whole days are counted fastest.
 * Source: Ratcliffe and Rengert, Near-repeat patterns in Philadelphia shootings, Security Journal 21
 * (2008), for the table; Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995), for the adjustment.
 */
export function nearRepeat(
  points: TimedPoints,
  options: NearRepeatOptions,
  context: MethodContext & { first?(result: NearRepeat): void },
): NearRepeat {
  const { permutations } = options;
  context.progress?.(null, "finding pairs");
  const test = knox(points, options, context.seed);
  const tell = (made: number) => {
    if (made % 10 === 0) context.progress?.(made / permutations, `${made} of ${permutations}`);
  };
  test.permute(Math.min(early, permutations), tell);
  if (permutations > early) {
    context.first?.(judge(test.table(), options));
    test.permute(permutations - early, tell);
  }
  return judge(test.table(), options);
}

function judge(table: KnoxTable, options: NearRepeatOptions): NearRepeat {
  const { spaceBreaks, timeBreaks, alpha = 0.05 } = options;
  const columns = timeBreaks.length - 1;
  const bands = Array.from(table.observed, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return {
      from: spaceBreaks[row]!,
      to: spaceBreaks[row + 1]!,
      since: timeBreaks[column]!,
      until: timeBreaks[column + 1]!,
      ratio: table.ratio[at]!,
    };
  });
  const adjusted = benjaminiHochberg(
    bands.map(({ to, until }, at) => (Number.isFinite(to + until) ? table.p[at]! : NaN)),
  );
  const isHigh = (at: number) => adjusted[at]! <= alpha && table.ratio[at]! >= leastRatio;
  const raised = reached(bands.length, columns, isHigh).map((at) => bands[at]!);
  return { ...table, spaceBreaks, timeBreaks, adjusted, raised };
}

/** The high bands that hang together with one right after the incident, in the order of the table. */
function reached(bands: number, columns: number, isHigh: (at: number) => boolean): number[] {
  const found = new Set<number>();
  const open = Array.from({ length: bands / columns }, (_, row) => row * columns);
  for (const at of open) {
    if (found.has(at) || !isHigh(at)) continue;
    found.add(at);
    if ((at + 1) % columns !== 0) open.push(at + 1);
    if (at % columns !== 0) open.push(at - 1);
    if (at >= columns) open.push(at - columns);
    if (at + columns < bands) open.push(at + columns);
  }
  return [...found].sort((a, b) => a - b);
}
