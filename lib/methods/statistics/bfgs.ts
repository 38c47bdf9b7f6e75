import { dot } from "./sums";
import { gradient, type Landscape } from "./derivatives";

export interface Minimum {
  at: Float64Array;
  value: number;
  /** False when the steps ran out first. */
  converged: boolean;
}

export interface BfgsOptions {
  /** Most steps; 100 when not given. */
  steps?: number;
  /** It is at rest when a step gains less than this share of the value; 1e-8 when not given. */
  tolerance?: number;
  /** The slope where it is known exactly; by differences when not given. */
  slopeAt?: (at: Float64Array) => Float64Array;
}

/**
 * A low point of a smooth function near a first guess, by the quasi-Newton method of Broyden,
 * Fletcher, Goldfarb and Shanno. Where the function is not defined it gives Infinity or NaN, and
 * no step ends there; the first guess must be defined.
 * Source: Nocedal and Wright, Numerical Optimization (2006), 6.1; the line search only halves.
 */
export function bfgs(
  of: Landscape,
  from: ArrayLike<number>,
  { steps = 100, tolerance = 1e-8, slopeAt = (at) => gradient(of, at) }: BfgsOptions = {},
): Minimum {
  let at: Float64Array = Float64Array.from(from);
  let value = of(at);
  if (at.length === 0) return { at, value, converged: true };
  let slope = finite(slopeAt(at));
  let inverse = scaledIdentity(at.length, firstScale(slope));
  let fresh = true;
  for (let step = 0; step < steps; step++) {
    let direction = down(inverse, slope);
    if (!(dot(direction, slope) < 0)) {
      [inverse, fresh] = [scaledIdentity(at.length, firstScale(slope)), true];
      direction = down(inverse, slope);
    }
    const next = search(of, at, value, direction, dot(direction, slope));
    if (!next) {
      if (fresh) return { at, value, converged: true };
      [inverse, fresh] = [scaledIdentity(at.length, firstScale(slope)), true];
      continue;
    }
    const gained = value - next.value;
    const turned = finite(slopeAt(next.at));
    const moved = next.at.map((each, k) => each - at[k]!);
    const bent = turned.map((each, k) => each - slope[k]!);
    [at, value, slope] = [next.at, next.value, turned];
    if (gained <= tolerance * (Math.abs(value) + tolerance)) {
      return { at, value, converged: true };
    }
    fresh = !learn(inverse, moved, bent, fresh) && fresh;
  }
  return { at, value, converged: false };
}

/** The first step is to go no further than 1 in any direction. */
const firstScale = (slope: Float64Array) => 1 / Math.max(1, Math.sqrt(dot(slope, slope)));

const finite = (slope: Float64Array) => slope.map((each) => (Number.isFinite(each) ? each : 0));

/** Halves the step until the function falls by a part of what the slope promises. */
function search(
  of: Landscape,
  at: Float64Array,
  value: number,
  direction: Float64Array,
  promise: number,
): { at: Float64Array; value: number } | null {
  for (let [length, round] = [1, 0]; round < 30; round++, length /= 2) {
    const there = at.map((each, k) => each + length * direction[k]!);
    const reached = of(there);
    if (reached <= value + 1e-4 * length * promise && reached < value) {
      return { at: there, value: reached };
    }
  }
  return null;
}

/** Takes the curvature of the last step into the inverse Hessian; says whether it could. */
function learn(
  inverse: Float64Array,
  moved: Float64Array,
  bent: Float64Array,
  fresh: boolean,
): boolean {
  const curve = dot(moved, bent);
  const size = dot(bent, bent);
  if (!(curve > 1e-12 * size) || size === 0) return false;
  const count = moved.length;
  if (fresh) inverse.set(scaledIdentity(count, curve / size));
  const pulled = times(inverse, bent);
  const factor = (1 + dot(bent, pulled) / curve) / curve;
  for (let j = 0; j < count; j++) {
    for (let k = 0; k < count; k++) {
      const cross = (pulled[j]! * moved[k]! + moved[j]! * pulled[k]!) / curve;
      inverse[j * count + k]! += factor * moved[j]! * moved[k]! - cross;
    }
  }
  return true;
}

const down = (inverse: Float64Array, slope: Float64Array) =>
  times(inverse, slope).map((each) => -each);

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const count = vector.length;
  return vector.map((_, row) => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += matrix[row * count + k]! * vector[k]!;
    return sum;
  });
}

function scaledIdentity(count: number, scale: number): Float64Array {
  const matrix = new Float64Array(count * count);
  for (let k = 0; k < count; k++) matrix[k * count + k] = scale;
  return matrix;
}
