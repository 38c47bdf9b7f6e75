import { describe, expect, test } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { levelBreak, spots } from "@/datasets/sample/plants";
import { truth } from "@/datasets/sample/truth";
import { comparePeriods } from "@/lib/methods/temporal/compare-periods";
import {
  comparisonWindows,
  stepEdges,
  type Comparison,
} from "@/lib/methods/temporal/comparison-windows";
import { decodeTable } from "@/lib/table/table";

const day = 86_400_000;
const dayOf = (text: string) => Date.parse(text) / day;

interface Rows {
  keys: string[];
  /** Days since 1970. */
  began: Float64Array;
}

/** Type and beat of each case of the register as it is published. */
function published(): { heads: string[]; beats: string[]; began: Float64Array } {
  const [heads, beats, began]: [string[], string[], number[]] = [[], [], []];
  for (const stream of generate("sample").streams) {
    const table = decodeTable(stream);
    const column = (name: string) => table.column(name) as string[];
    const [head, station, beat] = ["CrimeGroup_Name", "UnitName", "Beat_Name"].map(column);
    const from = table.numbers("Offence_From_Date");
    for (let i = 0; i < table.numRows; i++) {
      heads.push(head![i]!.trim());
      beats.push(`${station![i]} ${beat![i]}`);
      began.push(from[i]! / day);
    }
  }
  return { heads, beats, began: Float64Array.from(began) };
}

/** The groups compared for the last whole month or year by that day. */
function compared({ keys, began }: Rows, period: "month" | "quarter" | "year", last: string) {
  const covered = { from: dayOf("2019-01-01"), to: dayOf(last) + 1 };
  const { windows } = comparisonWindows(period, covered);
  const edges = stepEdges(period, covered);
  const steps = edges.length - 1;
  const names = [...new Set(keys)].toSorted();
  const groupOf = new Map(names.map((name, group) => [name, group]));
  const stepOf = new Int32Array(covered.to - covered.from);
  edges.forEach((edge, i) => stepOf.fill(i, edge - covered.from));
  const counts = new Float64Array(names.length * steps);
  keys.forEach((key, i) => {
    const at = Math.floor(began[i]!) - covered.from;
    if (at >= 0 && at < stepOf.length) counts[groupOf.get(key)! * steps + stepOf[at]!]!++;
  });
  const found = comparePeriods({ counts, edges }, windows);
  return (name: string, comparison: Comparison) => {
    const w = windows.findIndex((each) => each.comparison === comparison);
    const i = w * names.length + groupOf.get(name)!;
    return {
      ratio: found.ratio[i]!,
      low: found.low[i]!,
      high: found.high[i]!,
      p: found.pAdjusted[i]!,
    };
  };
}

describe("periods of the sample compared", () => {
  const { heads, beats, began } = published();

  test("the level break of the register is a fall against last year", () => {
    const of = compared({ keys: heads, began }, "quarter", "2021-09-30");
    const { low, high, p } = of(levelBreak.head, "same period last year");
    const { trend } = truth().rhythms.find(({ head }) => head === levelBreak.head)!;
    expect(p).toBeLessThan(0.001);
    expect(low).toBeLessThan(levelBreak.factor * trend);
    expect(high).toBeGreaterThan(levelBreak.factor * trend);
    // A year later the new level is compared with itself.
    const later = compared({ keys: heads, began }, "quarter", "2022-09-30");
    expect(later(levelBreak.head, "same period last year").p).toBeGreaterThan(0.05);
  });

  test("robbery rises in the beat of the spot that came up in 2024", () => {
    const spot = spots.find(({ head }) => head === "ROBBERY")!;
    const { station, beat } = truth().spots.find(({ place }) => place === spot.place)!;
    const isRobbery = heads.map((head) => head === spot.head);
    const own = {
      keys: beats.filter((_, i) => isRobbery[i]),
      began: began.filter((_, i) => isRobbery[i]),
    };
    const { ratio, low, p } = compared(
      own,
      "year",
      "2024-12-31",
    )(`${station} ${beat}`, "last period");
    expect(p).toBeLessThan(0.01);
    expect(low).toBeGreaterThan(1.2);
    expect(ratio).toBeGreaterThan(1.5);
  });

  const steady = truth()
    .rhythms.filter(({ trend }) => Math.abs(trend - 1) <= 0.01)
    .map(({ head }) => head);

  test("types that do not change are not marked", () => {
    expect(steady.length).toBeGreaterThan(1);
    const of = compared({ keys: heads, began }, "quarter", "2023-06-30");
    for (const head of steady) expect(of(head, "same period last year").p).toBeGreaterThan(0.05);
  });
});
