import { beforeAll, describe, expect, test } from "vitest";
import { find, type Found } from "@/cells/alerts/find";
import { numberOf } from "@/cells/temporal/periods";
import { generate } from "@/datasets/sample/generate";
import { festivals } from "@/datasets/sample/plants";
import { truth, type Truth } from "@/datasets/sample/truth";
import { decodeTable } from "@/lib/table/table";

const steps = {
  week: { period: 52, withinSteps: 4 },
  month: { period: 12, withinSteps: 1 },
} as const;
type Step = keyof typeof steps;

const first = { week: new Date("2019-01-07"), month: new Date("2019-01-01") };

/** Station, beat and type of each series, with the days of its cases. */
function read() {
  const series = new Map<string, { key: string[]; days: number[] }>();
  for (const stream of generate("sample", { seed: 1, rows: 250_000 }).streams) {
    const table = decodeTable(stream);
    const columns = ["UnitName", "Beat_Name", "CrimeGroup_Name"].map(
      (name) => table.column(name) as string[],
    );
    const from = table.numbers("Offence_From_Date");
    for (let i = 0; i < table.numRows; i++) {
      const key = columns.map((column) => column[i]!.trim());
      const name = key.join("|");
      if (!series.has(name)) series.set(name, { key, days: [] });
      series.get(name)!.days.push(from[i]!);
    }
  }
  return [...series.values()];
}

describe("alerts by beat and type on the sample", () => {
  let series: ReturnType<typeof read>;
  let planted: Truth;
  beforeAll(() => {
    series = read();
    planted = truth();
  });

  /** What the cell finds when the period that a day lies in is the newest. */
  function asOf(step: Step, day: string, wanted = series): Found {
    const [start, end] = [numberOf(step, first[step]), numberOf(step, new Date(day))];
    const length = end - start + 1;
    const counts = new Float64Array(wanted.length * length);
    wanted.forEach(({ days }, s) => {
      for (const each of days) {
        const at = numberOf(step, new Date(each)) - start;
        if (at >= 0 && at < length) counts[s * length + at]!++;
      }
    });
    return find({
      counts,
      steps: length,
      by: ["station", "beat", "head"],
      keys: wanted.map(({ key }) => key),
      begins: 0,
      options: { method: "auto", alpha: 0.01, leastCases: 3, ...steps[step] },
      fdr: true,
      falseShare: 0.1,
      falls: false,
      groups: { names: [], of: [] },
      spans: { together: 4, year: 52 },
      notes: [],
    });
  }
  const alertsOf = (found: Found) =>
    found.listed.filter(({ alarm }) => alarm !== 0).map((each) => series[each.series]!.key);

  const firstAlert = (step: Step, days: string[], head: string) => {
    const spot = planted.spots.find((each) => each.head === head && each.kind === "emerging")!;
    const own = [spot.station, spot.beat, spot.head].join("|");
    return days.find((day) => alertsOf(asOf(step, day)).some((key) => key.join("|") === own));
  };

  test("the night burglary of the new extension is an alert within five weeks", () => {
    const weeks = ["2023-07-03", "2023-07-10", "2023-07-17", "2023-07-24", "2023-07-31"];
    expect(firstAlert("week", weeks, "BURGLARY - NIGHT")).toBeDefined();
  });

  test("the robbery at Depot circle, three a week in all, is an alert in its first months", () => {
    expect(firstAlert("month", ["2024-03-01", "2024-04-01"], "ROBBERY")).toBeDefined();
  });

  test("gambling in the weeks of Deepavali is alerts in several beats, and in little else", () => {
    const { head } = festivals.find(({ name }) => /deepavali/i.test(name))!;
    const alerts = alertsOf(asOf("week", "2024-10-28"));
    const own = alerts.filter((key) => key[2] === head);
    expect(own.length).toBeGreaterThanOrEqual(5);
    expect(alerts.length - own.length).toBeLessThanOrEqual(2);
  });

  test("weeks in which nothing was planted have hardly an alert in 2,300 series", () => {
    const quiet = ["2023-05-15", "2024-02-12", "2024-07-22", "2024-11-25", "2024-12-23"];
    const found = quiet.map((week) => asOf("week", week));
    for (const { tested, beyond } of found) {
      expect(tested).toBeGreaterThan(2_000);
      expect(beyond).toBeLessThan(0.01 * tested);
    }
    expect(found.reduce((sum, { alerts }) => sum + alerts, 0)).toBeLessThanOrEqual(2);
  });
});
