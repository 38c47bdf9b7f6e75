/** How much more a series of counts varies from step to step than Poisson counts do. */
export interface Burstiness {
  /** 1 when it varies as by chance alone; null without enough to tell. */
  factor: number | null;
  /** Steps' worth of knowledge behind it, for Student's t. */
  degrees: number;
}

/** Days of each step, and which of them are looked at: from one up to another, not among them. */
export interface BurstinessSteps {
  days: ArrayLike<number>;
  /** Steps of a year: 52 weeks, 12 months. */
  year: number;
  from?: number;
  to?: number;
}

const fewest = 8;

/**
 * The quasi-Poisson factor of a series. From each step the one before is taken, and from that the same
 * difference a year earlier: Σ(a − b − c + d)² over Σ(a + b + c + d) is 1 on average for Poisson counts,
 * whatever their season and steady trend, and a when incidents come in bursts of a within a step.
 * Counts are taken for as many days each. With too few steps for years, Σ(a − 2b + c)² over
 * Σ(a + 4b + c) of neighbours, which a season makes a little larger.
 * Source: variance from differences, Gasser, Sroka and Jennen-Steinmetz, Biometrika 73 (1986), who also
 * give what it is worth: 4/9 and 18/35 of the steps; quasi-Poisson as in McCullagh and Nelder,
 * Generalized Linear Models (1989), chapter 6.
 */
export function burstiness(counts: ArrayLike<number>, steps: BurstinessSteps): Burstiness {
  const { days, year, from = 0, to = days.length } = steps;
  const hasYears = to - from - year - 1 >= fewest;
  const reach = hasYears ? year + 1 : 2;
  const size = Math.max(0, to - from - reach);
  const degrees = size * (hasYears ? 4 / 9 : 18 / 35);
  // A count by its days, and what the variance of that is for a Poisson count.
  const rate = new Float64Array(size + reach);
  const own = new Float64Array(size + reach);
  for (let i = 0; i < rate.length; i++) {
    const length = days[from + i]!;
    rate[i] = counts[from + i]! / length;
    own[i] = rate[i]! / length;
  }
  let [squares, sum] = [0, 0];
  for (let i = reach; i < rate.length; i++) {
    if (hasYears) {
      const before = i - year;
      squares += (rate[i]! - rate[i - 1]! - rate[before]! + rate[before - 1]!) ** 2;
      sum += own[i]! + own[i - 1]! + own[before]! + own[before - 1]!;
    } else {
      squares += (rate[i]! - 2 * rate[i - 1]! + rate[i - 2]!) ** 2;
      sum += own[i]! + 4 * own[i - 1]! + own[i - 2]!;
    }
  }
  return { factor: size >= fewest && sum > 0 ? squares / sum : null, degrees };
}
