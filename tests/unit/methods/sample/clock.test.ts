import { beforeAll, describe, expect, test } from "vitest";
import { heapsOf } from "@/cells/clock/heaps";
import { generate } from "@/datasets/sample/generate";
import { offences } from "@/datasets/sample/offences";
import { hourWeights } from "@/datasets/sample/rhythm";
import { pearson } from "@/lib/methods/statistics/rank-correlation";
import { aoristic } from "@/lib/methods/temporal/aoristic";
import { circular } from "@/lib/methods/temporal/circular";
import { byHourOfDay, byWeekday, exposedHours } from "@/lib/methods/temporal/week-hours";
import { decodeTable } from "@/lib/table/table";

/** Types that are found later, so that their start is not their hour; and those that few are of. */
const found = offences.filter(({ head }) => head.startsWith("BURGLARY"));
const seen = offences.filter((offence) => !found.includes(offence) && offence.share > 3);

describe("clocks of the sample", () => {
  const starts = new Map<string, number[]>();
  const ends = new Map<string, number[]>();
  beforeAll(() => {
    for (const stream of generate("sample", { seed: 1, rows: 100_000 }).streams) {
      const table = decodeTable(stream);
      const heads = table.column("CrimeGroup_Name") as string[];
      const [from, to] = [table.numbers("Offence_From_Date"), table.numbers("Offence_To_Date")];
      for (let i = 0; i < table.numRows; i++) {
        const head = heads[i]!.trim();
        if (!starts.has(head)) starts.set(head, []);
        if (!ends.has(head)) ends.set(head, []);
        starts.get(head)!.push(from[i]!);
        ends.get(head)!.push(to[i]!);
      }
    }
  });

  const weeksOf = (head: string) => aoristic(starts.get(head)!, ends.get(head)!);

  test.each(seen.map((offence) => [offence.head, offence] as const))(
    "%s has the planted hours, but for the one that is written when nobody knows",
    (head, offence) => {
      const known = (hours: Float64Array) => hours.filter((_, hour) => hour !== 10);
      const profile = byHourOfDay(weeksOf(head).naive.start);
      expect(pearson(known(profile), known(hourWeights(offence)))).toBeGreaterThan(0.9);
    },
  );

  test("that hour is told as a favourite of thefts, and of no type that is seen", () => {
    const heaps = (head: string) => {
      const minutes = new Float64Array(1440);
      for (const time of starts.get(head)!) minutes[Math.floor(time / 60_000) % 1440]!++;
      return heapsOf(minutes)!;
    };
    const thefts = heaps("THEFT");
    expect(thefts.favourite.map(({ hour }) => hour)).toEqual([10]);
    expect(thefts.fullHour).toBeGreaterThan(0.45);
    expect(heaps("CASES OF HURT").favourite).toEqual([]);
  });

  test("weekdays have their planted rates for the days that there were", () => {
    const offence = offences.find(({ head }) => head === "CASES OF HURT")!;
    const times = starts.get(offence.head)!;
    const exposed = byWeekday(exposedHours(Math.min(...times), Math.max(...times)));
    const rate = byWeekday(weeksOf(offence.head).hours).map((count, at) => count / exposed[at]!);
    expect(pearson(rate, offence.weekday)).toBeGreaterThan(0.97);
  });

  test("night burglaries lie nearer to their planted hour when spread over their spans", () => {
    const { hours, naive } = weeksOf("BURGLARY - NIGHT");
    const middles = Float64Array.from({ length: 24 }, (_, hour) => hour + 0.5);
    const [[planted]] = found[0]!.hours as [readonly [number, number, number]];
    const apart = (week: Float64Array) => {
      const { mean } = circular(middles, 24, byHourOfDay(week));
      const distance = Math.abs(mean! - planted);
      return Math.min(distance, 24 - distance);
    };
    expect(apart(naive.start)).toBeGreaterThan(0.8);
    expect(apart(naive.end)).toBeGreaterThan(0.8);
    expect(apart(hours)).toBeLessThan(0.35);
  });
});
