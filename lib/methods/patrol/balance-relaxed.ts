import { writeProgram } from "../optimise/program";
import { solve } from "../optimise/solve";
import { assignment } from "./assign";
import type { GoalTask } from "./goal";
import type { Near } from "./service";
import { writeStands } from "./stands";

/** Ways of work from beats to units beyond which the program is not solved in time. */
const mostWays = 60_000;

/** Rounding of the solver must not put a bound above what is possible. */
const safe = 1 - 1e-6;

/** What is known when parts of units may be anywhere within the limits. */
export interface RelaxedBalance {
  /** No plan has a smaller largest load. */
  bound: number;
  /** Whole units near the parts of units that make this load. */
  byKind: Uint16Array[];
}

/**
 * The smallest largest load of units that can be divided: a linear program of how much of each beat's work
 * is done from where. Null where the time does not do for it, or work has no unit within reach.
 */
export async function relaxedBalance(
  task: GoalTask,
  near: Near,
  weights: readonly Float64Array[],
  group: readonly number[],
  seconds: number,
): Promise<RelaxedBalance | null> {
  const { beats, shifts } = task.problem;
  const all = group.flatMap((shift) => [...weights[shift]!]);
  const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
  const ways = group.reduce(
    (sum, shift) =>
      near.sitesOf.reduce(
        (own, sites, beat) => own + (weights[shift]![beat]! > 0 ? sites.length : 0),
        sum,
      ),
    0,
  );
  if (ways > mostWays || !(seconds > 0)) return null;
  const writer = writeProgram();
  const stands = writeStands(writer, task, group, -1);
  // Work that one unit does of the mean work of a beat: the larger, the smaller the load.
  const speed = writer.variable({ cost: 1 });
  for (const shift of group) {
    const from: number[][] = Array.from({ length: beats }, () => []);
    weights[shift]!.forEach((work, beat) => {
      if (!(work > 0)) return;
      const done = Array.from(near.sitesOf[beat]!, (site) => {
        const part = writer.variable();
        from[site]!.push(part);
        return part;
      });
      writer.row({ lower: 0, upper: 0 }, [...done, speed], [...done.map(() => 1), -work / mean]);
    });
    from.forEach((parts, site) => {
      if (parts.length === 0) return;
      const units = stands.at(site * shifts + shift);
      writer.row(
        { upper: 0 },
        [...parts, ...units],
        [...parts.map(() => 1), ...units.map(() => -1)],
      );
    });
  }
  const program = writer.program("most");
  const answer = await solve(
    { ...program, whole: new Uint8Array(program.whole.length) },
    { seconds },
  );
  if (answer.status !== "optimal" || !(answer.objective > 0)) return null;
  return {
    bound: (safe * mean) / answer.objective,
    byKind: rounded(task, group, stands, answer.values),
  };
}

/** Whole units of the parts, and what is left over to the largest rests. */
function rounded(
  { problem, supply, hold }: GoalTask,
  group: readonly number[],
  stands: ReturnType<typeof writeStands>,
  values: Float64Array,
): Uint16Array[] {
  const { beats, shifts } = problem;
  const whole = values.map((value) => Math.floor(value + 1e-6));
  const given = assignment(beats, supply, stands.read(whole));
  const held = hold.reduce((sum, count) => sum + count, 0) * Math.max(...supply.crew);
  for (const shift of group) {
    const rest = (place: number) =>
      stands.at(place).reduce((sum, at) => sum + values[at]! - whole[at]!, 0);
    const places = Array.from({ length: beats }, (_, beat) => beat * shifts + shift)
      .filter((place) => rest(place) > 1e-6)
      .sort((a, b) => rest(b) - rest(a));
    let room = supply.unitsIn[shift]! - hold[shift]!;
    for (let beat = 0; beat < beats; beat++) room -= given.total[beat * shifts + shift]!;
    for (const place of places) {
      if (room < 1 || given.officers() - held < Math.max(...supply.crew)) break;
      if (given.total[place]! < (problem.most?.[place] ?? Infinity) && given.give(place)) room--;
    }
  }
  return given.byKind;
}
