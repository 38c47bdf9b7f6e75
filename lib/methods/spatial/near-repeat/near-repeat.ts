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
  /** Bands with more pairs than chance would explain and at least a fifth more than expected. */
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
      at,
      from: spaceBreaks[row]!,
      to: spaceBreaks[row + 1]!,
      since: timeBreaks[column]!,
      until: timeBreaks[column + 1]!,
    };
  });
  const isTested = ({ to, until }: (typeof bands)[number]) => Number.isFinite(to + until);
  const adjusted = benjaminiHochberg(
    bands.map((band) => (isTested(band) ? table.p[band.at]! : NaN)),
  );
  const raised = bands.flatMap(({ at, ...band }) => {
    const ratio = table.ratio[at]!;
    return adjusted[at]! <= alpha && ratio >= leastRatio ? [{ ...band, ratio }] : [];
  });
  return { ...table, spaceBreaks, timeBreaks, adjusted, raised };
}
