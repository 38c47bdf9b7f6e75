import { shiftMinutes } from "@/lib/methods/patrol/shifts";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { leastRest } from "./compute";
import type { ShiftRosterView } from "./view-data";

/** The roster as the source of a TypeScript cell: the same needs, patterns and rest. */
export function shiftRosterCode(_: Cell, result?: CellResult): string {
  const view = result?.view as ShiftRosterView | undefined;
  if (!view) return "";
  const { shifts, need, patterns, leave, rotate, officers } = view.input;
  const { days, length } = view;
  const present = officers === null ? "" : `, officers: ${Math.floor(officers * (1 - leave))}`;
  return `{
  const names = ${JSON.stringify(shifts.map(({ name }) => name))};
  const need = ${JSON.stringify(need)}; // by weekday, then shift
  const [days, shifts] = [${days}, names.length];
  // Each pattern of days on and off in each shift, from each day on; -1 is a day off.
  const patterns = ${JSON.stringify(patterns.map(({ on, off }) => [on, off]))}.flatMap(([on, off]) =>
    names.flatMap((name, shift) =>
      Array.from({ length: on + off }, (_, first) => ({
        name: \`\${name}, \${on} on \${off} off, from day \${first + 1}\`,
        shift: Array.from({ length: days }, (_, day) => ((day - first + on + off) % (on + off) < on ? shift : -1)),
      })),
    ),
  );
  const whole = Array.from({ length: days * shifts }, (_, at) => need[at % need.length]);
  const plan = await methods.scheduleStaff({ days, shifts, need: whole, patterns${present} });
  const roster = methods.rosterOf({
    days,
    shifts,
    patterns,
    count: plan.count,
    cycles: ${length / days},
    rotate: ${rotate},
    begins: ${JSON.stringify(shifts.map(({ from }) => from / 60))},
    hours: ${JSON.stringify(shifts.map((shift) => shiftMinutes(shift) / 60))},
    leastRest: ${leastRest},
  });
  const length = ${length};
  display({
    officers: roster.officers,
    posted: ${officers ?? `Math.ceil(roster.officers / ${1 - leave} - 1e-9)`},
    proven: plan.proven,
    shortRests: roster.breaches.length,
    longestRun: Math.max(...roster.longestRun),
    cover: whole.map((needed, at) => ({
      day: Math.floor(at / shifts) + 1,
      shift: names[at % shifts],
      needed,
      onDuty: plan.onDuty[at],
    })),
    roster: Array.from({ length: roster.officers }, (_, officer) =>
      Array.from({ length }, (_, day) => names[roster.shift[officer * length + day]] ?? "off").join(" "),
    ),
  });
}
`;
}
