/** Counts and the columns that explain them, most of them 0. */
export interface SparseCounts {
  y: Float64Array;
  exposure: Float64Array;
  total: number;
  /** Of the columns, weighed by exposure. */
  mean: Float64Array;
  deviation: Float64Array;
  /** What is not 0 in the columns, row after row: most layers are 0 in most cells. */
  start: Uint32Array;
  column: Uint16Array;
  value: Float64Array;
}

export interface State {
  /** The constant, then one for each standardised column. */
  beta: Float64Array;
  /** Logarithm of the mean per exposure, all rows. */
  linear: Float64Array;
  /** Curvatures where they were last taken, and how far coefficients have moved since. */
  curve: Float64Array | null;
  moved: number;
}

interface Penalty {
  lasso: number;
  ridge: number;
  least: number;
}

const mostRounds = 50;

/** Long steps of a quadratic that fits only nearby are cut. */
const longest = 2;

/** Curvatures are taken anew where coefficients moved by more, or rounds do not come to rest. */
const [farthest, patient] = [0.01, 5];

/**
 * Reweighted steps at one penalty until no coefficient moves by more than `least`. Slopes are always
 * those of the point reached, so curvatures of a point nearby change the way and not its end.
 */
export function descend(
  data: SparseCounts,
  state: State,
  inside: Uint8Array,
  penalty: Penalty,
): void {
  const { beta } = state;
  for (let round = 0; round < mostRounds; round++) {
    const before = beta.slice();
    if (!state.curve || state.moved > farthest || round % patient === patient - 1) {
      state.curve = curvesAt(data, state.linear, inside);
      state.moved = 0;
    }
    const pull = pullAt(data, state.linear, inside);
    sweepUntilStill({ pull, curve: state.curve }, beta, penalty);
    const largest = beta.reduce((most, each, k) => Math.max(most, Math.abs(each - before[k]!)), 0);
    if (largest > longest) {
      const share = longest / largest;
      beta.forEach((each, k) => (beta[k] = before[k]! + share * (each - before[k]!)));
    }
    state.moved += largest;
    addUp(data, state);
    if (largest < penalty.least) return;
  }
}

function addUp(
  { mean, deviation, start, column, value }: SparseCounts,
  { beta, linear }: State,
): void {
  const own = Float64Array.from(mean, (_, k) => beta[k + 1]! / deviation[k]!);
  const constant = own.reduce((sum, each, k) => sum - each * mean[k]!, beta[0]!);
  for (let i = 0; i < linear.length; i++) {
    let sum = constant;
    for (let at = start[i]!; at < start[i + 1]!; at++) sum += own[column[at]!]! * value[at]!;
    linear[i] = sum;
  }
}

/** The likelihood about a point: its slopes and curvatures in the constant and the standardised columns. */
interface Quadratic {
  pull: Float64Array;
  curve: Float64Array;
}

/** Slopes of the likelihood. */
export function pullAt(data: SparseCounts, linear: Float64Array, inside: Uint8Array): Float64Array {
  const { y, exposure, mean, deviation, start, column, value } = data;
  const pull = new Float64Array(mean.length + 1);
  for (let i = 0; i < y.length; i++) {
    if (inside[i] === 0) continue;
    const left = y[i]! - exposure[i]! * Math.exp(linear[i]!);
    pull[0]! += left;
    for (let at = start[i]!; at < start[i + 1]!; at++) pull[column[at]! + 1]! += left * value[at]!;
  }
  for (let a = 1; a < pull.length; a++) {
    pull[a] = (pull[a]! - mean[a - 1]! * pull[0]!) / deviation[a - 1]!;
  }
  return pull;
}

function curvesAt(data: SparseCounts, linear: Float64Array, inside: Uint8Array): Float64Array {
  const { y, exposure, mean, deviation, start, column, value } = data;
  const size = mean.length + 1;
  const curve = new Float64Array(size * size);
  for (let i = 0; i < y.length; i++) {
    if (inside[i] === 0) continue;
    const weight = exposure[i]! * Math.exp(linear[i]!);
    curve[0]! += weight;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const a = column[at]! + 1;
      const own = weight * value[at]!;
      curve[a]! += own;
      for (let to = start[i]!; to <= at; to++) {
        curve[a * size + column[to]! + 1]! += own * value[to]!;
      }
    }
  }
  // So far of the columns as they are; the first row has the sums of the weights.
  for (let a = size - 1; a > 0; a--) {
    const [ma, sa] = [mean[a - 1]!, deviation[a - 1]!];
    for (let b = a; b > 0; b--) {
      const [mb, sb] = [mean[b - 1]!, deviation[b - 1]!];
      const crossed = curve[a * size + b]! - ma * curve[b]! - mb * curve[a]! + ma * mb * curve[0]!;
      curve[a * size + b] = curve[b * size + a] = crossed / (sa * sb);
    }
  }
  for (let a = 1; a < size; a++) {
    curve[a] = curve[a * size] = (curve[a]! - mean[a - 1]! * curve[0]!) / deviation[a - 1]!;
  }
  return curve;
}

/** Coordinate descent: one coefficient after the other to its best, the others as they are. */
function sweepUntilStill(
  { pull, curve }: Quadratic,
  beta: Float64Array,
  { lasso, ridge, least }: Penalty,
): void {
  const size = beta.length;
  for (let sweep = 0; sweep < 1000; sweep++) {
    let largest = 0;
    for (let k = 0; k < size; k++) {
      const own = curve[k * size + k]!;
      const old = beta[k]!;
      const wanted = pull[k]! + own * old;
      const next =
        k === 0
          ? wanted / own
          : own + ridge > 0
            ? (Math.sign(wanted) * Math.max(0, Math.abs(wanted) - lasso)) / (own + ridge)
            : 0;
      const change = next - old;
      if (change === 0) continue;
      beta[k] = next;
      for (let other = 0; other < size; other++) pull[other]! -= change * curve[k * size + other]!;
      largest = Math.max(largest, Math.abs(change));
    }
    if (largest < least / 10) return;
  }
}
