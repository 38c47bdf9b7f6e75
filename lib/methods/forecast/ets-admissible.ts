import type { EtsFigures, EtsForm } from "./ets-form";

/**
 * Whether old surprises fade: no root of the characteristic equation outside the unit circle.
 * Source: Hyndman, Akram and Archibald, Annals of the Institute of Statistical Mathematics 60 (2008).
 */
export function isAdmissible(form: EtsForm, figures: EtsFigures, season: number): boolean {
  const { alpha, beta = 0, gamma = 0 } = figures;
  const phi = form.trend === "Ad" ? figures.phi! : 1;
  if (form.season === "N") {
    if (alpha < 1 - 1 / phi || alpha > 1 + 1 / phi) return false;
    if (form.trend === "N") return true;
    return beta >= alpha * (phi - 1) && beta <= (1 + phi) * (2 - alpha);
  }
  const m = season;
  if (gamma < Math.max(1 - 1 / phi - alpha, 0) || gamma > 1 + 1 / phi - alpha) return false;
  if (alpha < 1 - 1 / phi - (gamma * (1 - m + phi + phi * m)) / (2 * phi * m)) return false;
  if (beta < -(1 - phi) * (gamma / m + alpha)) return false;
  const inner = alpha + beta - alpha * phi;
  const rising = new Float64Array(m + 2).fill(inner);
  rising[0] = phi * (1 - alpha - gamma);
  rising[1] = inner + gamma - 1;
  rising[m] = alpha + beta - phi;
  rising[m + 1] = 1;
  return rootsWithin(rising, 1 + 1e-5);
}

/** Schur and Cohn's test: every root of Σ c(k) z^k lies within the circle of that radius. */
function rootsWithin(coefficients: Float64Array, radius: number): boolean {
  let c: Float64Array = coefficients.map((each, k) => each * radius ** k);
  while (c.length > 1) {
    const top = c.length - 1;
    const share = c[0]! / c[top]!;
    if (!(Math.abs(share) < 1)) return false;
    c = Float64Array.from({ length: top }, (_, k) => c[k + 1]! - share * c[top - 1 - k]!);
  }
  return true;
}
