import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { countsSql, longestMinutes } from "./queries";
import { queueingSchema } from "./params";
import type { QueueingView } from "./view-data";

/** Units needed by hour of the week as the source of a TypeScript cell, of the days of the last result. */
export function queueingCode(cell: Cell, result?: CellResult): string {
  const read = readParams(queueingSchema, cell.source);
  const view = result?.view as QueueingView | undefined;
  if (!read.ok || !read.params.data || !view) return "";
  const { data, within, busy, service_minutes } = read.params;
  const { span, source, rows } = view;
  const steps = rows[0]!.hour === null ? 1 : 24;
  const service = source.service
    ? `const durations = await ${sqlCode(source.service)};
const serviceMinutes = methods.serviceTimes(durations.numbers("d"), ${longestMinutes}).mean;`
    : `const serviceMinutes = ${service_minutes}; // assumed`;
  const units = rows.map((row) => row.units);
  const isKnown = units.every((each) => each !== null);
  const place =
    steps === 24 ? "weekday: Math.floor(at / 24) + 1,\n    hour: at % 24" : "weekday: at + 1";
  return `const found = await ${sqlCode(countsSql({ ...source, table: data }, span, steps))};
${service}
const counts = new Float64Array(${(view.span.end - view.span.from) / (86_400_000 / steps)});
found.numbers("s").forEach((step, i) => (counts[step] = found.numbers("n")[i]));
// Counts of like ${steps === 24 ? "hours of the week" : "weekdays"}, Monday first.
const lists = methods.likeHours(counts, ${span.from}, ${steps});
${isKnown ? `const units = ${listOf(units)};\n` : ""}const rows = lists.map((list, at) => {
  const callsPerHour = methods.callLevel(list, ${24 / steps}${busy ? `, ${busy}` : ""});
  const calls = { callsPerHour, serviceMinutes, thresholdMinutes: ${within} };
  return {
    ${place},
    callsPerHour,
    unitsNeeded: methods.fewestUnits({ ...calls, mostLate: ${view.aim.mostLate} }),${
      isKnown ? "\n    late: methods.erlangWait({ ...calls, units: units[at] }).late," : ""
    }
  };
});
display({ rows, dispersion: methods.regularity(lists)?.dispersion ?? null });
`;
}

/** As source: a list of numbers, or of one number again and again. */
const listOf = (values: readonly (number | null)[]): string =>
  values.every((each) => each === values[0])
    ? `Array(${values.length}).fill(${values[0]})`
    : JSON.stringify(values);
