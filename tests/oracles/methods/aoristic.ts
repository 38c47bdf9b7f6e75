import { aoristic } from "@/lib/methods/temporal/aoristic";
import { byHourOfDay, byWeekday } from "@/lib/methods/temporal/week-hours";
import type { Adapter, OracleCase } from "../case";
import type { Files } from "../files";

export const aoristicAdapter: Adapter = {
  method: "aoristic",
  run(oracle, files) {
    const { start, end } = spans(oracle, files);
    const missingEnd = /start/.test(String(oracle.parameters.missingEnd)) ? "at start" : "left out";
    const found = aoristic(start, end, { missingEnd });
    return {
      records: start.length,
      dropped: found.impossible,
      missingEnd: end.filter(Number.isNaN).length,
      weekOrLonger: found.weekOrLonger,
      zeroLength: found.exact,
      totalWeight: found.hours.reduce((sum, each) => sum + each, 0),
      byHourOfDay: byHourOfDay(found.hours),
      byWeekdayMondayFirst: byWeekday(found.hours),
      matrixWeekdayHour: Array.from({ length: 7 }, (_, day) =>
        found.hours.subarray(24 * day, 24 * day + 24),
      ),
      naiveStartHour: byHourOfDay(found.naive.start),
      naiveEndHour: byHourOfDay(found.naive.end),
      naiveMidpointHour: byHourOfDay(found.naive.middle),
    };
  },
};

function spans({ input }: OracleCase, files: Files): { start: number[]; end: number[] } {
  const [from, to] = (input.columns as [string, string] | undefined) ?? ["start", "end"];
  const listed = (input.records ?? input.events ?? input.intervals ?? input.rows) as
    (Record<string, unknown> | unknown[])[] | undefined;
  if (listed) {
    const of = (name: string, at: number) =>
      listed.map((row) => timeOf(Array.isArray(row) ? row[at] : row[name]));
    return { start: of(from, 0), end: of(to, 1) };
  }
  const columns = input.file ? files.csv(String(input.file)) : (input as Record<string, unknown[]>);
  return { start: columns[from]!.map(timeOf), end: columns[to]!.map(timeOf) };
}

/** Text without a zone, read as UTC. */
function timeOf(value: unknown): number {
  if (value === null || value === undefined || value === "") return NaN;
  if (typeof value === "number") return value;
  const text = String(value).trim().replace(" ", "T");
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T") ? text : `${text}Z`);
}
