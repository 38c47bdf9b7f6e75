import type { DatedTable } from "@/cells/temporal/dated";
import { readSeries } from "@/cells/temporal/series";
import type { Days, OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import type { EvaluationParams } from "./params";
import { texts } from "./texts";

const day = 86_400_000;

const daysOf = ([from, to]: readonly [string, string]): Days => ({
  from: Date.parse(from) / day,
  end: Date.parse(to) / day + 1,
});

/** Months of the after-time from which on months are steadier than weeks. */
const longAfter = 170;

export interface Spans {
  plan: OperationPlan;
  /** First day that the data covers, and the one after its last. */
  covered: Days;
  /** What a reader must know of the dates. */
  cautions: string[];
}

/** The spans of a form, in order and inside of what the data covers. Throws CellFailure. */
export async function readSpans(
  context: RunContext,
  dated: DatedTable,
  params: EvaluationParams,
): Promise<Spans> {
  if (!params.before || !params.after) {
    throw new CellFailure({ message: texts.chooseSpans, hint: texts.chooseSpansHint });
  }
  const [before, after] = [daysOf(params.before), daysOf(params.after)];
  const operation = params.operation ? daysOf(params.operation) : after;
  const covered = await coveredBy(context, dated);
  checkOrder({ before, after, operation });
  if (before.from < covered.from || after.end > covered.end) {
    throw new CellFailure({
      message: texts.notCovered(covered, before.from < covered.from ? before : after),
      hint: after.end > covered.end ? texts.notOver : texts.notYet,
    });
  }
  const history = params.history
    ? Math.max(covered.from, Date.parse(params.history) / day)
    : covered.from;
  if (history > before.from) throw new CellFailure({ message: texts.lateHistory });
  const isMonthly = dated.precision === "month";
  if (isMonthly && [before, after, operation].some((each) => !isWholeMonths(each))) {
    throw new CellFailure({
      message: texts.wholeMonths(dated.column),
      hint: texts.wholeMonthsHint,
    });
  }
  if (isMonthly && params.period === "week") {
    throw new CellFailure({ message: texts.noWeeks(dated.column) });
  }
  const isLong =
    after.end - after.from >= longAfter && isFirst(operation.from) && isFirst(after.from);
  const period = params.period ?? (isMonthly || isLong ? "month" : "week");
  const cautions = isSameSeason(before, after) ? [] : [texts.otherSeason];
  if (isMonthly) cautions.push(texts.monthsOnly);
  return { plan: { history, operation, before, after, period }, covered, cautions };
}

/** The data ends with its last month where that is whole, with its last row else. */
async function coveredBy(context: RunContext, dated: DatedTable): Promise<Days> {
  const { begins, end } = await readSeries(context, dated, { period: "month", least: 1 });
  const last = dated.end.getTime();
  const isNear = last - end.getTime() < 62 * day;
  return {
    from: begins[0]!.getTime() / day,
    end: Math.floor((isNear ? Math.max(last, end.getTime()) : end.getTime()) / day),
  };
}

function checkOrder({ before, after, operation }: Record<"before" | "after" | "operation", Days>) {
  for (const span of [before, after, operation]) {
    if (span.end <= span.from) throw new CellFailure({ message: texts.turned(span) });
  }
  if (before.end > operation.from || after.from < operation.from) {
    throw new CellFailure({ message: texts.order, hint: texts.orderHint });
  }
}

const dateOf = (number: number) => new Date(number * day);
const isFirst = (number: number) => dateOf(number).getUTCDate() === 1;
const isWholeMonths = ({ from, end }: Days) => isFirst(from) && isFirst(end);

/** Both of about the same days of the year, or both of whole years. */
function isSameSeason(before: Days, after: Days): boolean {
  const [early, late] = [before.end - before.from, after.end - after.from];
  const isYears = [early, late].every(
    (days) => Math.abs(days / 365.25 - Math.round(days / 365.25)) < 0.03 && days > 360,
  );
  if (isYears) return true;
  const apart = (after.from - before.from) % 365.25;
  return Math.abs(early - late) <= 7 && Math.min(apart, 365.25 - apart) <= 10;
}
