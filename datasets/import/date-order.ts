import type { ColumnPlan } from "./infer";

const words = { dmy: "day/month/year", mdy: "month/day/year", ymd: "year-month-day" } as const;

/** Says so when the dates of one row are written in several ways, each read by its own. */
export function notesOnDateOrders(
  names: readonly string[],
  plans: readonly Pick<ColumnPlan, "type" | "order">[],
): string[] {
  const columns = new Map<ColumnPlan["order"], string[]>();
  for (const [column, { type, order }] of plans.entries()) {
    if (type !== "date" && type !== "timestamp") continue;
    columns.set(order, [...(columns.get(order) ?? []), `“${names[column]!}”`]);
  }
  if (columns.size < 2) return [];
  const ways = [...columns].map(([order, named]) => `${words[order]} in ${named.join(", ")}`);
  return [`Dates are written in ${columns.size} ways: ${ways.join("; ")}.`];
}
