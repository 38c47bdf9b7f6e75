import { utcFormat } from "d3";
import type { TimeUnit } from "./params";
import { isAdditive, type Plan } from "./plan";
import { texts } from "./texts";

const formats: Record<TimeUnit, string> = {
  hour: "%a %-d %b %Y, %H:%M",
  day: "%a %-d %b %Y",
  week: "week of %-d %b %Y",
  month: "%b %Y",
  quarter: "quarter from %b %Y",
  year: "%Y",
};

/** d3-time-format of one bin, as people write it. */
export const timeFormat = (unit: TimeUnit | null) => (unit ? formats[unit] : "%-d %b %Y, %H:%M");

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const smallNumber = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** At most two decimals, or three figures of what is smaller than 1. */
export const count = (value: number): string =>
  (Math.abs(value) < 1 ? smallNumber : number).format(value);

/** The same as a d3-format for all of these values. */
export function valueFormat(values: readonly number[]): string {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const decimals = most > 0 && most < 1 ? 2 - Math.floor(Math.log10(most)) : 2;
  return `,.${Math.min(decimals, 20)}~f`;
}

export function percent(part: number, whole: number): string {
  const value = (100 * part) / whole;
  return `${value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 })} %`;
}

export function placeText(value: unknown, unit: TimeUnit | null): string {
  if (value instanceof Date) return utcFormat(timeFormat(unit))(value);
  return typeof value === "number" ? count(value) : String(value);
}

/** "Sum of amount (₹)". */
export function measureLabel(plan: Plan): string {
  const { measure } = plan;
  const given = measure?.on === "x" ? plan.xLabel : measure?.on === "y" ? plan.yLabel : null;
  const unit = plan.unit && !isCounted(plan) ? ` (${plan.unit})` : "";
  if (given) return `${given}${unit}`;
  if (!measure) return plan.unit ?? "";
  if (isShare(plan)) return texts.share(measureWords(plan));
  return `${measureWords(plan)}${unit}`;
}

/** Counts have no unit: then the unit belongs to the column that is counted over. */
export const isCounted = ({ measure }: Plan) =>
  measure?.aggregate === "count" || measure?.aggregate === "distinct";

/** Parts of 100 % instead of amounts. */
export const isShare = ({ stack, mark, color, measure }: Plan) =>
  stack === "share" &&
  (mark === "bar" || mark === "area") &&
  color !== null &&
  measure !== null &&
  isAdditive(measure);

export function measureWords({ measure }: Plan): string {
  if (!measure) return texts.rows;
  const words = texts.aggregates[measure.aggregate];
  if (!measure.column) return words;
  if (measure.isGiven) return measure.column.name;
  return measure.aggregate === "distinct"
    ? `Different values of ${measure.column.name}`
    : `${words} of ${measure.column.name}`;
}

export function axisLabel(plan: Plan, side: "x" | "y"): string | null {
  const given = side === "x" ? plan.xLabel : plan.yLabel;
  const axis = plan[side];
  if (!axis) return null;
  const measured = axis.nature === "number" && (!plan.measure || isCounted(plan));
  const isUnits = side === "y" || plan.mark !== "dot";
  const unit = plan.unit && measured && isUnits ? ` (${plan.unit})` : "";
  if (given) return `${given}${unit}`;
  if (axis.bin.type === "unit") return `${axis.column.name}, by ${texts.units[axis.bin.unit]}`;
  if (axis.bin.type === "part") return `${axis.column.name}, ${texts.parts[axis.bin.part]}`;
  return `${axis.column.name}${unit}`;
}
