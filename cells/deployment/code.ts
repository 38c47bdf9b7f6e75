import { sqlCode } from "@/cells/sql-code";
import type { Shift } from "@/lib/methods/patrol/shifts";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { optionsOf } from "./rules";
import type { DeploymentView } from "./view-data";

/** Looked for as long as the cell does. */
const seconds = 7;

/** The plan as the source of a TypeScript cell: the same history, limits and options. */
export function deploymentCode(_: Cell, result?: CellResult): string {
  const view = result?.view as DeploymentView | undefined;
  if (!view) return "";
  const { basis, asked, found } = view;
  const { kinds, travel, changes } = found.problem;
  const { beats, shifts, station, turns, least, most, today, reach } = found.problem;
  const { beatNames, shiftNames } = found.problem;
  const plain = {
    ...{ beats, shifts, beatNames, shiftNames, reach },
    turns: Array.from(turns),
    least: Array.from(least),
    most: Array.from(most),
    today: today && Array.from(today),
    kinds: kinds?.map(({ name, turns: own, allowed }) => ({
      name,
      turns: Array.from(own),
      allowed: allowed && Array.from(allowed),
    })),
  };
  // JSON has no Infinity.
  const mostChanges = Number.isFinite(changes) ? `${changes}` : "Infinity";
  return `{
  const limits = ${JSON.stringify(plain)};
  limits.changes = ${mostChanges};
  limits.station = Int32Array.from(${JSON.stringify(Array.from(station))});
${travel ? `  limits.travel = Float64Array.from(${JSON.stringify(Array.from(travel, Math.round))});\n` : ""}${harmCode(view, basis.shifts, asked.weeks)}
  const plan = await methods.planTurns({ ...limits, harm }, ${JSON.stringify(optionsOf(asked.rules, seconds))}, { seed: ${asked.seed} });
  const sum = (list) => list.reduce((all, each) => all + each, 0);
  const reached = methods.harmReached(harm, plan.turns, ${asked.rules.effect / 100});
  display({ expected: sum(harm), reached: sum(reached), gap: plan.gap, spare: plan.spare });
  display(
    Array.from(plan.turns, (shifts_a_week, place) => ({
      beat: limits.beatNames[Math.floor(place / limits.shifts)],
      shift: limits.shiftNames[place % limits.shifts],
      today: limits.today ? limits.today[place] : null,
      shifts_a_week,
      shifts_that_explore: plan.explored[place],
      expected_harm: harm[place],
    })),
  );
}
`;
}

/** What is expected: as it was given, else the history as the cell read it, and what it makes of it. */
export function harmCode(
  {
    program,
    expected,
  }: Pick<DeploymentView, "program"> & { expected: { harm: ArrayLike<number> } },
  shifts: readonly Shift[],
  weeks: number,
): string {
  if (program.isGiven) {
    return `  const harm = Float64Array.from(${JSON.stringify(Array.from(expected.harm))});`;
  }
  const keys = program.keys[0]!.map((_, i) => `rows.column("k${i}")[row]`);
  const plain = shifts.map(({ name, from, to }) => ({ name, from, to }));
  return `  const shifts = ${JSON.stringify(plain)};
  const keys = ${JSON.stringify(program.keys.map((key) => key.join("|")))};
  const numberOf = new Map(keys.map((key, beat) => [key, beat]));
  const [places, steps] = [keys.length * shifts.length, ${program.steps}];
  const [counts, weights] = [new Float64Array(steps * places), new Float64Array(steps * places)];
  const rows = await ${sqlCode(program.incidents)};
  const [minutes, lasting, ago] = [rows.column("m"), rows.column("d"), rows.column("b")];
  for (let row = 0; row < rows.numRows; row++) {
    const beat = numberOf.get([${keys.join(", ")}].join("|"));
    const step = steps - 1 - ago[row];
    if (beat === undefined || step < 0 || rows.column("x")[row]) continue;
    methods.shiftShares(shifts, minutes[row], lasting[row] ?? 0).forEach((share, shift) => {
      const at = step * places + beat * shifts.length + shift;
      counts[at] += share * rows.column("n")[row];
      weights[at] += share * rows.column("w")[row];
    });
  }
  const history = { places, shifts: shifts.length, stepDays: 7, counts, harm: weights };
  const { harm } = methods.expectedHarm(history, steps, ${weeks});`;
}
