import { MethodProblem } from "../problem";

/** Windows that follow each other without a gap or overlap, the last one up to the end. */
export interface Windows {
  /** Steps before each window. */
  begins: number[];
  /** Steps of a window. */
  steps: number;
}

/** Windows that are the least to compare models on, and the most that are looked at, the last ones. */
const [least, most] = [4, 26];

/**
 * Windows of the time since a model was kept: as long as the horizon, or shorter, so that there are four at
 * least. A MethodProblem for fewer than four steps. `unit` names the steps in words.
 */
export function windowsSince(
  length: number,
  knownAt: number,
  horizon: number,
  unit = "step",
): Windows {
  if (!(Number.isInteger(knownAt) && knownAt > 0 && horizon >= 1)) {
    throw new MethodProblem(
      `A model of ${knownAt} ${unit}s cannot be kept.`,
      "Keep one of a day that the data reaches back beyond.",
    );
  }
  const fresh = Math.max(0, length - knownAt);
  if (fresh < least) {
    throw new MethodProblem(
      `Since the model was kept ${fresh === 1 ? `1 ${unit} has` : `${fresh} ${unit}s have`} come; ${least} are the least to compare it with a refitted one.`,
      "Compare later, or keep the model of an earlier day.",
    );
  }
  const steps = Math.max(1, Math.min(Math.floor(horizon), Math.floor(fresh / least)));
  const count = Math.min(most, Math.floor(fresh / steps));
  return { begins: Array.from({ length: count }, (_, i) => length - (count - i) * steps), steps };
}
