import { tickStep } from "d3";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { TimeUnit } from "./params";
import {
  type Axis,
  type Bin,
  isOrdinal,
  mostColours,
  mostDots,
  mostFacets,
  type Plan,
  type Split,
} from "./plan";
import { isUsed } from "./sql";

/** What one pass over the table tells before the chart's own query. Times are milliseconds since 1970. */
export interface Survey {
  rows: number;
  /** Rows with everything that the chart needs. */
  used: number;
  missing: Record<string, number>;
  range: Record<string, { min: number; max: number } | null>;
  distinct: Record<string, number>;
}

const mostCategories = { bar: 30, line: 60, area: 60, dot: 60, cell: 60, box: 25 } as const;

type Place = "x" | "y" | "color" | "facet" | "value";

function places(plan: Plan): [Place, Axis | Split][] {
  const all = [
    ["x", plan.x],
    ["y", plan.y],
    ["color", plan.color],
    ["facet", plan.facet],
  ] as const;
  return all.flatMap(([place, axis]) => (axis ? [[place, axis] as [Place, Axis | Split]] : []));
}

export function surveySql(plan: Plan): string {
  const columns = [
    "count(*)::DOUBLE AS rows",
    `(count(*) FILTER (WHERE ${isUsed(plan)}))::DOUBLE AS used`,
  ];
  for (const [place, { column, nature }] of places(plan)) {
    const name = q(column.name);
    columns.push(`(count(*) FILTER (WHERE ${name} IS NULL))::DOUBLE AS ${place}_missing`);
    if (nature === "time") {
      columns.push(`epoch_ms(min(${name})::TIMESTAMP)::DOUBLE AS ${place}_min`);
      columns.push(`epoch_ms(max(${name})::TIMESTAMP)::DOUBLE AS ${place}_max`);
    } else if (nature === "number") {
      columns.push(`min(${name})::DOUBLE AS ${place}_min`, `max(${name})::DOUBLE AS ${place}_max`);
    }
    if (nature === "category" || column.kind === "integer") {
      columns.push(`count(DISTINCT ${name})::DOUBLE AS ${place}_distinct`);
    }
  }
  if (plan.measure?.column) {
    const name = q(plan.measure.column.name);
    columns.push(`(count(*) FILTER (WHERE ${name} IS NULL))::DOUBLE AS value_missing`);
  }
  return `SELECT ${columns.join(",\n  ")}\nFROM ${q(plan.table)}`;
}

export function readSurvey(plan: Plan, row: Record<string, unknown>): Survey {
  const survey: Survey = {
    rows: Number(row.rows),
    used: Number(row.used),
    missing: {},
    range: {},
    distinct: {},
  };
  for (const [place] of [...places(plan), ["value"] as const]) {
    const [min, max] = [row[`${place}_min`], row[`${place}_max`]];
    survey.missing[place] = Number(row[`${place}_missing`] ?? 0);
    survey.range[place] =
      min === null || min === undefined ? null : { min: Number(min), max: Number(max) };
    survey.distinct[place] = Number(row[`${place}_distinct`] ?? 0);
  }
  return survey;
}

/** Decides what was left open: bins, how many categories, whether dots are sampled. */
export function settle(plan: Plan, survey: Survey): Plan {
  const raw = plan.mark === "dot" && !plan.measure;
  return {
    ...plan,
    x: plan.x && settleAxis(plan, plan.x, "x", survey),
    y: plan.y && settleAxis(plan, plan.y, "y", survey),
    color: plan.color && settleSplit(plan.color, survey.distinct.color!, mostColours),
    facet: plan.facet && settleSplit(plan.facet, survey.distinct.facet!, mostFacets),
    sample: raw ? Math.min(1, mostDots / Math.max(1, survey.used)) : 1,
  };
}

function settleSplit(split: Split, distinct: number, most: number): Split {
  return { ...split, top: split.nature === "category" && distinct > most ? most : null };
}

function settleAxis(plan: Plan, axis: Axis, place: Place, survey: Survey): Axis {
  const range = survey.range[place] ?? null;
  const distinct = survey.distinct[place]!;
  const bin = settleBin(plan, axis, range, distinct);
  const isFew = axis.nature === "number" && bin.type === "none" && plan.measure !== null;
  const stepped = isFew && (plan.mark === "bar" || plan.mark === "cell");
  const settled: Axis = { ...axis, bin, nature: stepped ? "category" : axis.nature };
  if (!isOrdinal(settled) || bin.type === "part") return settled;
  const most = plan.limit ?? mostCategories[plan.mark];
  return { ...settled, top: distinct > most ? most : null };
}

function settleBin(
  plan: Plan,
  { nature, column, bin }: Axis,
  range: { min: number; max: number } | null,
  distinct: number,
): Bin {
  if (bin.type !== "auto" && bin.type !== "classes") return bin;
  if (!range) return { type: "none" };
  if (nature === "time") return { type: "unit", unit: unitFor(range, column.kind === "date") };
  if (bin.type === "auto") {
    if (plan.mark === "line" || plan.mark === "area" || plan.mark === "dot")
      return { type: "none" };
    if (column.kind === "integer" && distinct <= 40) return { type: "none" };
  }
  const count = bin.type === "classes" ? bin.count : 20;
  const step = tickStep(range.min, range.max, count);
  if (!(step > 0) || !Number.isFinite(step)) return { type: "none" };
  return { type: "step", step: column.kind === "integer" ? Math.max(1, Math.round(step)) : step };
}

const day = 86_400_000;

/** Between about a dozen and two hundred groups, in the unit in which people speak of such a span. */
function unitFor({ min, max }: { min: number; max: number }, wholeDays: boolean): TimeUnit {
  const days = (max - min) / day;
  if (days <= 3 && !wholeDays) return "hour";
  if (days <= 100) return "day";
  if (days <= 400) return "week";
  return days <= 366 * 16 ? "month" : "year";
}
