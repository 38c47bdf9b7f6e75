import { describe, expect, test } from "vitest";
import { chance, type Chance } from "@/lib/methods/chance";
import {
  evaluateOperation,
  type EvaluationMethod,
  type Role,
} from "@/lib/methods/evaluate/evaluate-operation";
import { operationPanel } from "@/lib/methods/evaluate/operation-panel";
import { operationPeriods, type OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { drawPoisson } from "@/lib/methods/statistics/draws";

const weeks = 130;
const afterWeeks = 26;
const begin = 18_000;
const from = begin + 7 * (weeks - afterWeeks);
const after = { from, end: from + 7 * afterWeeks };
const plan: OperationPlan = {
  ...{ history: begin, operation: after, after, period: "week" },
  before: { from: from - 364, end: from - 364 + 7 * afterWeeks },
};
const areas = 20;
const methods: EvaluationMethod[] = ["wdd", "its", "did"];

/** Areas of 5 to 15 cases a week with a season; the first two have `effect` times as many after. */
function evaluated(by: Chance, effect: number) {
  const counts: { area: number; day: number; amount: number }[] = [];
  for (let area = 0; area < areas; area++) {
    const level = 5 + 10 * by.next();
    for (let week = 0; week < weeks; week++) {
      const season = 1 + 0.2 * Math.cos((2 * Math.PI * week) / 52.18);
      const times = area < 2 && week >= weeks - afterWeeks ? effect : 1;
      counts.push({ area, day: begin + 7 * week, amount: drawPoisson(level * season * times, by) });
    }
  }
  const pick = (key: "area" | "day" | "amount") => counts.map((each) => each[key]);
  const panel = operationPanel(
    { area: pick("area"), day: pick("day"), amount: pick("amount") },
    areas,
    plan,
    operationPeriods(plan),
  );
  const roles = Array.from({ length: areas }, (_, i): Role => (i < 2 ? "treated" : "control"));
  return evaluateOperation(panel, roles, plan, { methods, withControl: true }).rows;
}

/** Share of worlds in which each method tells an effect. */
function told(effect: number, worlds: number) {
  const by = chance(21);
  const hits = new Map(methods.map((method) => [method, 0]));
  for (let world = 0; world < worlds; world++) {
    for (const { method, p } of evaluated(by, effect)) {
      if (p! < 0.05) hits.set(method, hits.get(method)! + 1);
    }
  }
  return (method: EvaluationMethod) => hits.get(method)! / worlds;
}

describe("chance in evaluations", () => {
  test("where nothing was done about one in twenty evaluations tells an effect", () => {
    const share = told(1, 120);
    for (const method of methods) expect(share(method), method).toBeLessThanOrEqual(0.09);
    expect(share("its")).toBeGreaterThan(0);
  });

  test("a fall of 30 % in 260 expected incidents is told in more than four of five", () => {
    const share = told(0.7, 25);
    for (const method of ["its", "did"] as const)
      expect(share(method), method).toBeGreaterThan(0.8);
    // Two years hold two earlier comparisons that do not overlap, which tell its scatter badly.
    expect(share("wdd")).toBeGreaterThan(0.6);
  });

  test("the least fall that it says is one that it tells in about four of five", () => {
    const rows = evaluated(chance(4), 1);
    for (const { detectable, expected, method } of rows) {
      expect(detectable! / expected!, method).toBeGreaterThan(0.1);
      expect(detectable! / expected!, method).toBeLessThan(0.3);
    }
  });
});
