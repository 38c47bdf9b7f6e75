import { weekdays } from "@/cells/clock/names";
import { clock, shiftMinutes, type Shift } from "@/lib/methods/patrol/shifts";
import { numbers, wholes, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { RosterFound } from "./compute";
import { texts } from "./texts";

/** Names of the tables beside the main one. */
export const sheetName = (name: string): string => `${name}_sheet`;
export const coverName = (name: string): string => `${name}_cover`;

const every = (length: number) => Array.from({ length }, (_, i) => i);

/** One row an officer and day. */
export function rosterTable({ roster, length }: RosterFound, shifts: readonly Shift[]): Uint8Array {
  const cells = every(roster.officers * length);
  const on = (cell: number) => shifts[roster.shift[cell]!];
  return toStream([
    ["officer", wholes(cells.map((cell) => Math.floor(cell / length) + 1))],
    ["week", wholes(cells.map((cell) => Math.floor((cell % length) / 7) + 1))],
    ["weekday", wholes(cells.map((cell) => ((cell % length) % 7) + 1))],
    ["weekday_name", words(cells.map((cell) => weekdays[(cell % length) % 7]!))],
    ["shift", words(cells.map((cell) => on(cell)?.name ?? texts.off))],
    ["begins", words(cells.map((cell) => (on(cell) ? clock(on(cell)!.from) : null)))],
    ["hours", numbers(cells.map((cell) => (on(cell) ? shiftMinutes(on(cell)!) / 60 : 0)))],
  ]);
}

/** One row an officer and week, a column a weekday: the roster as it hangs on the wall. */
export function sheetTable(found: RosterFound, shifts: readonly Shift[]): Uint8Array {
  const { roster, length } = found;
  const weeks = length / 7;
  const rows = every(roster.officers * weeks);
  const shiftOn = (row: number, day: number) =>
    roster.shift[Math.floor(row / weeks) * length + (row % weeks) * 7 + day]!;
  const columns = weekdays.map((name, day): NamedColumn => [
    name.toLowerCase(),
    words(rows.map((row) => shifts[shiftOn(row, day)]?.name ?? texts.off)),
  ]);
  const hours = rows.map((row) =>
    every(7).reduce((sum, day) => {
      const shift = shifts[shiftOn(row, day)];
      return sum + (shift ? shiftMinutes(shift) / 60 : 0);
    }, 0),
  );
  return toStream([
    ["officer", wholes(rows.map((row) => Math.floor(row / weeks) + 1))],
    ["week", wholes(rows.map((row) => (row % weeks) + 1))],
    ...columns,
    ["hours", numbers(hours)],
  ]);
}

/** One row a day of the cycle and shift: need, officers on duty, open and over. */
export function coverTable(
  { plan, need, days }: RosterFound,
  shifts: readonly Shift[],
): Uint8Array {
  const cells = every(days * shifts.length);
  const day = (cell: number) => Math.floor(cell / shifts.length);
  return toStream([
    ["week", wholes(cells.map((cell) => Math.floor(day(cell) / 7) + 1))],
    ["weekday", wholes(cells.map((cell) => (day(cell) % 7) + 1))],
    ["weekday_name", words(cells.map((cell) => weekdays[day(cell) % 7]!))],
    ["shift", words(cells.map((cell) => shifts[cell % shifts.length]!.name))],
    ["needed", wholes(cells.map((cell) => need[cell]!))],
    ["on_duty", wholes(cells.map((cell) => plan.onDuty[cell]!))],
    ["missing", wholes(cells.map((cell) => plan.short[cell]!))],
    ["over", wholes(cells.map((cell) => Math.max(0, plan.onDuty[cell]! - need[cell]!)))],
  ]);
}
