import type { MannKendall } from "../../temporal/mann-kendall";

/** How a place came to be hot (or cold), in the order in which the rules are tried. */
export const patterns = [
  "new",
  "intensifying",
  "persistent",
  "diminishing",
  "consecutive",
  "sporadic",
  "oscillating",
  "historical",
] as const;

export type Pattern = (typeof patterns)[number];

export interface EmergingClass {
  pattern: Pattern;
  side: "hot" | "cold";
}

/** Of the slices of one place, in the order of time: 1 hot, −1 cold, 0 neither. */
export type States = ArrayLike<number>;

export interface EmergingRules {
  /** At least this share of the slices makes a place hot (or cold) all along. */
  almostAll: number;
  /** The trend counts below this p-value. */
  trendBelow: number;
}

export const publishedRules: EmergingRules = { almostAll: 0.9, trendBelow: 0.05 };

/**
 * The class of one place by its slices, or null. `trend` is of its z-values over time. Last slice hot:
 * *new* when only that one is; hot in nine of ten: *intensifying*, *diminishing* or *persistent* by the
 * trend; *consecutive* when all hot slices are one run of two or more at the end; *oscillating* when
 * any was cold; else *sporadic*. Last slice neither: *historical* when nine of ten were hot. The cold
 * side is the mirror image.
 */
export function classifyEmerging(
  states: States,
  trend: Trend,
  rules: EmergingRules = publishedRules,
): EmergingClass | null {
  const last = states[states.length - 1];
  if (last === 1) return { pattern: patternNow(states, 1, trend, rules), side: "hot" };
  if (last === -1) return { pattern: patternNow(states, -1, trend, rules), side: "cold" };
  const side = isAllAlong(states, 1, rules) ? "hot" : isAllAlong(states, -1, rules) ? "cold" : null;
  return side && { pattern: "historical", side };
}

type Trend = Pick<MannKendall, "z" | "p">;

function patternNow(states: States, side: 1 | -1, trend: Trend, rules: EmergingRules): Pattern {
  const count = countOf(states, side);
  if (count === 1) return "new";
  if (isAllAlong(states, side, rules)) {
    if (trend.p >= rules.trendBelow || trend.z === 0) return "persistent";
    return Math.sign(trend.z) === side ? "intensifying" : "diminishing";
  }
  let run = 0;
  while (states[states.length - 1 - run] === side) run++;
  if (run === count) return "consecutive";
  return countOf(states, -side) > 0 ? "oscillating" : "sporadic";
}

const isAllAlong = (states: States, side: number, { almostAll }: EmergingRules) =>
  states.length > 0 && countOf(states, side) >= almostAll * states.length - 1e-9;

function countOf(states: States, side: number): number {
  let count = 0;
  for (let t = 0; t < states.length; t++) if (states[t] === side) count++;
  return count;
}
