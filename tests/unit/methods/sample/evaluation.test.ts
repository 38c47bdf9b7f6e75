import { describe, expect, test } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { levelBreak, lockdown } from "@/datasets/sample/plants";
import { evaluateOperation, type Role } from "@/lib/methods/evaluate/evaluate-operation";
import { interruptedSeries } from "@/lib/methods/evaluate/interrupted-series";
import { operationPanel } from "@/lib/methods/evaluate/operation-panel";
import { operationPeriods, type OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { decodeTable } from "@/lib/table/table";

const day = 86_400_000;
const dayOf = (text: string) => Date.parse(text) / day;

/** Station, type and day of each case of the register. */
function register() {
  const [heads, stations, began]: [string[], string[], number[]] = [[], [], []];
  for (const stream of generate("sample").streams) {
    const table = decodeTable(stream);
    const [head, station] = ["CrimeGroup_Name", "UnitName"].map(
      (name) => table.column(name) as string[],
    );
    const from = table.numbers("Offence_From_Date");
    for (let i = 0; i < table.numRows; i++) {
      heads.push(head![i]!.trim());
      stations.push(station![i]!);
      began.push(Math.floor(from[i]! / day));
    }
  }
  return { heads, stations, began };
}

describe("an evaluation of the sample", () => {
  const { heads, stations, began } = register();

  test("recovers the level break of non-fatal accidents within its interval, without the lockdown", () => {
    const monthAt = (number: number) => {
      const date = new Date(number * day);
      return 12 * (date.getUTCFullYear() - 2019) + date.getUTCMonth();
    };
    const at = Array.from({ length: 36 }, (_, month) => month).filter(
      (month) => month < monthAt(dayOf(lockdown.from)) || month > monthAt(dayOf(lockdown.to)),
    );
    const counts = at.map(() => 0);
    began.forEach((number, i) => {
      const t = heads[i] === levelBreak.head ? at.indexOf(monthAt(number)) : -1;
      if (t >= 0) counts[t]!++;
    });
    const begin = (month: number) => Date.UTC(2019, month, 1) / day;
    const found = interruptedSeries(
      {
        ...{ counts, at, from: monthAt(dayOf(`${levelBreak.month}-01`)) },
        exposure: at.map((month) => begin(month + 1) - begin(month)),
      },
      { season: 12, harmonics: 2, cautious: true, atLeastPoisson: true },
    );
    expect(found.step.low).toBeLessThan(levelBreak.factor);
    expect(found.step.high).toBeGreaterThan(levelBreak.factor);
    expect(found.step.high).toBeLessThan(0.6);
    expect(found.step.p).toBeLessThan(0.001);
  });

  test("an operation that never was finds nothing in four stations, by any method", () => {
    const names = [...new Set(stations)].toSorted();
    const number = new Map(names.map((name, i) => [name, i]));
    const chosen = began.flatMap((_, i) => (heads[i] === "THEFT" ? [i] : []));
    const from = dayOf("2023-02-06");
    const after = { from, end: from + 182 };
    const plan: OperationPlan = {
      ...{ history: dayOf("2021-01-01"), operation: after, after, period: "week" },
      before: { from: from - 364, end: from - 182 },
    };
    const panel = operationPanel(
      {
        area: chosen.map((i) => number.get(stations[i]!)!),
        day: chosen.map((i) => began[i]!),
        amount: chosen.map(() => 1),
      },
      names.length,
      plan,
      operationPeriods(plan),
    );
    const roles = names.map((_, i): Role => (i % 6 === 0 ? "treated" : "control"));
    const { rows } = evaluateOperation(panel, roles, plan, { withControl: true });
    expect(rows.map(({ method }) => method)).toEqual(["wdd", "its", "did", "synthetic"]);
    for (const { method, adjusted } of rows) expect(adjusted, method).toBeGreaterThan(0.05);
  });
});
