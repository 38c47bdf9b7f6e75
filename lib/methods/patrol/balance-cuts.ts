import { writeProgram } from "../optimise/program";
import { solve } from "../optimise/solve";
import type { GoalTask } from "./goal";
import type { Near } from "./service";
import { overAsked } from "./sharing";
import { writeStands } from "./stands";

/** Beats of a shift that have to have units in their reach, all together, for their work. */
export interface Cut {
  shift: number;
  work: number;
  /** Sites in reach of any of them. */
  sites: number[];
}

export interface LoadProblem {
  /** Shifts that are planned together. */
  group: readonly number[];
  /** Work of each beat, by shift. */
  weights: readonly Float64Array[];
  /** What any plan has to keep; grows while one is looked for. */
  cuts: Cut[];
}

/** What every plan of a load keeps: units for each beat alone, and for all beats of a shift. */
export function firstCuts({ sitesOf }: Near, { group, weights }: Omit<LoadProblem, "cuts">): Cut[] {
  return group.flatMap((shift) => {
    const beats = [...sitesOf.keys()].filter((beat) => weights[shift]![beat]! > 0);
    const cut = (own: readonly number[]) => cutOf(sitesOf, weights[shift]!, shift, own);
    return [...beats.map((beat) => cut([beat])), cut(beats)];
  });
}

function cutOf(
  sitesOf: readonly Int32Array[],
  weight: Float64Array,
  shift: number,
  beats: readonly number[],
): Cut {
  const sites = new Set<number>();
  let work = 0;
  for (const beat of beats) {
    work += weight[beat]!;
    for (const site of sitesOf[beat]!) sites.add(site);
  }
  return { shift, work, sites: [...sites] };
}

/** Units that keep every cut known for a load: work / load, rounded up to whole units. */
function cutProgram(task: GoalTask, { group, cuts }: LoadProblem, load: number) {
  const { shifts } = task.problem;
  const writer = writeProgram();
  const stands = writeStands(writer, task, group, 1);
  for (const cut of cuts) {
    const units = cut.sites.flatMap((site) => [...stands.at(site * shifts + cut.shift)]);
    writer.row({ lower: unitsFor(cut.work, load) }, units);
  }
  return { program: writer.program("least"), stands };
}

/** Rounding of a sum must not ask for one unit more. */
const unitsFor = (work: number, load: number) => Math.ceil((work / load) * (1 - 1e-9));

/** Units within these limits; `impossible`: no plan has this load or a smaller one. */
export async function keepCuts(
  task: GoalTask,
  problem: LoadProblem,
  load: number,
  seconds: number,
): Promise<Uint16Array[] | "impossible" | "unknown"> {
  if (!(seconds > 0)) return "unknown";
  const { program, stands } = cutProgram(task, problem, load);
  const answer = await solve(program, { seconds });
  if (answer.status === "infeasible") return "impossible";
  return "values" in answer ? stands.read(answer.values) : "unknown";
}

/** Adds cuts for the beats that these units leave with more work than the load; false when there are none. */
export function addCuts(
  near: Near,
  problem: LoadProblem,
  unitsIn: (shift: number) => Float64Array,
  load: number,
): boolean {
  let added = false;
  for (const shift of problem.group) {
    const weight = problem.weights[shift]!;
    for (const beats of overAsked(near, weight, unitsIn(shift), load)) {
      problem.cuts.push(cutOf(near.sitesOf, weight, shift, beats));
      added = true;
    }
  }
  return added;
}
