/**
 * Logarithm of Kulldorff's likelihood ratio: `cases` inside where `expected` were, of `all`; zero
 * where there are no more than expected.
 * Source: Kulldorff, A spatial scan statistic, Comm. Statistics – Theory and Methods 26 (1997).
 */
export function logLikelihoodRatio(cases: number, expected: number, all: number): number {
  if (cases <= expected) return 0;
  const outside = all - cases;
  const rest = outside > 0 ? outside * Math.log(outside / (all - expected)) : 0;
  return cases * Math.log(cases / expected) + rest;
}

/** Steps of the likelihood for which limits are known, and the last one. */
const fineness = 2;
const highest = 30;

/** The largest expected number at which a count reaches a likelihood: what spares most logarithms. */
export class Reach {
  readonly #levels: Float64Array[] = [];

  constructor(private readonly all: number) {}

  /** For each whole count the expected number above which it stays below this likelihood. */
  limits(likelihood: number): Float64Array {
    const level = Math.floor(fineness * Math.min(highest, Math.max(0, likelihood)));
    return (this.#levels[level] ??= this.#solve(level / fineness));
  }

  #solve(likelihood: number): Float64Array {
    const limits = new Float64Array(Math.ceil(this.all) + 1);
    for (let count = 1; count < limits.length; count++) {
      const cases = Math.min(count, this.all);
      let [low, high] = [0, cases];
      for (let step = 0; step < 30; step++) {
        const middle = (low + high) / 2;
        if (logLikelihoodRatio(cases, middle, this.all) >= likelihood) low = middle;
        else high = middle;
      }
      limits[count] = high;
    }
    return limits;
  }
}
