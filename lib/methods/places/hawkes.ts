import { MethodProblem } from "../problem";
import { bfgs } from "../statistics/bfgs";
import { errorsAt } from "../statistics/derivatives";

/** A process whose incidents raise the rate of further ones: mu + Σ theta·omega·exp(−omega·(t − tᵢ)). */
export interface HawkesParameters {
  /** Incidents in one unit of time that none before has set off. */
  mu: number;
  /** Further incidents that each sets off; below 1, or they would never end. */
  theta: number;
  /** The effect wears off to 1/e in 1 / omega units of time. */
  omega: number;
}

export interface Hawkes extends HawkesParameters {
  /** Standard errors of the logarithms, from the curvature; null where it is flat. */
  logErrors: Record<keyof HawkesParameters, number | null>;
  logLikelihood: number;
  /** Of a process whose rate never changes: what self-excitation has to beat. */
  constantLogLikelihood: number;
  converged: boolean;
}

/**
 * Log-likelihood of times from 0 to `end`, in order. Takes time with their number only, as each
 * sum follows from the one before.
 * Source: Ogata, Annals of the Institute of Statistical Mathematics 30 (1978); Ozaki, 31 (1979).
 */
export function hawkesLogLikelihood(
  times: ArrayLike<number>,
  end: number,
  { mu, theta, omega }: HawkesParameters,
): number {
  let [excited, sum, before] = [0, 0, 0];
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!;
    // What happens at the same moment does not excite itself.
    if (i > 0 && time > before) excited *= Math.exp(-omega * (time - before));
    sum += Math.log(mu + theta * omega * (i > 0 ? excitedBefore(times, i, excited) : 0));
    sum += theta * Math.expm1(-omega * (end - time));
    excited += 1;
    before = time;
  }
  return sum - mu * end;
}

/** Those of the very same time are taken out again. */
function excitedBefore(times: ArrayLike<number>, at: number, excited: number): number {
  let same = 0;
  while (at - 1 - same >= 0 && times[at - 1 - same] === times[at]) same++;
  return excited - same;
}

/**
 * The likeliest parameters for times from 0 to `end`. Starts from several lengths of the effect, as
 * the likelihood may have more than one top. MethodProblem for fewer than 20 times, times outside
 * the window or out of order.
 */
export function hawkes(times: ArrayLike<number>, end: number): Hawkes {
  checkTimes(times, end);
  const rate = times.length / end;
  const loss = (at: ArrayLike<number>) => {
    const given = parametersOf(at);
    if (given.theta > 20) return Infinity;
    return -hawkesLogLikelihood(times, end, given);
  };
  const fits = [0.3, 3, 30].map((speed) =>
    bfgs(loss, [Math.log(rate * 0.7), Math.log(0.3), Math.log(rate * speed)], {
      steps: 300,
      tolerance: 1e-13,
    }),
  );
  const best = fits.reduce((one, other) => (other.value < one.value ? other : one));
  const [mu, theta, omega] = errorsAt(loss, best.at);
  return {
    ...parametersOf(best.at),
    logErrors: { mu: mu!, theta: theta!, omega: omega! },
    logLikelihood: -best.value,
    constantLogLikelihood: times.length * (Math.log(rate) - 1),
    converged: best.converged,
  };
}

const parametersOf = (logs: ArrayLike<number>): HawkesParameters => ({
  mu: Math.exp(logs[0]!),
  theta: Math.exp(logs[1]!),
  omega: Math.exp(logs[2]!),
});

function checkTimes(times: ArrayLike<number>, end: number): void {
  if (!(end > 0 && Number.isFinite(end))) {
    throw new MethodProblem(
      `The window ends at ${end}; it must be longer than 0.`,
      "Times are counted from the start of the window.",
    );
  }
  if (times.length < 20) {
    throw new MethodProblem(
      `There are ${times.length} incidents; to tell excitation from chance takes at least 20.`,
      "Take a longer period or a larger area.",
    );
  }
  for (let i = 0; i < times.length; i++) {
    if (!(times[i]! >= (i === 0 ? 0 : times[i - 1]!) && times[i]! <= end)) {
      throw new MethodProblem(
        `Time ${i + 1} is ${times[i]}: times must be in order, from 0 to ${end}.`,
      );
    }
  }
}
