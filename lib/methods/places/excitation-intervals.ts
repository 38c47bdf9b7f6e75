import { errorsAt } from "../statistics/derivatives";
import { normalQuantile } from "../statistics/normal";

export interface Excitation {
  mu: number;
  theta: number;
  omega: number;
  sigma: number;
}

export type ExcitationFigure = "mu" | "theta" | "halfLife" | "sigma";

/**
 * Intervals of a fitted process: errors of the logarithms from the observed information at the top of
 * the log-likelihood. The background is taken as known, so they are somewhat too narrow. A sigma that is
 * held at its least has none; where nothing is set off, the length of what is set off has none either.
 */
export function excitationIntervals(
  logLikelihood: (at: Excitation) => number,
  { mu, theta, omega, sigma }: Excitation,
  width: "free" | "at its least",
  confidence = 0.95,
): Record<ExcitationFigure, [low: number, high: number] | null> {
  const top = [mu, theta, omega, ...(width === "free" ? [sigma] : [])];
  const loss = (logs: Float64Array) => {
    const [a, b, c, d = sigma] = logs.map(Math.exp) as unknown as number[];
    return -logLikelihood({ mu: a!, theta: b!, omega: c!, sigma: d });
  };
  const logs = Float64Array.from(top, Math.log);
  const errors = errorsAt(
    loss,
    logs,
    logs.map(() => 0.01),
  );
  const z = normalQuantile(0.5 + confidence / 2);
  const around = (value: number, k: number): [number, number] | null => {
    const error = errors[k] ?? null;
    return error === null ? null : [value * Math.exp(-z * error), value * Math.exp(z * error)];
  };
  return {
    mu: around(mu, 0),
    theta: around(theta, 1),
    halfLife: around(Math.LN2 / omega, 2),
    sigma: around(sigma, 3),
  };
}
