import { weekdays } from "@/cells/clock/names";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { flags, numbers, wholes, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import type { AreaResult } from "./area-rows";
import type { Row, ShiftRow } from "./compute";

/** Names of the tables beside the main one. */
export const shiftsName = (name: string): string => `${name}_shifts`;
export const areasName = (name: string): string => `${name}_areas`;
export const unitsName = (name: string): string => `${name}_units`;

/** One row an hour of the week, or a weekday where no hours are known. */
export function hoursTable(
  rows: readonly Row[],
  shifts: readonly Shift[],
  serviceMinutes: number,
): Uint8Array {
  const of = (value: (row: Row) => number | null) => numbers(rows.map(value));
  return toStream([
    ["weekday", wholes(rows.map(({ weekday }) => weekday + 1))],
    ["weekday_name", words(rows.map(({ weekday }) => weekdays[weekday]!))],
    ["hour", wholes(rows.map(({ hour }) => hour))],
    ["shift", words(rows.map(({ shift }) => shifts[shift]!.name))],
    ["calls", of(({ calls }) => calls)],
    ["mean_calls_per_hour", of(({ mean }) => mean)],
    ["calls_per_hour", of(({ callsPerHour }) => callsPerHour)],
    ["service_minutes", of(() => serviceMinutes)],
    ["load", of(({ load }) => load)],
    ["units", wholes(rows.map(({ units }) => units))],
    ["can_serve", words(rows.map(({ now }) => now && (now.isStable ? "yes" : "no")))],
    ["utilisation", of(({ now }) => now?.utilisation ?? null)],
    ["prob_wait", of(({ now }) => now?.waits ?? null)],
    ["mean_wait_minutes", of(({ now }) => now?.meanWaitMinutes ?? null)],
    ["prob_late", of(({ now }) => now?.late ?? null)],
    ["units_needed", wholes(rows.map(({ needed }) => needed))],
    [
      "units_missing",
      wholes(
        rows.map(({ units, needed }) => (units === null ? null : Math.max(0, needed - units))),
      ),
    ],
    ["prob_late_then", of(({ then }) => then.late)],
  ]);
}

/** One row a weekday and shift: what a roster needs. */
export function shiftsTable(
  found: readonly ShiftRow[],
  rows: readonly Row[],
  shifts: readonly Shift[],
): Uint8Array {
  return toStream([
    ["weekday", wholes(found.map(({ weekday }) => weekday + 1))],
    ["weekday_name", words(found.map(({ weekday }) => weekdays[weekday]!))],
    ["shift", words(found.map(({ shift }) => shifts[shift]!.name))],
    ["calls_per_hour", numbers(found.map(({ callsPerHour }) => callsPerHour))],
    ["busiest_hour", wholes(found.map(({ busiest }) => rows[busiest]!.hour))],
    ["units", wholes(found.map(({ units }) => units))],
    ["units_needed", wholes(found.map(({ needed }) => needed))],
    ["hours", wholes(found.map(({ hours }) => hours))],
    ["hours_short", wholes(found.map(({ short, units }) => (units === null ? null : short)))],
  ]);
}

export function areasTable({ areas }: AreaResult): Uint8Array {
  return toStream([
    ["area", words(areas.map(({ area }) => area))],
    ["sector", words(areas.map(({ sector }) => sector))],
    ["calls_per_hour", numbers(areas.map(({ callsPerHour }) => callsPerHour))],
    ["own_share", numbers(areas.map(({ own }) => own))],
    ["next_sector", words(areas.map(({ next }) => next?.sector ?? null))],
    ["next_share", numbers(areas.map(({ next }) => next?.share ?? null))],
  ]);
}

export function unitsTable({ units, isExact }: AreaResult): Uint8Array {
  return toStream([
    ["unit", words(units.map(({ unit }) => unit))],
    ["sector", words(units.map(({ sector }) => sector))],
    ["busy", numbers(units.map(({ busy }) => busy))],
    ["calls_per_hour", numbers(units.map(({ callsPerHour }) => callsPerHour))],
    ["outside_share", numbers(units.map(({ outside }) => outside))],
    ["exact", flags(units.map(() => isExact))],
  ]);
}
