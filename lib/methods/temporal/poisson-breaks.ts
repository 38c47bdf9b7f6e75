import { MethodProblem } from "../problem";
import { checkCounts, type Series } from "./series";

export interface PoissonBreaksOptions {
  /** What a further break must gain in twice the log-likelihood; 2 ln n when not given. */
  penalty?: number;
  /** Steps that a segment has at least. */
  minSegment?: number;
  /** What each step was exposed to: the level is cases a unit of it. 1 when not given, 0 leaves a step out. */
  exposure?: Series;
}

export interface PoissonBreaks {
  /** Numbers of the steps where a new segment starts, ascending. */
  starts: number[];
  /** Cases a unit of exposure (a step when none was given), a segment. */
  means: number[];
  penalty: number;
  /** Costs of all segments and the penalty a break: the least that there is. */
  objective: number;
}

/**
 * Where a series of counts changes its level: the division with the least cost, exact, each segment
 * Poisson with a mean of its own. Counts that vary more than Poisson ones give breaks too many: then
 * raise the penalty by their dispersion. A season is found as breaks unless the exposure has it.
 * A MethodProblem when two segments do not fit or a step is not a count. O(n²) at worst.
 * Source: Jackson et al., IEEE Signal Processing Letters 12 (2005); steps that can start no segment
 * any more are dropped as in Killick, Fearnhead and Eckley, JASA 107 (2012).
 */
export function poissonBreaks(counts: Series, options: PoissonBreaksOptions = {}): PoissonBreaks {
  const n = counts.length;
  const { penalty = 2 * Math.log(n), minSegment = 2 } = options;
  const least = Math.floor(minSegment);
  if (!(least >= 1)) throw new MethodProblem("A segment must have at least one step.");
  if (!(penalty >= 0)) throw new MethodProblem("The penalty of a break must not be below 0.");
  checkCounts(counts, 2 * least, "Looking for a change of level");
  const [sums, exposed] = [new Float64Array(n + 1), new Float64Array(n + 1)];
  for (let i = 0; i < n; i++) {
    sums[i + 1] = sums[i]! + counts[i]!;
    exposed[i + 1] = exposed[i]! + (options.exposure?.[i] ?? 1);
  }
  const cost = (from: number, to: number) => {
    const sum = sums[to]! - sums[from]!;
    return sum === 0 ? 0 : 2 * sum * (Math.log(exposed[to]! - exposed[from]!) - Math.log(sum));
  };
  const cheapest = new Float64Array(n + 1).fill(Infinity);
  cheapest[0] = -penalty;
  const from = new Uint32Array(n + 1);
  let open: { start: number; until: number }[] = [{ start: 0, until: Infinity }];
  for (let t = least; t <= n; t++) {
    for (const { start } of open) {
      const total = cheapest[start]! + cost(start, t) + penalty;
      if (total < cheapest[t]!) [cheapest[t], from[t]] = [total, start];
    }
    for (const each of open) {
      // From here on a segment that starts at t is as good, once it is long enough.
      if (cheapest[each.start]! + cost(each.start, t) >= cheapest[t]!) {
        each.until = Math.min(each.until, t + least);
      }
    }
    const start = t + 1 - least;
    if (start >= least) open.push({ start, until: Infinity });
    open = open.filter(({ until }) => until > t + 1);
  }
  const starts: number[] = [];
  for (let at = from[n]!; at > 0; at = from[at]!) starts.unshift(at);
  const ends = [...starts, n];
  const means = ends.map((end, i) => {
    const start = i === 0 ? 0 : starts[i - 1]!;
    const sum = sums[end]! - sums[start]!;
    return sum === 0 ? 0 : sum / (exposed[end]! - exposed[start]!);
  });
  return { starts, means, penalty, objective: cheapest[n]! };
}
