import { readParams } from "@/cells/params";
import { numberSql } from "@/cells/temporal/periods";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { notMidnight, within } from "./count";
import { clockSchema, minutesOf } from "./params";
import type { ClockView } from "./view-data";

const day = 86_400_000;

/** The same counts as the source of a TypeScript cell; columns and days are those of the last run. */
export function clockCode(cell: Cell, result?: CellResult): string {
  const read = readParams(clockSchema, cell.source);
  if (!read.ok || !read.params.data) return "";
  const { data, count, leave_out_midnight, utc_offset, ...told } = read.params;
  const view = result?.view as ClockView | undefined;
  const to = view ? view.source.to : told.to;
  const minutes = minutesOf(utc_offset);
  const shift = minutes === 0 ? "" : ` + interval (${minutes}) minute`;
  const moment = (column: string) => `try_cast(${q(column)} as timestamp)`;
  const columns = [
    `${view?.source.time ?? moment(told.time ?? "occurred_from")}${shift} as t`,
    `${count ? `coalesce(try_cast(${q(count)} as double), 0)` : "1.0"} as n`,
    ...(to ? [`${moment(to)}${shift} as e`] : []),
  ];
  const conditions = [
    view ? within(view.firstDay, view.size) : "t is not null",
    ...(leave_out_midnight ? [notMidnight] : []),
  ];
  const rows = `(select ${columns.join(", ")} from ${q(data)}) where ${conditions.join(" and ")}`;
  if (view?.precision === "month") return byMonthCode(rows);
  return view?.precision === "day" ? byWeekdayCode(rows, view) : byHourCode(rows, view, to);
}

const byMonthCode = (rows: string) => `const months = await sql\`
  select ${numberSql.month("t")} as month, sum(n)::double as incidents
  from ${rows}
  group by 1 order by 1\`;
const incidents = months.numbers("incidents");
display(Array.from(months.numbers("month"), (month, i) => ({
  year: Math.floor(month / 12),
  month: (month % 12) + 1,
  incidents: incidents[i],
})));
`;

const byWeekdayCode = (rows: string, { firstDay, size }: ClockView) => `const days = await sql\`
  select isodow(t)::integer as weekday, sum(n)::double as incidents
  from ${rows}
  group by 1 order by 1\`;
const exposed = methods.exposedHours(${firstDay * day}, ${(firstDay + size) * day});
const incidents = days.numbers("incidents");
display(Array.from(days.numbers("weekday"), (weekday, i) => ({
  weekday,
  incidents: incidents[i],
  per_day: incidents[i] / exposed[24 * (weekday - 1)],
})));
`;

function byHourCode(rows: string, view: ClockView | undefined, to: string | null | undefined) {
  const window = view
    ? `const [from, until] = [${view.firstDay * day}, ${(view.firstDay + view.size) * day}];`
    : `const days = await sql\`
  select epoch_ms(min(t))::double as first, epoch_ms(max(t))::double as last
  from ${rows}\`;
const [from, until] = [days.numbers("first")[0], days.numbers("last")[0] + 1];`;
  const spread = to
    ? `const cases = await sql\`
  select epoch_ms(t)::double as t, epoch_ms(e)::double as e
  from ${rows}\`;
const spans = methods.aoristic(cases.numbers("t"), cases.numbers("e"), { missingEnd: "at start" });
`
    : "";
  return `// Hours of the week, from Monday 0:00 on.
const minutes = await sql\`
  select ((isodow(t) - 1) * 1440 + hour(t) * 60 + minute(t))::integer as minute, sum(n)::double as n
  from ${rows}
  group by 1 order by 1\`;
const [at, counts] = [minutes.numbers("minute"), minutes.numbers("n")];
const incidents = new Float64Array(168);
at.forEach((minute, i) => (incidents[Math.floor(minute / 60)] += counts[i]));
${window}
const exposed = methods.exposedHours(from, until);
const times = methods.circular(at.map((minute) => minute / 60), 24, counts);
${spread}display({
  meanHour: times.mean,
  spreadHours: times.deviation,
  rayleighP: times.rayleigh.p,
  incidents: [...incidents],
  perHour: Array.from(incidents, (count, hour) => count / exposed[hour]),${
    to ? "\n  aoristic: [...spans.hours]," : ""
  }
});
`;
}
