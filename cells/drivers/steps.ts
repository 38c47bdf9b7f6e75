import { stepsAYear } from "@/cells/temporal/periods";
import type { DriverPeriod } from "./params";

/** Whole steps of a year; of days whole weeks, so that a year ago is the same weekday. */
export const perYear: Record<DriverPeriod, number> = {
  day: 364,
  week: Math.floor(stepsAYear.week),
  month: stepsAYear.month,
};

/** Steps that "recent" means. */
export const recentSteps: Record<DriverPeriod, number> = { day: 7, week: 4, month: 3 };
