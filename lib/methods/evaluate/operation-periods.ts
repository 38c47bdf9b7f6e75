import { MethodProblem } from "../problem";

/** Days since 1970: the first, and the one after the last. */
export interface Days {
  from: number;
  end: number;
}

export interface OperationPlan {
  /** First day that is looked at. */
  history: number;
  /** When something was done. */
  operation: Days;
  before: Days;
  after: Days;
  /** What the series are cut into. */
  period: "week" | "month";
}

/** Whole periods, those of the history first and then those of the time after. */
export interface OperationPeriods {
  /** Days. */
  begins: number[];
  ends: number[];
  /** When each lies, in periods from the beginning of the operation. */
  at: number[];
  /** How many lie before. */
  before: number;
}

const day = 86_400_000;

/**
 * Periods of a plan. Weeks are blocks of seven days that end and begin with the operation, so that none
 * reaches over its first day; months are those of the calendar. Time between the beginning and
 * `after`, and parts of periods, are left out. A MethodProblem for spans that overlap or are empty.
 */
export function operationPeriods(plan: OperationPlan): OperationPeriods {
  check(plan);
  const { history, operation, after, period } = plan;
  const spans: (Days & { at: number })[] = [];
  if (period === "week") {
    const weeks = Math.floor((operation.from - history) / 7);
    for (let k = -weeks; k < 0; k++) spans.push({ ...week(operation.from + 7 * k), at: k });
    for (let from = after.from; from + 7 <= after.end; from += 7) {
      spans.push({ ...week(from), at: (from - operation.from) / 7 });
    }
  } else {
    const first = monthAt(operation.from);
    for (let month = monthAt(history); monthBegin(month) < after.end; month++) {
      const [from, end] = [monthBegin(month), monthBegin(month + 1)];
      const isBefore = from >= history && end <= operation.from;
      const isAfter = from >= after.from && end <= after.end;
      if (isBefore || isAfter) spans.push({ from, end, at: month - first });
    }
  }
  return {
    begins: spans.map(({ from }) => from),
    ends: spans.map(({ end }) => end),
    at: spans.map(({ at }) => at),
    before: spans.filter(({ from }) => from < operation.from).length,
  };
}

const week = (from: number): Days => ({ from, end: from + 7 });

const monthAt = (number: number): number => {
  const date = new Date(number * day);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
};

const monthBegin = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / day;

function check({ history, operation, before, after }: OperationPlan) {
  const isOrdered =
    history <= before.from &&
    before.from < before.end &&
    before.end <= operation.from &&
    operation.from < operation.end &&
    operation.from <= after.from &&
    after.from < after.end;
  if (isOrdered) return;
  throw new MethodProblem(
    "The spans are not in order.",
    "The time before ends before the operation begins; the time after begins with it or later.",
  );
}
