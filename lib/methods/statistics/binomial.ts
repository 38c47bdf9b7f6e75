import { incompleteBeta } from "./beta";
import { poissonDensity } from "./gamma";
import { normalQuantile } from "./normal";

/**
 * Wilson's score interval of a share, `count` of `total`, within 0 and 1; NaN for a total of zero.
 * Source: Wilson, Probable inference, JASA 22 (1927).
 */
export function wilsonInterval(
  count: number,
  total: number,
  confidence = 0.95,
): [low: number, high: number] {
  if (!(total > 0) || !(count >= 0) || count > total) return [NaN, NaN];
  const z = normalQuantile((1 + confidence) / 2);
  const share = count / total;
  const middle = share + (z * z) / (2 * total);
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [
    count === 0 ? 0 : Math.max(0, (middle - half) / scale),
    count === total ? 1 : Math.min(1, (middle + half) / scale),
  ];
}

/** Probability of exactly `count` of `total` when each has the chance `share`. By Loader's identity, exact for large totals. */
export function binomialProbability(count: number, total: number, share: number): number {
  if (!(count >= 0) || count > total || !Number.isInteger(count)) return 0;
  if (total === 0) return 1;
  const mean = total * share;
  const rest = total - mean;
  return (
    (poissonDensity(count, mean) * poissonDensity(total - count, rest)) /
    poissonDensity(total, total)
  );
}

/** Probability of `count` of `total` or fewer. */
export function binomialAtMost(count: number, total: number, share: number): number {
  if (count < 0) return 0;
  return count >= total ? 1 : incompleteBeta(1 - share, total - count, count + 1);
}

/** Probability of `count` of `total` or more. */
export function binomialAtLeast(count: number, total: number, share: number): number {
  if (count <= 0) return 1;
  return count > total ? 0 : incompleteBeta(share, count, total - count + 1);
}

/**
 * Exact interval of a share, `count` of `total`: never too short, often a little long.
 * Source: Clopper and Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).
 */
export function binomialInterval(
  count: number,
  total: number,
  confidence = 0.95,
): [low: number, high: number] {
  if (!(total > 0) || !(count >= 0) || count > total) return [NaN, NaN];
  const half = (1 - confidence) / 2;
  const [first, second] = wilsonInterval(count, total, confidence);
  const atLeast = (share: number) => binomialAtLeast(count, total, share) - half;
  const atMost = (share: number) => half - binomialAtMost(count, total, share);
  const low = count === 0 ? 0 : rootOf(atLeast, first);
  const high = count === total ? 1 : rootOf(atMost, second);
  return [low, high];
}

const most = 100;

/**
 * Where a function that rises from below 0 at 0 to above 0 at 1 is 0: false position (Illinois) from
 * a first guess, with halves between.
 */
function rootOf(value: (share: number) => number, guess: number): number {
  let [low, high] = [0, 1];
  let [below, above] = [value(0), value(1)];
  let [side, last] = [0, NaN];
  for (let step = 0; step < most; step++) {
    const slant = step === 0 ? guess : (low * above - high * below) / (above - below);
    const isSlow = step % 8 === 7 || !(slant > low && slant < high);
    const at = isSlow ? (low + high) / 2 : slant;
    const found = value(at);
    if (found === 0 || Math.abs(at - last) <= 4e-16 * at) return at;
    last = at;
    if (found < 0) {
      if (side < 0) above /= 2;
      [low, below, side] = [at, found, -1];
    } else {
      if (side > 0) below /= 2;
      [high, above, side] = [at, found, 1];
    }
  }
  return last;
}
