import { MethodProblem } from "../problem";
import { dot, meanOf } from "../statistics/sums";
import { simplexFit } from "./simplex-fit";

export interface SyntheticControl {
  /** One a donor, from 0 on, together 1. */
  weights: Float64Array;
  /** What the weighted donors give for the treated, all periods, in its own unit. */
  synthetic: Float64Array;
  /** Root of the mean squared gap before and after, in the treated's mean before. */
  errorBefore: number;
  errorAfter: number;
  /** Counted over expected, after. */
  ratio: number;
  expected: number;
  /** Control areas that the mixture is of. */
  donors: number;
  /** The nearest donors, each treated in its place: after over before of the error, and counted over expected after. */
  placebos: {
    donor: number;
    error: number;
    ratio: number;
    gaps: Float64Array;
    /** Its mixture was at most twice as far off before as that of the treated. */
    isComparable: boolean;
  }[];
  /** Own gaps as the placebos have them: counted less expected, in the mean before. */
  gaps: Float64Array;
  /** Share of these, the treated among them, whose error grew at least as much. */
  p: number;
  /** Of the ratio, from the placebos' ratios; of those that fitted as well; null with fewer than 19 of them. */
  low: number | null;
  high: number | null;
}

/** Donors with fewer cases a period before say mostly chance. */
const fewestAPeriod = 1;
const fewestDonors = 3;
/** A fit's time grows with the donors, and each placebo is a fit. */
const mostDonors = 1_000;
const mostPlacebos = 200;
/** Times the error before of the treated: small areas that no mixture fits tell nothing of it. */
const comparable = 2;
/** 95 % of so many placebos and the treated lie within their own ends. */
const enoughForInterval = 19;

/**
 * Synthetic control: the mixture of untreated areas that went as the treated ones before, and what it
 * did after. Series are taken relative to their own mean before, so that small areas can make up a
 * large one. Chance is told by placebos: each donor in the place of the treated, or the 200 that went most
 * as the treated before. The first `before` periods of each list lie before. A MethodProblem for too few
 * donors, more than 1,000, or nothing before.
 * Sources: Abadie, Diamond and Hainmueller, JASA 105 (2010); on relative levels Ferman and Pinto,
 * Quantitative Economics 12 (2021).
 */
export function syntheticControl(
  treated: ArrayLike<number>,
  donors: readonly ArrayLike<number>[],
  before: number,
  progress: (fraction: number) => void = () => undefined,
): SyntheticControl {
  const level = meanOf(Array.from(treated).slice(0, before));
  const levels = donors.map((donor) => meanOf(Array.from(donor).slice(0, before)));
  if (!(level > 0)) throw new MethodProblem("The treated areas have no incident before.");
  const usable = levels.flatMap((each, i) => (each >= fewestAPeriod ? [i] : []));
  if (usable.length < fewestDonors) {
    throw new MethodProblem(
      `${usable.length} control areas have an incident a period; at least ${fewestDonors} are needed to make up the treated ones.`,
      "Take longer periods, or more control areas.",
    );
  }
  if (usable.length > mostDonors) {
    throw new MethodProblem(
      `${usable.length} control areas are more than the ${mostDonors} that a mixture can be found of.`,
      "Choose the control areas that are most like the treated ones.",
    );
  }
  const relative = (values: ArrayLike<number>, by: number) =>
    Float64Array.from(values, (each) => each / by);
  const pool = usable.map((i) => relative(donors[i]!, levels[i]!));
  const early = pool.map((each) => each.subarray(0, before));
  const n = pool.length;
  const gram = new Float64Array(n * n);
  early.forEach((a, i) =>
    early.forEach((b, j) => (gram[i * n + j] = j < i ? gram[j * n + i]! : dot(a, b))),
  );
  const own = relative(treated, level);
  const linear = early.map((each) => dot(each, own));
  const main = judge(own, simplexFit(gram, linear));
  const chosen = nearest(mostPlacebos);
  const placebos = chosen.map((i, done) => {
    progress(done / chosen.length);
    const weights = simplexFit(gram, gram.subarray(i * n, (i + 1) * n), (k) => k === i);
    const { growth, ratio, gaps, errorBefore } = judge(pool[i]!, weights);
    const isComparable = errorBefore <= comparable * main.errorBefore;
    return { donor: usable[i]!, error: growth, ratio, gaps, isComparable };
  });
  const atLeast = placebos.filter(({ error }) => error >= main.growth).length;
  const ratios = placebos.flatMap(({ ratio, isComparable }) =>
    isComparable && ratio > 0 && Number.isFinite(ratio) ? [ratio] : [],
  );
  const hasInterval = ratios.length >= enoughForInterval && main.ratio > 0;
  const [low, high] = [ends(ratios, 0.025), ends(ratios, 0.975)];
  const weights = new Float64Array(donors.length);
  usable.forEach((donor, i) => (weights[donor] = main.weights[i]!));
  return {
    weights,
    synthetic: main.synthetic.map((each) => each * level),
    errorBefore: main.errorBefore,
    errorAfter: main.errorAfter,
    ratio: main.ratio,
    expected: main.expected * level,
    donors: n,
    placebos,
    gaps: main.gaps,
    p: (1 + atLeast) / (1 + placebos.length),
    low: hasInterval ? main.ratio / high : null,
    high: hasInterval ? main.ratio / low : null,
  };

  /** Numbers of the donors that went most as the treated before, in their order. */
  function nearest(most: number): number[] {
    const all = Array.from({ length: n }, (_, i) => i);
    if (n <= most) return all;
    const away = (i: number) => gram[i * n + i]! - 2 * linear[i]!;
    return all
      .sort((a, b) => away(a) - away(b))
      .slice(0, most)
      .sort((a, b) => a - b);
  }

  function judge(series: Float64Array, weights: Float64Array) {
    const synthetic = series.map((_, t) =>
      pool.reduce((sum, each, i) => (weights[i]! > 0 ? sum + weights[i]! * each[t]! : sum), 0),
    );
    const gaps = series.map((each, t) => each - synthetic[t]!);
    const rootMean = (values: Float64Array) => Math.sqrt(dot(values, values) / values.length);
    const [errorBefore, errorAfter] = [
      rootMean(gaps.subarray(0, before)),
      rootMean(gaps.subarray(before)),
    ];
    const sum = (values: Float64Array) =>
      values.subarray(before).reduce((all, each) => all + each, 0);
    const expected = sum(synthetic);
    return {
      weights,
      synthetic,
      gaps,
      errorBefore,
      errorAfter,
      expected,
      ratio: sum(series) / expected,
      growth: errorBefore > 0 ? errorAfter / errorBefore : Infinity,
    };
  }
}

/** A quantile on the scale of logarithms. */
function ends(ratios: readonly number[], share: number): number {
  const sorted = ratios.toSorted((a, b) => a - b);
  // Plotting positions k / (n + 1), as if the treated were one more of them.
  const place = share * (sorted.length + 1) - 1;
  const [from, to] = [
    Math.max(0, Math.floor(place)),
    Math.min(sorted.length - 1, Math.ceil(place)),
  ];
  const [low, high] = [Math.log(sorted[from] ?? NaN), Math.log(sorted[to] ?? NaN)];
  return Math.exp(low + (high - low) * Math.min(1, Math.max(0, place - from)));
}
