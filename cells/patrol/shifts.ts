import type { RunContext } from "@/lib/session/kind";
import { CellFailure } from "@/lib/session/kind";
import { MethodProblem } from "@/lib/methods/problem";
import { checkShifts, type Shift } from "@/lib/methods/patrol/shifts";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { Precision } from "@/cells/temporal/dated";
import type { ShiftParam } from "./params";
import type { RosterColumns } from "./roster";
import { texts } from "./texts";

/** What the day is parted into where neither the analyst nor the roster says it. */
export const usualShifts: readonly Shift[] = [
  { name: "morning", from: 360, to: 840 },
  { name: "evening", from: 840, to: 1320 },
  { name: "night", from: 1320, to: 360 },
];

const minutesOf = (clock: string): number => {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return hours * 60 + minutes;
};

/** Shifts as the analyst writes them; a CellFailure where they leave a gap or meet twice. */
export function givenShifts(given: readonly ShiftParam[]): Shift[] {
  const shifts = given.map(({ name, from, to }) => ({
    name,
    from: minutesOf(from),
    to: minutesOf(to),
  }));
  try {
    checkShifts(shifts);
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    throw new CellFailure({ message: error.message, hint: error.hint ?? "" });
  }
  return shifts;
}

/** The shifts of a run: those given, else the roster's own, else three of eight hours. */
export async function readShifts(
  context: RunContext,
  given: readonly ShiftParam[] | undefined,
  roster: RosterColumns | null,
  precision: Precision,
): Promise<Shift[]> {
  if (precision !== "time") return [{ name: texts.allDay, from: 0, to: 0 }];
  if (given) return givenShifts(given);
  return (roster && (await rosterShifts(context, roster))) ?? [...usualShifts];
}

/** The roster's shifts, where each of its names has one begin and end and they part the day. */
async function rosterShifts(
  { engine, signal }: RunContext,
  { table, starts, ends }: RosterColumns,
): Promise<Shift[] | null> {
  const name = table.columns.find(
    (column) => column.name.toLowerCase() === "shift" && column.kind === "text",
  )?.name;
  if (!name) return null;
  const minute = (time: string) => `(hour(${time}) * 60 + minute(${time}))`;
  const sql = `select cast(${q(name)} as varchar) as name, mode(${minute("s")})::integer as b, mode(${minute("e")})::integer as e
from (select ${q(name)}, try_cast(${q(starts)} as timestamp) as s, try_cast(${q(ends)} as timestamp) as e from ${q(table.name)})
where s is not null and e is not null and ${q(name)} is not null group by 1 order by 2 limit 13`;
  const found = decodeTable(await engine.query(sql, { signal }));
  const [from, to] = [found.numbers("b"), found.numbers("e")];
  const shifts = (found.column("name") as string[]).map((each, at) => ({
    name: each,
    from: from[at]!,
    to: to[at]!,
  }));
  try {
    checkShifts(shifts);
    return shifts;
  } catch (error) {
    if (error instanceof MethodProblem) return null;
    throw error;
  }
}
