import { expect, test } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { patrolled } from "@/datasets/sample/plants";
import { driverReport } from "@/lib/methods/explain/drivers";
import { panelOf } from "@/lib/methods/explain/panel";
import { decodeTable, type Table } from "@/lib/table/table";

const week = 7 * 86_400_000;
/** The roster's first Monday, and its whole weeks. */
const [first, steps] = [Date.UTC(2023, 0, 2), 104];

/** Sums by week of the rows of the patrolled beat that are asked for. */
function weekly(
  streams: Iterable<Uint8Array>,
  timeName: string,
  amountOf: (table: Table) => (row: number) => number,
): Float64Array {
  const sums = new Float64Array(steps);
  for (const stream of streams) {
    const table = decodeTable(stream);
    const [time, amount] = [table.numbers(timeName), amountOf(table)];
    for (let row = 0; row < table.numRows; row++) {
      const at = Math.floor((time[row]! - first) / week);
      if (at >= 0 && at < steps) sums[at]! += amount(row);
    }
  }
  return sums;
}

test("gambling of the over-policed beat goes along with the officers of its evening, as planted", () => {
  const counts = weekly(generate("sample").streams, "Offence_From_Date", (table) => {
    const [station, beat, head] = ["UnitName", "Beat_Name", "CrimeHead_Name"].map((name) =>
      table.column(name),
    );
    return (row) =>
      Number(
        station![row] === patrolled.station &&
          beat![row] === patrolled.beat &&
          String(head![row]).trim() === patrolled.subhead,
      );
  });
  const officers = weekly(generate("sample-duty").streams, "starts_at", (table) => {
    const [station, beat] = ["station", "beat"].map((name) => table.column(name));
    const [present, starts] = [table.numbers("officers"), table.numbers("starts_at")];
    const isEvening = (row: number) => new Date(starts[row]!).getUTCHours() === 14;
    return (row) =>
      station![row] === patrolled.station && beat![row] === patrolled.beat && isEvening(row)
        ? present[row]!
        : 0;
  });
  const panel = panelOf({
    ...{ series: 1, counts, perYear: 52 },
    staff: [{ name: "officers", values: officers }],
  });
  const { drivers, judged } = driverReport(panel, "regression", { seed: 1 });
  expect(judged.regression.better).toBe(true);
  expect(drivers.find(({ isFamily }) => !isFamily)!.name).toBe("officers");
});
