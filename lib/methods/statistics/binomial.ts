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
