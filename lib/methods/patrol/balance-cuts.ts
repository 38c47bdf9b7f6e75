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

/** Rounds of cuts that are looked for, and cuts of a round, at one load. */
const mostRounds = 12;
const mostOfRound = 80;

/**
 * No plan has this load or a smaller one, not even with units that can be divided once work is rounded up
 * to whole units: for each beat alone, for beats around each, and for what is short together.
 */
export async function isRuledOut(
  task: GoalTask,
  { near, problem, around }: { near: Near; problem: LoadProblem; around: readonly Int32Array[] },
  load: number,
  until: number,
): Promise<boolean> {
  const { beats, shifts } = task.problem;
  for (let round = 0; round < mostRounds; round++) {
    const seconds = (until - performance.now()) / 1000;
    if (!(seconds > 0)) return false;
    const { program, stands } = cutProgram(task, problem, load);
    const divided = { ...program, whole: new Uint8Array(program.whole.length) };
    const answer = await solve(divided, { seconds });
    if (answer.status === "infeasible") return true;
    if (answer.status !== "optimal") return false;
    const unitsIn = (shift: number) =>
      Float64Array.from({ length: beats }, (_, beat) =>
        stands.at(beat * shifts + shift).reduce((sum, at) => sum + answer.values[at]!, 0),
      );
    const added = addNeighbours(near, problem, { around, unitsIn, load });
    if (!addCuts(near, problem, unitsIn, load) && !added) return false;
  }
  return false;
}

/** For each beat those that share a unit's reach with it, the nearest first. */
export function beatsAround(near: Near, travel: Float64Array, most: number): Int32Array[] {
  const beats = near.sitesOf.length;
  return near.sitesOf.map((sites, beat) => {
    const all = new Set([beat]);
    for (const site of sites) for (const other of near.demandsOf[site]!) all.add(other);
    const far = (other: number) => travel[beat * beats + other]!;
    return Int32Array.from([...all].sort((a, b) => far(a) - far(b)).slice(0, most));
  });
}

interface Neighbours {
  around: readonly Int32Array[];
  unitsIn: (shift: number) => Float64Array;
  load: number;
}

/** Adds, around each beat, the beats whose whole units are most of all not there. */
function addNeighbours(
  { sitesOf }: Near,
  problem: LoadProblem,
  { around, unitsIn, load }: Neighbours,
): boolean {
  const found: { missing: number; shift: number; beats: Int32Array }[] = [];
  const seen = new Int32Array(sitesOf.length).fill(-1);
  for (const shift of problem.group) {
    const [units, weight] = [unitsIn(shift), problem.weights[shift]!];
    seen.fill(-1);
    around.forEach((own, beat) => {
      let [work, there, most, size] = [0, 0, 1e-3, 0];
      own.forEach((other, at) => {
        if (!(weight[other]! > 0)) return;
        work += weight[other]!;
        for (const site of sitesOf[other]!) {
          if (seen[site] === beat) continue;
          seen[site] = beat;
          there += units[site]!;
        }
        const missing = unitsFor(work, load) - there;
        if (missing > most) [most, size] = [missing, at + 1];
      });
      if (size > 0) found.push({ missing: most, shift, beats: own.subarray(0, size) });
    });
  }
  found.sort((a, b) => b.missing - a.missing);
  for (const { shift, beats } of found.slice(0, mostOfRound)) {
    const weight = problem.weights[shift]!;
    const own = [...beats].filter((beat) => weight[beat]! > 0);
    problem.cuts.push(cutOf(sitesOf, weight, shift, own));
  }
  return found.length > 0;
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
