import { MethodProblem } from "../problem";
import { benjaminiHochberg } from "../statistics/fdr";
import { gammaQuantile, gammaTails, poissonDensity } from "../statistics/gamma";

/** Crime and duty of the same places, shifts or both: lists of one entry each. */
export interface MismatchInput {
  /** Incidents, or incidents weighted by harm; parts of an incident where its time is not known. */
  crimes: ArrayLike<number>;
  /** Hours of duty, or officers where a roster tells no hours. */
  hours: ArrayLike<number>;
  /** Incidents behind the weighted sums; `crimes` without. */
  counts?: ArrayLike<number>;
  /** Sums of the squared weights, with the largest weight of any incident; weights are 1 without. */
  squares?: ArrayLike<number>;
  heaviest?: number;
  /** Hours that are usual for the entry (what such a place has on average); the mean of all without. */
  usual?: ArrayLike<number>;
}

export interface MismatchOptions {
  confidence?: number;
  /** Under-served where the lower limit is above this, over-served where the upper is below 1 / this. */
  limit?: number;
  /** Nothing is said of a ratio with fewer cases, when fewer are expected too. */
  least?: number;
  /** Part of the usual hours below which there is as good as no duty. */
  almost?: number;
}

export type MismatchFlag =
  "no duty" | "almost no duty" | "under-served" | "over-served" | "too few to tell" | "in line";

export interface Mismatch {
  crimeShare: Float64Array;
  dutyShare: Float64Array;
  /** Crime share by duty share with its interval; NaN where there is no duty. */
  ratio: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Crimes that the entry would have if crime followed duty. */
  expected: Float64Array;
  /** Exact, two-sided, of crime that follows duty; NaN where there is no duty. */
  p: Float64Array;
  adjusted: Float64Array;
  /** The lower limit is above the limit, or there is crime and no duty. */
  isUnder: boolean[];
  flags: MismatchFlag[];
  /** Share of the duty that would have to move for both shares to be equal everywhere, 0 to 1. */
  hoover: number;
  /** What the Hoover index would be on average if crime followed duty, by chance alone. */
  hooverByChance: number;
  gini: number;
  /** From the least to the most crime for its duty: shares of duty and of crime so far, from 0 to 1. */
  lorenz: { duty: Float64Array; crime: Float64Array };
}

/**
 * Compares where crime is with where duty is. The ratio is (crime share) / (duty share); its interval
 * takes the counts as Poisson and the totals as known: Garwood's (Biometrika 28, 1936), for weighted
 * sums that of Fay and Feuer (Statistics in Medicine 16, 1997), which is Garwood's where all weights
 * are 1. p is adjusted for the number of entries (Benjamini–Hochberg). Hoover's index is half the
 * sum of the differences of the shares (J. Royal Statistical Society 99, 1936). Throws a
 * MethodProblem where there is no crime or no duty at all.
 */
export function dutyMismatch(input: MismatchInput, options: MismatchOptions = {}): Mismatch {
  const { confidence = 0.95, limit = 1.5, least = 5, almost = 0.05 } = options;
  const { crimes, hours } = input;
  const { counts = crimes, squares = crimes, heaviest = 1 } = input;
  const [allCrimes, allHours] = [totalOf(crimes, "crime"), totalOf(hours, "duty")];
  const allCounts = counts === crimes ? allCrimes : totalOf(counts, "crime");
  const size = crimes.length;
  const list = () => new Float64Array(size).fill(NaN);
  const [crimeShare, dutyShare, expected] = [list(), list(), list()];
  const [ratio, low, high, p] = [list(), list(), list(), list()];
  const isUnder = new Array<boolean>(size).fill(false);
  for (let i = 0; i < size; i++) {
    crimeShare[i] = crimes[i]! / allCrimes;
    dutyShare[i] = hours[i]! / allHours;
    const mean = (expected[i] = allCrimes * dutyShare[i]!);
    if (mean === 0) {
      isUnder[i] = crimes[i]! > 0;
      continue;
    }
    const weighted = { sum: crimes[i]!, square: squares[i]!, heaviest };
    const [from, to] = weightedInterval(weighted, confidence);
    ratio[i] = crimes[i]! / mean;
    low[i] = from / mean;
    high[i] = to / mean;
    isUnder[i] = low[i]! > limit;
    p[i] = weightedP(weighted, mean);
  }
  const flags = Array.from({ length: size }, (_, i): MismatchFlag => {
    const usual = input.usual?.[i] ?? allHours / size;
    if (hours[i] === 0) return "no duty";
    if (hours[i]! < almost * usual) return "almost no duty";
    const cases = counts[i]! + 1e-9;
    const likely = allCounts * dutyShare[i]!;
    if (cases < least && (isUnder[i] || likely < least)) return "too few to tell";
    if (isUnder[i]) return "under-served";
    return high[i]! < 1 / limit ? "over-served" : "in line";
  });
  return {
    ...{ crimeShare, dutyShare, ratio, low, high, expected, p, isUnder, flags },
    adjusted: benjaminiHochberg(p),
    hooverByChance: chanceHoover(expected, allCrimes, squares),
    ...concentrationOver(crimeShare, dutyShare),
  };
}

function totalOf(values: ArrayLike<number>, what: "crime" | "duty"): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (!(values[i]! >= 0 && values[i]! < Infinity)) {
      throw new MethodProblem(`The ${what} of entry ${i + 1} is no number of zero or more.`);
    }
    sum += values[i]!;
  }
  if (sum === 0) {
    throw new MethodProblem(
      what === "crime"
        ? "There is no incident to compare with duty."
        : "There is no duty to compare with incidents.",
      "Look at the days, the beats and what is left out.",
    );
  }
  return sum;
}

interface Weighted {
  sum: number;
  square: number;
  heaviest: number;
}

/** What the true weighted sum may be. */
function weightedInterval({ sum, square, heaviest }: Weighted, confidence: number) {
  const half = (1 - confidence) / 2;
  const [above, aboveSquare] = [sum + heaviest, square + heaviest * heaviest];
  return [
    sum === 0 ? 0 : (gammaQuantile(half, (sum * sum) / square) * square) / sum,
    (gammaQuantile(1 - half, (above * above) / aboveSquare) * aboveSquare) / above,
  ] as const;
}

/** Twice the smaller tail: below 1 − confidence exactly where the interval leaves out the mean. */
function weightedP({ sum, square, heaviest }: Weighted, mean: number): number {
  const [above, aboveSquare] = [sum + heaviest, square + heaviest * heaviest];
  const more = sum === 0 ? 1 : gammaTails((sum * sum) / square, (mean * sum) / square).lower;
  const fewer = gammaTails((above * above) / aboveSquare, (mean * above) / aboveSquare).upper;
  return Math.min(1, 2 * Math.min(more, fewer));
}

/**
 * Half the mean distance of each sum from what is expected. A Poisson count of mean m lies 2 m P(⌊m⌋)
 * from it on average (Ramasubban, Biometrika 45, 1958); weights make it as if there were fewer cases.
 */
function chanceHoover(expected: Float64Array, all: number, squares: ArrayLike<number>): number {
  let square = 0;
  for (let i = 0; i < squares.length; i++) square += squares[i]!;
  const weight = square / all;
  let away = 0;
  for (const each of expected) {
    const mean = each / weight;
    away += 2 * mean * poissonDensity(Math.floor(mean), mean) * weight;
  }
  return Math.min(1, away / 2 / all);
}

function concentrationOver(crime: Float64Array, duty: Float64Array) {
  const slope = (i: number) => (crime[i] === 0 ? 0 : crime[i]! / duty[i]!);
  const order = Array.from(crime.keys()).sort((a, b) => slope(a) - slope(b) || a - b);
  const curve = {
    duty: new Float64Array(order.length + 1),
    crime: new Float64Array(order.length + 1),
  };
  let [hoover, under] = [0, 0];
  order.forEach((i, at) => {
    curve.duty[at + 1] = Math.min(1, curve.duty[at]! + duty[i]!);
    curve.crime[at + 1] = Math.min(1, curve.crime[at]! + crime[i]!);
    hoover += Math.abs(crime[i]! - duty[i]!) / 2;
    under += (duty[i]! * (curve.crime[at]! + curve.crime[at + 1]!)) / 2;
  });
  return { hoover, gini: Math.max(0, 1 - 2 * under), lorenz: curve };
}
