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

/** From so many cases a step on, differences are near enough to normal that the largest can be left out. */
const casesToTrim = 5;
/** Share of the largest that is left out, what the others then are of the whole, and what they are worth. */
const trimmed = { share: 0.25, left: 0.2763, worth: 0.563 };

/**
 * The quasi-Poisson factor of a series, from differences d with expectation 0 whatever level and trend
 * are: of each step to the one before, less the same a year earlier (no season is left in that); and of
 * each step to both its neighbours (a break or a low of the past touches few of these). d² over the
 * variance that Poisson counts would give it is 1 on average; the smaller mean of the two is taken, so
 * that neither a season nor a break is mistaken for bursts. Counts are taken for as many days each.
 * With five cases a step or more the largest quarter of the differences is left out, and the rest is
 * scaled up as for normal ones.
 * Source: variance from differences, Gasser, Sroka and Jennen-Steinmetz, Biometrika 73 (1986), who also
 * give what they are worth: 4/9 and 18/35 of the steps; quasi-Poisson as in McCullagh and Nelder,
 * Generalized Linear Models (1989), chapter 6; trimmed sums as in Stigler, Annals of Statistics 1 (1973).
 */
export function burstiness(counts: ArrayLike<number>, steps: BurstinessSteps): Burstiness {
  const { days, year, from = 0, to = days.length } = steps;
  const size = Math.max(0, to - from);
  // A count by its days, and what the variance of that is for a Poisson count.
  const rate = new Float64Array(size);
  const own = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const length = days[from + i]!;
    rate[i] = counts[from + i]! / length;
    own[i] = rate[i]! / length;
    sum += counts[from + i]!;
  }
  const isTrimmed = sum >= casesToTrim * size;
  const beside = factorOf(size - 2, isTrimmed, 18 / 35, (i) => [
    (rate[i]! - 2 * rate[i + 1]! + rate[i + 2]!) ** 2,
    own[i]! + 4 * own[i + 1]! + own[i + 2]!,
  ]);
  const yearly = factorOf(size - year - 1, isTrimmed, 4 / 9, (i) => [
    (rate[i + year + 1]! - rate[i + year]! - rate[i + 1]! + rate[i]!) ** 2,
    own[i + year + 1]! + own[i + year]! + own[i + 1]! + own[i]!,
  ]);
  if (yearly.factor === null || beside.factor === null) return beside;
  return yearly.factor < beside.factor ? yearly : beside;
}

/** From so many pairs of a squared difference and its variance. */
function factorOf(
  size: number,
  isTrimmed: boolean,
  worth: number,
  pairOf: (i: number) => readonly [square: number, variance: number],
): Burstiness {
  const degrees = Math.max(0, size) * worth * (isTrimmed ? trimmed.worth : 1);
  if (size < fewest) return { factor: null, degrees };
  if (!isTrimmed) {
    let [squares, variances] = [0, 0];
    for (let i = 0; i < size; i++) {
      const [square, variance] = pairOf(i);
      squares += square;
      variances += variance;
    }
    return { factor: variances > 0 ? squares / variances : null, degrees };
  }
  const ratios = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const [square, variance] = pairOf(i);
    ratios[i] = variance > 0 ? square / variance : 0;
  }
  ratios.sort();
  let kept = 0;
  for (let i = 0; i < Math.round((1 - trimmed.share) * size); i++) kept += ratios[i]!;
  return { factor: kept / trimmed.left / size, degrees };
}
