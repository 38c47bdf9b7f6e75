import { utcHour, utcDay, utcMonday, utcMonth, utcYear } from "d3";
import type { Row } from "../rows";
import type { TimePart, TimeUnit } from "./params";
import { type Axis, groupAxis, isAdditive, type Measure, type Plan } from "./plan";
import { texts } from "./texts";

/** One row of the chart's query, cleaned. Times are Dates at UTC, missing categories have words. */
export interface MarkRow {
  x?: Date | number | string | null;
  y?: Date | number | string | null;
  x2?: number;
  y2?: number;
  color?: string | number | null;
  facet?: string;
  value?: number | null;
  /** Rows of the table behind this mark. */
  n?: number;
  low?: number;
  q1?: number;
  median?: number;
  q3?: number;
  high?: number;
}

export const intervals = {
  hour: utcHour,
  day: utcDay,
  week: utcMonday,
  month: utcMonth,
  quarter: utcMonth.every(3)!,
  year: utcYear,
} satisfies Record<TimeUnit, unknown>;

export const partValues: Record<TimePart, readonly string[]> = {
  "hour of day": Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0")),
  weekday: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  "month of year": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
};

export function toMarkRows(plan: Plan, rows: readonly Row[]): MarkRow[] {
  return rows.map((row) => {
    const mark: MarkRow = {};
    if ("x" in row) mark.x = toPlace(plan.x, row.x);
    if ("y" in row) mark.y = toPlace(plan.y, row.y);
    if ("facet" in row) mark.facet = String(row.facet);
    if ("color" in row) mark.color = toColour(plan, row.color);
    for (const key of ["x2", "y2", "n", "low", "q1", "median", "q3", "high"] as const) {
      if (row[key] !== null && row[key] !== undefined) mark[key] = Number(row[key]);
    }
    if ("value" in row) mark.value = row.value === null ? null : Number(row.value);
    if (plan.measure?.aggregate === "count") mark.n = mark.value ?? 0;
    return mark;
  });
}

function toPlace(axis: Axis | null, value: unknown): MarkRow["x"] {
  if (value === null || value === undefined) return null;
  if (axis?.nature === "time" && axis.bin.type !== "part") {
    return value instanceof Date ? value : new Date(Number(value));
  }
  return axis?.nature === "number" ? Number(value) : String(value);
}

function toColour(plan: Plan, value: unknown): string | number | null {
  if (plan.color?.nature === "number") return value === null ? null : Number(value);
  return value === null || value === undefined ? texts.noValue : String(value);
}

/**
 * A month in which nothing happened has no row, but its count is 0: without it a line
 * would run straight over the gap. Means of nothing stay absent and break the line.
 */
export function fillGaps(plan: Plan, rows: MarkRow[]): MarkRow[] {
  const group = groupAxis(plan);
  if (!group || !plan.measure || (plan.mark !== "line" && plan.mark !== "area")) return rows;
  const { on, axis } = group;
  const places = everyPlace(on, axis, rows);
  if (!places) return rows;
  const absent = absentValue(plan.measure);
  const known = new Map(rows.map((row) => [keyOf(row[on], row), row]));
  const series = new Map(rows.map((row) => [keyOf("", row), row]));
  if (places.length * series.size > 20_000) return rows;
  return [...series.values()].flatMap(({ color, facet }) =>
    places.map((place): MarkRow => {
      const own = { ...(color !== undefined && { color }), ...(facet !== undefined && { facet }) };
      return known.get(keyOf(place, own)) ?? { [on]: place, ...own, value: absent, n: 0 };
    }),
  );
}

/** What a group without rows has: counts and sums are 0, means are unknown. */
export const absentValue = (measure: Measure): 0 | null =>
  isAdditive(measure) || measure.aggregate === "distinct" ? 0 : null;

function everyPlace(on: "x" | "y", { bin }: Axis, rows: readonly MarkRow[]) {
  if (bin.type === "part") return partValues[bin.part];
  if (bin.type !== "unit" || rows.length === 0) return null;
  const times = rows.map((row) => Number(row[on]));
  const first = new Date(times.reduce((a, b) => Math.min(a, b)));
  const last = new Date(times.reduce((a, b) => Math.max(a, b)));
  const interval = intervals[bin.unit];
  return [...interval.range(first, last), last];
}

function keyOf(place: unknown, { color, facet }: MarkRow): string {
  return JSON.stringify([place instanceof Date ? place.getTime() : place, color, facet]);
}
