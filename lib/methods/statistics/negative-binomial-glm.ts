import { digamma, trigamma } from "./gamma";
import { negativeBinomial } from "./families";
import { glm, type Glm, type GlmOptions } from "./glm";

export interface NegativeBinomialFit extends Glm {
  /** The variance is mean + mean² / theta; Infinity when counts scatter no more than Poisson ones. */
  theta: number;
  /** Standard error of theta; Infinity with it. */
  thetaError: number;
}

/** From here on the counts are as good as Poisson ones. */
const asPoisson = 1e7;

/**
 * Counts that scatter more than Poisson ones: the model of `glm` with a log link, theta by maximum
 * likelihood with it, in turn. Errors of the coefficients take theta as known.
 * Source: Lawless, Canadian J. Statistics 15 (1987); Venables and Ripley (2002), 7.4.
 */
export function negativeBinomialGlm(
  y: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  options: Omit<GlmOptions, "family" | "trials"> = {},
): NegativeBinomialFit {
  let fit = glm(y, columns, { ...options, family: "poisson" });
  let theta = Infinity;
  for (let round = 0; round < 100; round++) {
    const next = thetaOf(y, fit.fitted, options.weights, Number.isFinite(theta) ? theta : null);
    if (next >= asPoisson) {
      const plain = glm(y, columns, { ...options, family: "poisson" });
      return { ...plain, theta: Infinity, thetaError: Infinity };
    }
    const still = Math.abs(next - theta) < 1e-10 * next;
    theta = next;
    fit = glm(y, columns, { ...options, family: negativeBinomial(theta) });
    if (still) break;
  }
  const { information } = score(y, fit.fitted, options.weights, theta);
  return { ...fit, theta, thetaError: 1 / Math.sqrt(information) };
}

/** The likeliest theta for known means, by Newton's steps on its logarithm. */
function thetaOf(
  y: ArrayLike<number>,
  means: Float64Array,
  weights: ArrayLike<number> | undefined,
  from: number | null,
): number {
  let theta = from ?? byMoments(y, means);
  for (let step = 0; step < 200 && theta < asPoisson; step++) {
    const { slope, information } = score(y, means, weights, theta);
    const move = information > 0 ? slope / (information * theta) : Math.sign(slope);
    const bounded = Math.max(-1, Math.min(1, move));
    theta *= Math.exp(bounded);
    if (Math.abs(bounded) < 1e-12) break;
  }
  return theta;
}

function byMoments(y: ArrayLike<number>, means: Float64Array): number {
  let ratio = 0;
  means.forEach((mean, i) => (ratio += (y[i]! / mean - 1) ** 2));
  return Math.max(1e-3, means.length / ratio);
}

/** Slope of the log-likelihood in theta, and what there is to know about it. */
function score(
  y: ArrayLike<number>,
  means: Float64Array,
  weights: ArrayLike<number> | undefined,
  theta: number,
) {
  let [slope, information] = [0, 0];
  const [own, ownSlope] = [digamma(theta), trigamma(theta)];
  means.forEach((mean, i) => {
    const weight = weights?.[i] ?? 1;
    const ratio = (y[i]! + theta) / (mean + theta);
    const log = Math.log(theta / (theta + mean));
    slope += weight * (digamma(theta + y[i]!) - own + log + 1 - ratio);
    const second = ownSlope - trigamma(theta + y[i]!) - 1 / theta;
    information += weight * (second + (2 - ratio) / (mean + theta));
  });
  return { slope, information };
}
