import type { Days, OperationPeriods, OperationPlan } from "./operation-periods";

/** Incidents, summed up as far as one likes. */
export interface DatedCounts {
  /** Number of the area; below 0 for none. */
  area: ArrayLike<number>;
  /** Days since 1970. */
  day: ArrayLike<number>;
  amount: ArrayLike<number>;
  /** Sum of the squares, where what is added up are no counts (harm). */
  squares?: ArrayLike<number> | null | undefined;
}

/** Sums of one span, one an area. */
export interface SpanSums {
  amounts: Float64Array;
  /** Variances if chance alone scatters them: the amounts themselves, for counts. */
  variances: Float64Array;
}

export interface OperationPanel {
  areas: number;
  periods: OperationPeriods;
  /** Period t of area a at a * periods + t. */
  counts: Float64Array;
  before: SpanSums;
  after: SpanSums;
  /** All days of the history that are not in `before`. */
  earlier: SpanSums;
}

/** Incidents by area and period, and by area in the spans of a plan. */
export function operationPanel(
  { area, day, amount, squares }: DatedCounts,
  areas: number,
  plan: OperationPlan,
  periods: OperationPeriods,
): OperationPanel {
  const size = periods.at.length;
  const sums = (): SpanSums => ({
    amounts: new Float64Array(areas),
    variances: new Float64Array(areas),
  });
  const panel: OperationPanel = {
    ...{ areas, periods, counts: new Float64Array(areas * size) },
    ...{ before: sums(), after: sums(), earlier: sums() },
  };
  const periodOf = new Int32Array(plan.after.end - plan.history).fill(-1);
  periods.begins.forEach((from, t) => {
    periodOf.fill(t, from - plan.history, periods.ends[t]! - plan.history);
  });
  const isIn = (number: number, { from, end }: Days) => number >= from && number < end;
  for (let i = 0; i < area.length; i++) {
    const [own, number, count] = [area[i]!, day[i]!, amount[i]!];
    if (own < 0 || number < plan.history || number >= plan.after.end) continue;
    const t = periodOf[number - plan.history]!;
    if (t >= 0) panel.counts[own * size + t]! += count;
    const span = isIn(number, plan.before)
      ? panel.before
      : isIn(number, plan.after)
        ? panel.after
        : number < plan.operation.from
          ? panel.earlier
          : null;
    if (!span) continue;
    span.amounts[own]! += count;
    span.variances[own]! += squares ? squares[i]! : count;
  }
  return panel;
}
