import { readHolidays } from "@/cells/trend/holidays";
import { holidayDays } from "@/cells/trend/holiday-days";
import type { PanelData } from "@/lib/methods/explain/panel";
import type { RunContext } from "@/lib/session/kind";
import type { DriverPeriod } from "./params";
import { texts } from "./texts";

const day = 86_400_000;

/** Days since 1970 in the span that belong to a holiday. */
export async function freeDays(
  context: RunContext,
  begins: readonly number[],
  holidays: string | undefined,
): Promise<number[]> {
  const known = await readHolidays(context, holidays);
  const days = new Set(holidayDays(known, 0).flatMap((each) => each.days));
  const [first, end] = [begins[0]! / day, begins.at(-1)! / day];
  return [...days].filter((each) => each >= first && each < end).sort((a, b) => a - b);
}

/** What each period has: month, weekday, holidays. `begins` with the day after the last at its end. */
export function calendarOf(
  period: DriverPeriod,
  begins: readonly number[],
  free: readonly number[],
): NonNullable<PanelData["calendar"]> {
  const steps = begins.length - 1;
  const list = (valueAt: (t: number) => number) =>
    Float64Array.from({ length: steps }, (_, t) => valueAt(t));
  const middle = (t: number) => new Date((begins[t]! + begins[t + 1]! - 1) / 2);
  const { season, weekday } = texts.features;
  const features = [
    {
      ...{ name: season, family: texts.families.season, cycle: 12 },
      values: list((t) => middle(t).getUTCMonth() + 1),
    },
  ];
  if (period === "day") {
    features.push({
      ...{ name: weekday, family: texts.families.week, cycle: 7 },
      values: list((t) => new Date(begins[t]!).getUTCDay() || 7),
    });
  }
  if (free.length === 0) return features;
  const isFree = new Set(free);
  const name = period === "day" ? texts.features.holiday : texts.features.holidays(period);
  const days = list((t) => {
    let count = 0;
    for (let at = begins[t]!; at < begins[t + 1]!; at += day) count += Number(isFree.has(at / day));
    return count;
  });
  return [...features, { name, family: texts.families.holidays, values: days }];
}
