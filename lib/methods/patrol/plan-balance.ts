import { writeProgram, type Program } from "../optimise/program";
import { solve } from "../optimise/solve";
import { assignment, type Assignment } from "./assign";
import { searchBalance } from "./balance-search";
import { leastOf } from "./conflicts";
import type { GoalPlan, GoalTask } from "./goal";
import { merged, planService, weightOf } from "./plan-service";
import { coverService } from "./serve-cover";
import type { Near } from "./service";
import { shareWork } from "./sharing";
import { writeStands, type Stands } from "./stands";

/** Shares of the time for which beats can be reached, and for moving units one by one. */
const shareForReach = 0.25;
const shareForSearch = 0.5;

/**
 * The smallest largest load of a unit, where a beat's harm is shared among units within reach. With
 * `fair` = 1 / load every limit is linear: each beat has `fair` units for each unit of its harm, or more.
 * What is balanced are the beats that a plan of most harm within reach can reach: all, with units enough.
 */
export async function planBalance(task: GoalTask, near: Near): Promise<GoalPlan> {
  const { supply, options, context } = task;
  const { shifts, beats } = task.problem;
  // What a change costs is in units of another goal.
  const problem = { ...task.problem, changeCost: 0 };
  const seconds = options.seconds ?? 8;
  const end = performance.now() + seconds * 1000;
  const cover = coverService(near);
  const quick = { ...options, seconds: seconds * shareForReach };
  const reached = await planService(
    { ...task, problem, options: quick, better: () => undefined },
    () => cover,
  );
  const weights = Array.from({ length: shifts }, (_, shift) =>
    weightOf(task, shift).map((value, beat) =>
      reached.server[beat * shifts + shift]! < 0 ? 0 : value,
    ),
  );
  const every = weights.map((_, shift) => shift).filter((shift) => weights[shift]!.some(Boolean));

  let best: readonly Uint16Array[] = reached.given.byKind;
  const bounds = weights.map((work, shift) => loadOfAll(work, supply.unitsIn[shift]!));
  const plan = (): GoalPlan => {
    const given = assignment(beats, supply, best);
    const server = new Int32Array(beats * shifts);
    let objective = 0;
    weights.forEach((work, shift) => {
      const units = work.map((_, beat) => given.total[beat * shifts + shift]!);
      const shared = shareWork(near, work, units);
      objective = Math.max(objective, shared.load);
      shared.server.forEach((site, beat) => (server[beat * shifts + shift] = site));
    });
    return { given, server, objective, bound: Math.min(Math.max(...bounds), objective) };
  };
  task.better(plan());

  for (const [done, shift] of every.entries()) {
    context.progress?.((0.5 * done) / every.length, "Moving units to where the load is largest");
    const given = assignment(beats, supply, best);
    const share = shareForSearch / (every.length - shareForSearch * done);
    const until = performance.now() + (end - performance.now()) * share;
    searchBalance({ near, work: weights[shift]!, until, ...movesOf(task, given, shift) });
    best = given.byKind;
  }
  if (every.length > 0) task.better(plan());

  const groups = supply.officers < Infinity ? [every] : every.map((shift) => [shift]);
  for (const [done, group] of groups.entries()) {
    if (group.length === 0) continue;
    context.progress?.(0.5 + (0.5 * done) / groups.length, "Looking for the best balance");
    const own = write({ ...task, problem }, near, group, weights);
    const left = (end - performance.now()) / 1000 / (groups.length - done);
    if (left <= 0) break;
    const answer = await solve(own.program, {
      seconds: left,
      gap: options.gap ?? 1e-4,
      start: own.start(best),
    });
    if (!("values" in answer)) continue;
    for (const shift of group) bounds[shift] = own.scale / answer.bound;
    const before = plan();
    const [kept, found] = [best, merged(best, own.stands.read(answer.values), group, shifts)];
    best = found;
    if (plan().objective > before.objective) best = kept;
    if (done < groups.length - 1) task.better(plan());
  }
  return plan();
}

const loadOfAll = (work: Float64Array, units: number) =>
  work.reduce((sum, each) => sum + each, 0) / Math.max(1, units);

interface Balance {
  program: Program;
  stands: Stands;
  /** Units by kind, and how their work is shared at best, as values of all variables. */
  start(byKind: readonly Uint16Array[]): Float64Array;
  /** Load of a unit when `fair` is 1: the harm shared among all units. */
  scale: number;
}

function write(
  task: GoalTask,
  near: Near,
  group: readonly number[],
  weights: readonly Float64Array[],
): Balance {
  const { shifts } = task.problem;
  const { sitesOf, demandsOf } = near;
  const writer = writeProgram();
  const stands = writeStands(writer, task, group, -1);
  const fair = writer.variable({ cost: 1 });
  let [harm, units] = [0, 0];
  for (const shift of group) {
    for (const value of weights[shift]!) harm += value;
    units += task.supply.unitsIn[shift]!;
  }
  const scale = harm / Math.max(1, units);
  const work = new Map<number, { site: number; variable: number }[]>();
  for (const shift of group) {
    const at = (beat: number) => beat * shifts + shift;
    weights[shift]!.forEach((value, beat) => {
      if (!(value > 0)) return;
      const own = Array.from(sitesOf[beat]!)
        .filter((site) => stands.at(at(site)).length > 0)
        .map((site) => ({ site, variable: writer.variable() }));
      work.set(at(beat), own);
      const variables = own.map(({ variable }) => variable);
      writer.row({ lower: 0 }, [...variables, fair], [...variables.map(() => 1), -1]);
    });
    demandsOf.forEach((demands, site) => {
      const here = Array.from(demands).flatMap((beat) =>
        (work.get(at(beat)) ?? [])
          .filter((each) => each.site === site)
          .map(({ variable }) => ({ variable, harm: weights[shift]![beat]! / scale })),
      );
      const there = stands.at(at(site));
      if (here.length === 0) return;
      writer.row(
        { upper: 0 },
        [...here.map(({ variable }) => variable), ...there],
        [...here.map((each) => each.harm), ...there.map(() => -1)],
      );
    });
  }
  const program = writer.program("most");
  const start = (byKind: readonly Uint16Array[]) => {
    const values = new Float64Array(program.cost.length);
    stands.fill(values, byKind);
    const shared = group.map((shift) => {
      const units = weights[shift]!.map((_, beat) =>
        byKind.reduce((sum, own) => sum + own[beat * shifts + shift]!, 0),
      );
      return shareWork(near, weights[shift]!, units);
    });
    // A little less than what it is, so that rounding breaks no limit.
    const least = (scale / Math.max(...shared.map(({ load }) => load))) * (1 - 1e-7);
    values[fair] = least;
    group.forEach((shift, i) => {
      shared[i]!.done.forEach((own, site) => {
        for (const [beat, amount] of own) {
          const each = work.get(beat * shifts + shift)!.find((pair) => pair.site === site);
          if (each) values[each.variable] = (least * amount) / weights[shift]![beat]!;
        }
      });
    });
    return values;
  };
  return { program, stands, scale, start };
}

/** Units of one shift that may be added and moved within the limits. */
function movesOf({ problem, supply, hold }: GoalTask, given: Assignment, shift: number) {
  const { beats, shifts } = problem;
  const at = (beat: number) => beat * shifts + shift;
  const units = Uint16Array.from({ length: beats }, (_, beat) => given.total[at(beat)]!);
  const most = (beat: number) => problem.most?.[at(beat)] ?? Infinity;
  const least = leastOf(problem, supply);
  const kinds = supply.crew.map((_, kind) => kind);
  const held = hold.reduce((sum, count) => sum + count, 0) * Math.max(...supply.crew);
  let room = supply.unitsIn[shift]! - hold[shift]! - units.reduce((sum, count) => sum + count, 0);
  const moving = (from: number, to: number) =>
    kinds.find(
      (kind) =>
        supply.mayTake(to, kind) && given.byKind[kind]![at(from)]! > supply.least(kind, at(from)),
    );
  return {
    units,
    add(site: number) {
      if (room < 1 || units[site]! >= most(site)) return false;
      if (given.officers() - held < Math.max(...supply.crew) || !given.give(at(site))) return false;
      room--;
      units[site]!++;
      return true;
    },
    mayMove: (from: number, to: number) =>
      units[to]! < most(to) && units[from]! > least[at(from)]! && moving(from, to) !== undefined,
    move(from: number, to: number) {
      const kind = moving(from, to)!;
      given.byKind[kind]![at(from)]!--;
      given.byKind[kind]![at(to)]!++;
      units[from]!--;
      units[to]!++;
    },
  };
}
