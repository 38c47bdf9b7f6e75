import { logGamma } from "./gamma";

/** How values scatter about their mean, and how the mean depends on what is added up. Values `y` are per trial. */
export interface Family {
  /** Of what is added up, the linear part. */
  mean(linear: number): number;
  linear(mean: number): number;
  /** Change of the mean with the linear part. */
  slope(mean: number): number;
  variance(mean: number): number;
  /** A mean to start from that is possible for every value. */
  start(y: number, trials: number): number;
  /** What one value adds to twice the log-likelihood that a perfect fit would have more. */
  deviance(y: number, mean: number): number;
  /** Of one value, with all its constants. */
  logLikelihood(y: number, mean: number, trials: number): number;
}

/** y ln(y / mean), 0 for y = 0. */
const yLog = (y: number, mean: number) => (y > 0 ? y * Math.log(y / mean) : 0);

const logLink = {
  mean: Math.exp,
  linear: Math.log,
  slope: (mean: number) => mean,
};

/** Counts; log link. */
export const poisson: Family = {
  ...logLink,
  variance: (mean) => mean,
  start: (y) => y + 0.1,
  deviance: (y, mean) => 2 * (yLog(y, mean) - (y - mean)),
  logLikelihood: (y, mean) => (y > 0 ? y * Math.log(mean) : 0) - mean - logGamma(y + 1),
};

/** Counts with the variance mean + mean² / theta; log link. */
export const negativeBinomial = (theta: number): Family => ({
  ...logLink,
  variance: (mean) => mean + (mean * mean) / theta,
  start: (y) => y + 1 / 6,
  deviance: (y, mean) => 2 * (yLog(y, mean) - (y + theta) * Math.log((y + theta) / (mean + theta))),
  logLikelihood: (y, mean) =>
    logGamma(theta + y) -
    logGamma(theta) -
    logGamma(y + 1) +
    theta * Math.log(theta / (theta + mean)) +
    (y > 0 ? y * Math.log(mean / (theta + mean)) : 0),
});

/** Shares of trials; logit link. */
export const binomial: Family = {
  mean: (linear) => 1 / (1 + Math.exp(-linear)),
  linear: (mean) => Math.log(mean / (1 - mean)),
  slope: (mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
  start: (y, trials) => (trials * y + 0.5) / (trials + 1),
  deviance: (y, mean) => 2 * (yLog(y, mean) + yLog(1 - y, 1 - mean)),
  logLikelihood(y, mean, trials) {
    const [yes, no] = [trials * y, trials * (1 - y)];
    const ways = logGamma(trials + 1) - logGamma(yes + 1) - logGamma(no + 1);
    return ways + (yes > 0 ? yes * Math.log(mean) : 0) + (no > 0 ? no * Math.log(1 - mean) : 0);
  },
};
