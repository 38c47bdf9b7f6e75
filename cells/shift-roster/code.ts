import { readParams } from "@/cells/params";
import { shiftMinutes } from "@/lib/methods/patrol/shifts";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { leastRest } from "./compute";
import { shiftRosterSchema } from "./params";
import type { ShiftRosterView } from "./view-data";

/** The roster as the source of a TypeScript cell, of the patterns that the last result found. */
export function shiftRosterCode(cell: Cell, result?: CellResult): string {
  const read = readParams(shiftRosterSchema, cell.source);
  const view = result?.view as ShiftRosterView | undefined;
  if (!read.ok || !view) return "";
  const { input, patterns, days, length } = view;
  const { shifts, need, leave, rotate, officers } = input;
  const lines = patterns.map(
    ({ name, shift, count }) =>
      `  { name: ${JSON.stringify(name)}, shift: ${JSON.stringify(shift)}, count: ${count} },`,
  );
  return `// Officers on each pattern, as the cell found them: its solver (HiGHS) does not run in TypeScript cells.
// The shift of each day, Monday first; -1 is a day off.
const patterns = [
${lines.join("\n")}
];
const names = ${JSON.stringify(shifts.map(({ name }) => name))};
const need = ${JSON.stringify(need)}; // by weekday, then shift
const roster = methods.rosterOf({
  days: ${days},
  shifts: names.length,
  patterns,
  count: patterns.map(({ count }) => count),
  cycles: ${length / days},
  rotate: ${rotate},
  begins: ${JSON.stringify(shifts.map(({ from }) => from / 60))},
  hours: ${JSON.stringify(shifts.map((shift) => shiftMinutes(shift) / 60))},
  leastRest: ${leastRest},
});
const cover = Array.from({ length: ${days} * names.length }, (_, at) => {
  const [day, shift] = [Math.floor(at / names.length), at % names.length];
  const onDuty = patterns.reduce((sum, each) => sum + (each.shift[day] === shift ? each.count : 0), 0);
  return { day: day + 1, shift: names[shift], needed: need[(day % 7) * names.length + shift], onDuty };
});
display({
  officers: roster.officers,
  posted: ${officers ?? `Math.ceil(roster.officers / ${1 - leave} - 1e-9)`},
  shortRests: roster.breaches.length,
  longestRun: Math.max(...roster.longestRun),
  cover,
  roster: Array.from({ length: roster.officers }, (_, officer) =>
    Array.from({ length: ${length} }, (_, day) => names[roster.shift[officer * ${length} + day]] ?? "off").join(" "),
  ),
});
`;
}
