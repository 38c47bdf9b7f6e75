/** A holiday in one year: its day since 1970, and the days about it that belong to it. */
export interface HolidayDate {
  name: string;
  day: number;
  before: number;
  after: number;
}

/** Days of each holiday as numbers from the first day on, those of all years together. */
export function holidayDays(holidays: readonly HolidayDate[], firstDay: number) {
  const days = new Map<string, number[]>();
  for (const { name, day, before, after } of holidays) {
    const own = days.get(name) ?? [];
    for (let at = day - before; at <= day + after; at++) own.push(at - firstDay);
    days.set(name, own);
  }
  return [...days].map(([name, own]) => ({ name, days: own }));
}
