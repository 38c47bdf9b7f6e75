import { describe, expect, test } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { offences } from "@/datasets/sample/offences";
import { festivals, levelBreak, lockdown } from "@/datasets/sample/plants";
import { pearson } from "@/lib/methods/statistics/rank-correlation";
import { eTest, rateRatio } from "@/lib/methods/temporal/poisson-tests";
import { poissonBreaks } from "@/lib/methods/temporal/poisson-breaks";
import { seasonality } from "@/lib/methods/temporal/seasonality";
import { decodeTable } from "@/lib/table/table";

const day = 86_400_000;
const first = Date.parse("2019-01-01");
const days = Math.round((Date.parse("2025-01-01") - first) / day);
const dayOf = (text: string) => Math.round((Date.parse(text) - first) / day);
const monthOf = (at: number) => {
  const date = new Date(first + at * day);
  return (date.getUTCFullYear() - 2019) * 12 + date.getUTCMonth();
};

/** Cases a day from 2019 to 2024 by type, by the day they began. */
function daily(rows: number): Map<string, Float64Array> {
  const counts = new Map<string, Float64Array>();
  for (const stream of generate("sample", { seed: 1, rows }).streams) {
    const table = decodeTable(stream);
    const heads = table.column("CrimeGroup_Name") as string[];
    const from = table.numbers("Offence_From_Date");
    for (let i = 0; i < table.numRows; i++) {
      const at = Math.floor((from[i]! - first) / day);
      const head = heads[i]!.trim();
      if (!counts.has(head)) counts.set(head, new Float64Array(days));
      if (at >= 0 && at < days) counts.get(head)![at]!++;
    }
  }
  return counts;
}

describe("rhythms and breaks of the sample", () => {
  const counts = daily(250_000);
  const monthly = (head: string) => {
    const sums = new Float64Array(72);
    counts.get(head)!.forEach((count, at) => (sums[monthOf(at)]! += count));
    return sums;
  };

  const seasonal = offences.filter(({ season: [, swing] }) => swing >= 0.3);
  test.each(seasonal.map(({ head, season }) => [head, season[0]] as const))(
    "%s have a strong season with its peak about month %i",
    (head, peak) => {
      const { strength, test: tested, shape } = seasonality(monthly(head), 12);
      const found = shape.indexOf(Math.max(...shape)) + 1;
      expect(strength).toBeGreaterThan(0.64);
      expect(tested.p).toBeLessThan(1e-5);
      expect(Math.abs(found - peak)).toBeLessThanOrEqual(1);
    },
  );

  const weekly = offences.filter(
    ({ weekday, share }) => share > 5 && Math.max(...weekday) - Math.min(...weekday) > 0.3,
  );
  test.each(weekly.map(({ head, weekday }) => [head, weekday] as const))(
    "%s have a week, and it is the planted one",
    (head, weekday) => {
      const { test: tested, shape } = seasonality(counts.get(head)!, 7);
      // The first day is a Tuesday.
      const planted = shape.map((_, at) => weekday[(at + 1) % 7]!);
      expect(tested.p).toBeLessThan(1e-6);
      expect(pearson(shape, planted)).toBeGreaterThan(0.8);
    },
  );

  test.each(["ROBBERY", "CRIMINAL INTIMIDATION", "MISSING PERSON", "CRIMINAL TRESPASS"])(
    "%s, which fall alike on all days, show no week",
    (head) => expect(seasonality(counts.get(head)!, 7).test.p).toBeGreaterThan(0.01),
  );

  test("the level break of the register is found in its month, and so are the weeks of the lockdown", () => {
    const values = monthly(levelBreak.head);
    const { starts } = poissonBreaks(values, { penalty: 200 });
    const [down, up] = [monthOf(dayOf(lockdown.from)) + 1, monthOf(dayOf(lockdown.to)) + 1];
    const fall = monthOf(dayOf(`${levelBreak.month}-01`));
    expect(starts).toEqual([down, up, fall]);
    // The same eight months, a year and its trend apart.
    const sum = (from: number) => values.slice(from, from + 8).reduce((all, each) => all + each, 0);
    const { trend } = offences.find(({ head }) => head === levelBreak.head)!;
    expect(sum(fall + 4) / sum(fall - 8) / trend).toBeCloseTo(levelBreak.factor, 1);
  });

  test.each(festivals)(
    "$name stands out of the year by its type",
    ({ head, days: own, factor }) => {
      const festive = new Set(
        own.flatMap(([from, to]) => {
          const count = dayOf(to) - dayOf(from) + 1;
          return Array.from({ length: count }, (_, i) => dayOf(from) + i);
        }),
      );
      let [within, beside] = [0, 0];
      counts.get(head)!.forEach((count, at) => {
        if (festive.has(at)) within += count;
        else beside += count;
      });
      const first = { count: within, exposure: festive.size };
      const second = { count: beside, exposure: days - festive.size };
      const { ratio, low } = rateRatio(first, second);
      expect(eTest(first, second)).toBeLessThan(1e-6);
      expect(low).toBeGreaterThan(1.3);
      expect(Math.abs(ratio! / factor - 1)).toBeLessThan(0.4);
    },
  );
});
