import { classifyEmerging } from "@/lib/methods/spatial/emerging/classify";
import { mannKendall } from "@/lib/methods/temporal/mann-kendall";
import type { Adapter } from "../case";

/** "z > 1.96", "share of bins >= 0.9", "… two-sided p < 0.05". */
function limitOf(rule: unknown): number {
  const found = /[<>]=?\s*(-?\d+(?:\.\d+)?)/.exec(String(rule));
  if (!found) throw new Error(`No limit in “${String(rule)}”.`);
  return Number(found[1]);
}

/** "z > 1.96", "z <= -2": whether a value keeps the rule. */
function ruleOf(words: unknown): (value: number) => boolean {
  const limit = limitOf(words);
  const [, sign, orEqual] = /([<>])(=?)/.exec(String(words))!;
  return (value) => (orEqual && value === limit) || (sign === ">" ? value > limit : value < limit);
}

export const emergingAdapter: Adapter = {
  method: "emerging-hot-spots",
  run({ input, parameters }) {
    const rows = input.z as number[][];
    const [isHot, isCold] = [ruleOf(parameters.hot), ruleOf(parameters.cold)];
    const rules = {
      almostAll: limitOf(parameters.ninety),
      trendBelow: limitOf(parameters.trend),
    };
    const trends = rows.map(mannKendall);
    return {
      classes: rows.map((row, i) => {
        const states = row.map((z) => (isHot(z) ? 1 : isCold(z) ? -1 : 0));
        const found = classifyEmerging(states, trends[i]!, rules);
        return found ? `${found.pattern} ${found.side}` : "none";
      }),
      mannKendallZ: trends.map(({ z }) => z),
      mannKendallP: trends.map(({ p }) => p),
    };
  },
  // The files limit z and say nothing of p, which follows from it.
  check: {
    mannKendallP: (actual, expected) =>
      Math.max(
        ...(expected as number[]).map((p, i) => Math.abs((actual as number[])[i]! - p) / 1e-9),
      ),
  },
};
