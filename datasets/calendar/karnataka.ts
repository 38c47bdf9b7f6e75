import { easter } from "./easter";
import type { Holiday } from "./holiday";
import { fixed, movables, sighted, type Movable } from "./karnataka-dates";

export const firstYear = 2015;
export const lastYear = 2030;
const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);

const fromTable = ({ name, before, after, dates }: Movable, isSighted: boolean): Holiday[] =>
  dates.split(/\s+/).map((written) => ({
    date: written.slice(0, 10),
    name,
    before,
    after,
    exact: !isSighted && !written.endsWith("~"),
  }));

const goodFriday = (year: number): Holiday => {
  const friday = new Date(Date.parse(easter(year)) - 2 * 86_400_000);
  const date = friday.toISOString().slice(0, 10);
  return { date, name: "Good Friday", before: 0, after: 0, exact: true };
};

/** Gazetted and movable festivals of Karnataka, 2015 to 2030, by date. */
export const karnatakaHolidays: readonly Holiday[] = [
  ...movables.flatMap((each) => fromTable(each, false)),
  ...sighted.flatMap((each) => fromTable(each, true)),
  ...years.map(goodFriday),
  ...years.flatMap((year) =>
    fixed.map(({ day, ...each }) => ({ ...each, date: `${year}-${day}`, exact: true })),
  ),
].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.name < b.name ? -1 : 1));
