import { MethodProblem } from "../problem";
import { benjaminiHochberg } from "../statistics/fdr";
import { normalQuantile } from "../statistics/normal";
import { studentTwoSidedP } from "../statistics/student";
import { burstiness } from "./burstiness";
import { daysOf, type ComparedWindow, type Span } from "./comparison-windows";
import { cTest, eTest, rateRatio, type CountOver } from "./poisson-tests";

/** Counts of groups by weeks or months that follow each other. */
export interface SteppedCounts {
  /** Step t of group g at g * steps + t. Whole numbers. */
  counts: Float64Array;
  /** First day of each step and the day after the last, days since 1 Jan 1970. */
  edges: ArrayLike<number>;
}

/** Entry w * groups + g: comparison w of group g. */
export interface ComparedCounts {
  groups: number;
  now: Float64Array;
  /** Of all spans before taken together. */
  before: Float64Array;
  /** What `before` gives for as many days as now. */
  expected: Float64Array;
  /** NaN where there was none before. */
  ratio: Float64Array;
  low: Float64Array;
  high: Float64Array;
  pE: Float64Array;
  pC: Float64Array;
  /** Of the E-test, made larger where the group comes in bursts. */
  p: Float64Array;
  /** Of all tests together: Benjamini and Hochberg. */
  pAdjusted: Float64Array;
  /** One a group: how much more than Poisson it varied before; at least 1, NaN without enough to tell. */
  bursts: Float64Array;
  tests: number;
}

/** Bursts are looked for in so many years before what is compared. */
const daysOfBursts = 5 * 366;

/**
 * Each group's count now against its count before, for each pair of windows: E-test and C-test of two
 * Poisson counts over their days, exact interval of the ratio, the E-test's p and the interval widened
 * by how bursty the group was before (z / √φ by Student's t, ratio by √φ on the log scale), and the p of all
 * tests adjusted together. A MethodProblem when a window does not begin and end with a step, or a count
 * is not whole.
 */
export function comparePeriods(
  { counts, edges }: SteppedCounts,
  windows: readonly ComparedWindow[],
  progress: (fraction: number) => void = () => undefined,
): ComparedCounts {
  const steps = edges.length - 1;
  const groups = counts.length / steps;
  const at = new Map(Array.from(edges, (edge, i) => [edge, i]));
  const stepsOf = ({ from, to }: Span) => {
    const [first, end] = [at.get(from), at.get(to)];
    if (first === undefined || end === undefined) {
      throw new MethodProblem("A window does not begin and end with a step of the counts.");
    }
    return [first, end] as const;
  };
  const size = groups * windows.length;
  const [now, before, expected, ratio] = arrays(size);
  const [low, high, pE, pC] = arrays(size);
  const p = new Float64Array(size);
  const starts = windows.map(({ current }) => current.from);
  const last =
    windows.length === 0
      ? steps
      : stepsOf(windows[starts.indexOf(Math.max(...starts))]!.current)[0];
  const first = Array.from(edges).findIndex((edge) => edge >= edges[last]! - daysOfBursts);
  const days = Float64Array.from({ length: steps }, (_, t) => edges[t + 1]! - edges[t]!);
  const year = days[0] === 7 ? 52 : 12;
  const from = Math.max(0, first);
  const found = Array.from({ length: groups }, (_, g) => {
    const own = counts.subarray(g * steps, (g + 1) * steps);
    return burstiness(own, { days, year, from, to: last });
  });
  windows.forEach(({ current, before: spans }, w) => {
    const [length, lengthBefore] = [daysOf(current), daysOf(...spans)];
    const inside = [stepsOf(current)];
    const insideBefore = spans.map(stepsOf);
    const tested = remembered((one, other) =>
      testsOf({ count: one, exposure: length }, { count: other, exposure: lengthBefore }),
    );
    for (let g = 0; g < groups; g++) {
      const i = w * groups + g;
      now[i] = sumOf(counts, g * steps, inside);
      before[i] = sumOf(counts, g * steps, insideBefore);
      expected[i] = (before[i]! * length) / lengthBefore;
      const tests = tested(now[i]!, before[i]!);
      const { factor, degrees } = found[g]!;
      const bursts = Math.max(1, factor ?? 1);
      [ratio[i], pE[i], pC[i]] = [tests.ratio, tests.pE, tests.pC];
      [low[i], high[i]] = widened(tests, Math.sqrt(bursts), bursts);
      p[i] = bursts > 1 ? dulled(tests, bursts, degrees) : tests.pE;
      if (i % 1_024 === 0) progress(i / size);
    }
  });
  return {
    groups,
    now,
    before,
    expected,
    ratio,
    low,
    high,
    pE,
    pC,
    p,
    pAdjusted: benjaminiHochberg(p),
    bursts: Float64Array.from(found, ({ factor }) => (factor === null ? NaN : Math.max(1, factor))),
    tests: size,
  };
}

interface Tests {
  /** Difference of the rates over its standard error, for large counts. */
  z: number;
  pE: number;
  pC: number;
  ratio: number;
  low: number;
  high: number;
}

function testsOf(first: CountOver, second: CountOver): Tests {
  const { ratio, low, high } = rateRatio(first, second);
  const [a, b] = [first.count / first.exposure, second.count / second.exposure];
  const z = Math.abs(a - b) / Math.sqrt(a / first.exposure + b / second.exposure);
  return { pE: eTest(first, second), pC: cTest(first, second), z, ratio: ratio ?? NaN, low, high };
}

/** Small counts come again and again: each pair is tested once. */
function remembered(test: (first: number, second: number) => Tests) {
  const known = new Map<number, Map<number, Tests>>();
  return (first: number, second: number): Tests => {
    let row = known.get(first);
    if (!row) known.set(first, (row = new Map()));
    let tests = row.get(second);
    if (!tests) row.set(second, (tests = test(first, second)));
    return tests;
  };
}

/** With a count of 0 the one end that there is moves as if fewer had been counted. */
function widened({ ratio, low, high }: Tests, root: number, bursts: number): [number, number] {
  if (Number.isNaN(ratio)) return [low / bursts, high];
  if (ratio === 0) return [0, high * bursts];
  return [ratio * (low / ratio) ** root, ratio * (high / ratio) ** root];
}

/** The p-value when the counts vary so much more than Poisson ones. */
function dulled({ pE, z }: Tests, bursts: number, degrees: number): number {
  if (pE >= 1) return 1;
  const size = pE > vanishing ? -normalQuantile(pE / 2) : z;
  return Math.max(pE, studentTwoSidedP(size / Math.sqrt(bursts), degrees));
}

/** Below this a p-value is no number that an exact z could be had from. */
const vanishing = 1e-290;

function sumOf(
  counts: ArrayLike<number>,
  offset: number,
  ranges: readonly (readonly [number, number])[],
): number {
  let sum = 0;
  for (const [from, to] of ranges) for (let t = from; t < to; t++) sum += counts[offset + t]!;
  return sum;
}

const arrays = (size: number) =>
  [0, 1, 2, 3].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
