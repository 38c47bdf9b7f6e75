import { refuseHidden } from "@/cells/people/offered";
import { karnatakaHolidays } from "@/datasets/calendar/karnataka";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { HolidayDate } from "./holiday-days";
import { texts } from "./texts";

const dayLength = 86_400_000;

/** Days about a holiday are at most so many, so that a column of years is not taken for days. */
const mostDays = 31;

/** The holidays that a cell names: the calendar of Karnataka, or a table of the analyst's own. */
export async function readHolidays(
  context: RunContext,
  holidays: string | undefined,
): Promise<HolidayDate[]> {
  if (!holidays || holidays === "none") return [];
  if (holidays === "karnataka") {
    return karnatakaHolidays.map(({ name, date, before, after }) => ({
      name,
      day: Date.parse(date) / dayLength,
      before,
      after,
    }));
  }
  const table = await context.table(holidays);
  const column = (wanted: string) =>
    table.columns.find(({ name }) => name.toLowerCase() === wanted)?.name;
  const [date, name, before, after] = ["date", "name", "before", "after"].map(column);
  if (!date || !name) {
    throw new CellFailure({ message: texts.holidays.columns(holidays), hint: texts.holidays.hint });
  }
  refuseHidden(table, [name]);
  const days = (of: string | undefined) =>
    of ? `least(${mostDays}, greatest(0, coalesce(try_cast(${q(of)} as integer), 0)))` : "0";
  const sql = `select ${q(name)}::varchar as name, date_diff('day', date '1970-01-01', try_cast(${q(date)} as date))::integer as day,
${days(before)}::integer as before, ${days(after)}::integer as after
from ${q(holidays)} where try_cast(${q(date)} as date) is not null and ${q(name)} is not null order by day, name`;
  const found = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  if (found.numRows === 0) {
    throw new CellFailure({ message: texts.holidays.empty(holidays), hint: texts.holidays.hint });
  }
  const names = found.column("name") as string[];
  const [on, early, late] = [found.numbers("day"), found.numbers("before"), found.numbers("after")];
  return names.map((each, i) => ({
    name: each,
    day: on[i]!,
    before: early[i]!,
    after: late[i]!,
  }));
}
