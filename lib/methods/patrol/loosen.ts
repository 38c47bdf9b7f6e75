import { writeProgram } from "../optimise/program";
import { solve } from "../optimise/solve";
import { PlanConflicts, beatName, leastOf, shiftName } from "./conflicts";
import type { GoalTask } from "./goal";

/**
 * Of limits that no plan can keep together: the fewest units by which minima would have to be lower (an
 * elastic program), as the problem to throw.
 */
export async function loosened({ problem, supply }: GoalTask): Promise<PlanConflicts> {
  const { beats, shifts } = problem;
  const least = leastOf(problem, supply);
  const writer = writeProgram();
  const units = new Map<number, { place: number; kind: number }>();
  const less = new Map<number, number>();
  for (let place = 0; place < beats * shifts; place++) {
    const mine: number[] = [];
    for (let kind = 0; kind < supply.kinds; kind++) {
      if (!supply.mayTake(Math.floor(place / shifts), kind)) continue;
      const variable = writer.variable({ whole: true });
      mine.push(variable);
      units.set(variable, { place, kind });
      if (supply.least(kind, place) === 0) continue;
      const missing = writer.variable({ cost: 1, whole: true });
      less.set(missing, place);
      writer.row({ lower: supply.least(kind, place) }, [variable, missing]);
    }
    if (least[place] === 0) continue;
    const missing = writer.variable({ cost: 1, whole: true });
    less.set(missing, place);
    writer.row({ lower: least[place]! }, [...mine, missing]);
  }
  const all = [...units.keys()];
  for (let pool = 0; pool < supply.units.length; pool++) {
    const [kind, shift] = [Math.floor(pool / shifts), pool % shifts];
    const here = all.filter((each) => {
      const own = units.get(each)!;
      return own.kind === kind && own.place % shifts === shift;
    });
    writer.row({ upper: supply.units[pool]! }, here);
  }
  const crews = all.map((each) => supply.crew[units.get(each)!.kind]!);
  writer.row({ upper: supply.officers }, all, crews);

  const answer = await solve(writer.program("least"), { seconds: 4 });
  const lower: { place: number; by: number }[] = [];
  if ("values" in answer) {
    for (const [variable, place] of less) {
      const by = Math.round(answer.values[variable]!);
      if (by > 0) lower.push({ place, by });
    }
  }
  const needed = least.reduce((sum, count) => sum + count, 0);
  const by = lower.reduce((sum, each) => sum + each.by, 0);
  const where = lower
    .slice(0, 3)
    .map(
      ({ place, by: units_ }) =>
        `${beatName(problem, Math.floor(place / shifts))} in shift ${shiftName(problem, place % shifts)} by ${units_}`,
    );
  const more = lower.length > 3 ? " and others" : "";
  const hint =
    lower.length === 0 ? "" : `; they can when these are lower: ${where.join(", ")}${more}`;
  return new PlanConflicts([
    {
      limit: "limits together",
      beats: lower.map(({ place }) => Math.floor(place / shifts)),
      needed,
      available: needed - by,
      words: `the minima of ${needed} units, the kinds of unit and the ${supply.officers} officers do not go together${hint}`,
    },
  ]);
}
