import { columnIn } from "@/cells/areas/columns";
import { weekdays } from "@/cells/clock/names";
import { givenShifts, usualShifts } from "@/cells/patrol/shifts";
import { refuseHidden } from "@/cells/people/offered";
import type { TableInfo } from "@/lib/engine/engine";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { ShiftRosterParams } from "./params";
import { texts } from "./texts";

/** Officers in a shift of one day: more are several rosters. */
const mostNeeded = 5_000;

/** What a week needs. */
export interface Needs {
  shifts: Shift[];
  /** Officers by `weekday * shifts + shift`, Monday first, whole. */
  need: number[];
  words: string[];
}

/** Columns of needs that cells of this product leave, the surest first. */
const needNames = [
  "officers_needed",
  "units_needed",
  "units_planned",
  "needed",
  "need",
  "officers",
  "units",
];
const dayNames = ["weekday", "day_of_week", "weekday_name", "day"];

/** The columns that are read where the cell names none. */
export function guessed(table: TableInfo): { day?: string; shift?: string; need?: string } {
  const find = (names: readonly string[]) =>
    names
      .map((name) => table.columns.find((column) => column.name.toLowerCase() === name)?.name)
      .find((name) => name !== undefined);
  const [day, shift, need] = [find(dayNames), find(["shift"]), find(needNames)];
  return { ...(day ? { day } : {}), ...(shift ? { shift } : {}), ...(need ? { need } : {}) };
}

export async function readNeeds(context: RunContext, params: ShiftRosterParams): Promise<Needs> {
  const { needs, data, per_unit } = params;
  if (needs && data) {
    throw new CellFailure({ message: texts.both(data), hint: texts.bothHint });
  }
  const found = needs
    ? writtenNeeds(needs)
    : data
      ? await tableNeeds(context, params, await context.table(data))
      : null;
  if (!found) throw new CellFailure({ message: texts.choose, hint: texts.chooseHint });
  const shifts = shiftsFor([...found.byShift.keys()], params);
  const need = weekdays.flatMap((_, weekday) =>
    shifts.map(({ name }) => Math.ceil(found.byShift.get(name)![weekday]! * per_unit - 1e-6)),
  );
  if (need.every((each) => each === 0)) throw new CellFailure({ message: texts.nobody });
  const most = need.indexOf(Math.max(...need));
  if (need[most]! > mostNeeded) {
    const shift = shifts[most % shifts.length]!.name;
    throw new CellFailure({
      message: texts.manyNeeded(shift, Math.floor(most / shifts.length), need[most]!, mostNeeded),
      hint: texts.manyHint,
    });
  }
  const words = [...found.words];
  if (per_unit !== 1) words.push(texts.perUnit(per_unit));
  return { shifts, need, words };
}

interface Found {
  /** Seven numbers a shift, Monday first. */
  byShift: Map<string, number[]>;
  words: string[];
}

function writtenNeeds(needs: NonNullable<ShiftRosterParams["needs"]>): Found {
  const byShift = new Map(
    Object.entries(needs).map(([name, each]) => [
      name,
      Array.isArray(each) ? each : Array<number>(7).fill(each),
    ]),
  );
  return { byShift, words: [texts.written] };
}

async function tableNeeds(
  { engine, signal }: RunContext,
  params: ShiftRosterParams,
  table: TableInfo,
): Promise<Found> {
  const guess = guessed(table);
  const column = (name: "shift" | "need") => {
    const wanted = params[name] ?? guess[name];
    if (!wanted) {
      throw new CellFailure({
        message: texts.chooseColumn(table.name, name),
        hint: texts.tableHint,
      });
    }
    return columnIn(table, wanted, name);
  };
  const [shift, need] = [column("shift"), column("need")];
  const day = params.day ? columnIn(table, params.day, "day") : guess.day;
  refuseHidden(table, [shift, need, day]);
  const sql = `select cast(${q(shift)} as varchar) as shift, ${day ? `cast(${q(day)} as varchar)` : "null::varchar"} as day,
sum(try_cast(${q(need)} as double))::double as n, count(*)::integer as r
from ${q(table.name)} where ${q(shift)} is not null group by all`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const [names, days] = [rows.column("shift") as string[], rows.column("day") as (string | null)[]];
  const [sums, counts] = [rows.numbers("n"), rows.numbers("r")];
  const byShift = new Map<string, number[]>();
  let [leftOut, summed] = [0, 0];
  names.forEach((name, row) => {
    const weekday = day ? weekdayOf(days[row]!) : null;
    if (weekday === -1 || !(sums[row]! >= 0)) {
      leftOut += counts[row]!;
      return;
    }
    const own = byShift.get(name) ?? Array<number>(7).fill(0);
    byShift.set(name, own);
    summed = Math.max(summed, counts[row]!);
    for (const at of weekday === null ? weekdays.keys() : [weekday]) own[at]! += sums[row]!;
  });
  if (byShift.size === 0 || byShift.size > 12) {
    throw new CellFailure({
      message: texts.shiftCount(byShift.size, table.name),
      hint: texts.tableHint,
    });
  }
  const words = [texts.fromTable(table.name, need, shift, day ?? null)];
  if (!day) words.push(texts.everyDay);
  if (summed > 1) words.push(texts.summed);
  if (leftOut > 0) words.push(texts.leftOut(leftOut));
  return { byShift, words };
}

/** 0 for Monday, of 1, "Monday" or "mon"; -1 for what is none. */
function weekdayOf(written: string | null): number {
  const said = (written ?? "").trim().toLowerCase();
  const number = Number(said);
  if (said !== "" && Number.isInteger(number) && number >= 1 && number <= 7) return number - 1;
  return weekdays.findIndex(
    (name) => said.length >= 2 && name.toLowerCase().startsWith(said.slice(0, 9)),
  );
}

/** When the named shifts are: as given, else the usual ones of that name. Throws CellFailure. */
function shiftsFor(names: readonly string[], params: ShiftRosterParams): Shift[] {
  const known = params.shifts ? givenShifts(params.shifts) : usualShifts;
  const missing = names.filter((name) => !known.some((each) => each.name === name));
  if (missing.length > 0) {
    throw new CellFailure({ message: texts.noTimes(missing), hint: texts.noTimesHint });
  }
  return known.filter(({ name }) => names.includes(name));
}
