import { isCounted, isShare } from "./labels";
import type { MarkRow } from "./marks";
import { groupAxis, isAdditive, type Plan } from "./plan";

/** Above this, an axis of whole numbers has whole ticks by itself. */
const few = 8;

/**
 * How many ticks an axis of small whole numbers gets, so that none of them says half an incident;
 * null where it does not matter.
 */
export function wholeTicks(
  plan: Plan,
  rows: readonly MarkRow[],
  isSideBySide: boolean,
): number | null {
  const { measure } = plan;
  if (!measure || isShare(plan) || plan.log) return null;
  const isMean = measure.aggregate === "mean" || measure.aggregate === "median";
  const isWhole = isCounted(plan) || (measure.column?.kind === "integer" && !isMean);
  if (!isWhole || rows.length === 0) return null;
  const lengths = lengthsOf(plan, rows, isSideBySide);
  const from = plan.zero ? Math.min(0, ...lengths) : Math.min(...lengths);
  const span = Math.max(...lengths, plan.zero ? 0 : -Infinity) - from;
  return span > few ? null : Math.max(1, Math.ceil(span));
}

/** Ends of bars and points along the measured axis; stacked ones are added up. */
function lengthsOf(plan: Plan, rows: readonly MarkRow[], isSideBySide: boolean): number[] {
  const group = groupAxis(plan);
  const isStacked =
    plan.color !== null &&
    (plan.mark === "bar" || plan.mark === "area") &&
    plan.measure !== null &&
    isAdditive(plan.measure) &&
    !isSideBySide;
  if (!isStacked || !group) return rows.map(({ value }) => value ?? 0);
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = `${Number(row[group.on])} ${String(row[group.on])} ${row.facet ?? ""}`;
    sums.set(key, (sums.get(key) ?? 0) + (row.value ?? 0));
  }
  return [...sums.values()];
}
