import { MethodProblem } from "../problem";
import { normalQuantile } from "../statistics/normal";

/** One row a subject, or a group of them: how long it was watched, and how that ended. */
export interface WatchedTimes {
  /** At least 0, in any unit. */
  time: ArrayLike<number>;
  /** 1 where the event came at that time, 0 where it had not come when watching ended. */
  event: ArrayLike<number>;
  /** How many subjects a row stands for; 1 each without. */
  count?: ArrayLike<number>;
}

/** A time at which events came; `share` is that of all subjects who have had the event by then. */
export interface EventStep {
  time: number;
  atRisk: number;
  events: number;
  share: number;
  low: number;
  high: number;
  /** Standard error of the share (Greenwood). */
  error: number;
}

export interface EventCurve {
  steps: EventStep[];
  subjects: number;
  events: number;
  /** The longest that anyone was watched; NaN without subjects. */
  longest: number;
}

/**
 * Share of subjects who have had an event, by the time since they began to be watched. Those for
 * whom it has not come yet count as long as they were watched, so that recent ones do not make it
 * look slow. Of equal times an event comes before an end of watching. Intervals are taken on the
 * scale log(−log S), within 0 and 1. Throws MethodProblem for a time that is none.
 * Source: Kaplan and Meier, JASA 53 (1958); Greenwood (1926); Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data (1980), section 1.4.
 */
export function timeToEvent({ time, event, count }: WatchedTimes, confidence = 0.95): EventCurve {
  const order = Array.from({ length: time.length }, (_, i) => i).filter((i) => {
    const many = count ? count[i]! : 1;
    if (!(time[i]! >= 0) || !Number.isFinite(time[i]!) || !(many >= 0 && Number.isFinite(many))) {
      throw new MethodProblem(
        `Row ${i + 1} was watched for ${time[i]} with a count of ${many}, which is no time.`,
        "Leave such rows out.",
      );
    }
    return many > 0;
  });
  order.sort((a, b) => time[a]! - time[b]!);
  const many = (i: number) => (count ? count[i]! : 1);
  const subjects = order.reduce((sum, i) => sum + many(i), 0);
  const z = normalQuantile((1 + confidence) / 2);
  const steps: EventStep[] = [];
  let [atRisk, survival, greenwood, all] = [subjects, 1, 0, 0];
  for (let first = 0; first < order.length;) {
    const at = time[order[first]!]!;
    let [events, gone, next] = [0, 0, first];
    for (; next < order.length && time[order[next]!] === at; next++) {
      const i = order[next]!;
      gone += many(i);
      if (event[i]) events += many(i);
    }
    if (events > 0) {
      survival = events >= atRisk ? 0 : survival * (1 - events / atRisk);
      greenwood += events / (atRisk * (atRisk - events));
      all += events;
      steps.push({ time: at, atRisk, events, ...shareOf(survival, greenwood, z) });
    }
    atRisk -= gone;
    first = next;
  }
  const longest = order.length > 0 ? time[order.at(-1)!]! : NaN;
  return { steps, subjects, events: all, longest };
}

/** Nobody is left at risk once all have had it: then the interval cannot be told by this formula. */
function shareOf(survival: number, greenwood: number, z: number) {
  const share = 1 - survival;
  if (survival <= 0) return { share: 1, low: NaN, high: 1, error: 0 };
  const reach = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return {
    share,
    low: 1 - survival ** Math.exp(-reach),
    high: 1 - survival ** Math.exp(reach),
    error: survival * Math.sqrt(greenwood),
  };
}

/** A share, and the interval of the true one; NaN for an end that cannot be told. */
export type ShareWithin = Pick<EventStep, "share" | "low" | "high">;

/** The share by a time; null where nobody was watched for that long. */
export function shareWithin({ steps, longest }: EventCurve, time: number): ShareWithin | null {
  const last = steps.findLast((step) => step.time <= time);
  if (!(time <= longest) && last?.share !== 1) return null;
  if (!last) return { share: 0, low: 0, high: NaN };
  return { share: last.share, low: last.low, high: last.high };
}

/** The time by which a share has had the event; null where the curve does not come so far. */
export const timeBy = ({ steps }: EventCurve, share: number): number | null =>
  steps.find((step) => step.share >= share - 1e-12)?.time ?? null;
