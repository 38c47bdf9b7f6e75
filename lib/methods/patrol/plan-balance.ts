import { assignment, type Assignment } from "./assign";
import { relaxedBalance } from "./balance-relaxed";
import { addCuts, firstCuts, keepCuts, type LoadProblem } from "./balance-cuts";
import { searchBalance } from "./balance-search";
import { leastOf } from "./conflicts";
import type { GoalPlan, GoalTask } from "./goal";
import { merged, planService, weightOf } from "./plan-service";
import { coverService } from "./serve-cover";
import type { Near } from "./service";
import { shareWork } from "./sharing";

/** Share of the time after which nothing new is begun: what is under way then takes a moment more. */
const shareToBegin = 0.97;

/** Share of the time for which beats can be reached. */
const shareForReach = 0.25;

/** Shares of the time of shifts for units that can be divided, and for moving units one by one. */
const shareForDivided = 0.3;
const shareForMoves = 0.3;

/** Share by which the next load to be tried is smaller than the best one known, at most. */
const step = 0.1;

/**
 * The smallest largest load of a unit, where a beat's harm is shared among units within reach. What is
 * balanced are the beats that a plan of most harm within reach can reach: all, with units enough. Units
 * move one by one first; then programs look for units that keep all of a growing list of cuts at a load
 * between the best one known and the largest known to be impossible (Benders 1962).
 */
export async function planBalance(task: GoalTask, near: Near): Promise<GoalPlan> {
  const seconds = task.options.seconds ?? 8;
  const end = performance.now() + seconds * shareToBegin * 1000;
  // What a change costs is in units of another goal.
  const plain = { ...task, problem: { ...task.problem, changeCost: 0 } };
  let shown = false;
  const reached = await planService(
    {
      ...plain,
      options: { ...task.options, seconds: seconds * shareForReach },
      better(first) {
        if (!shown) task.better(new Balance(plain, near, first).plan());
        shown = true;
      },
    },
    () => coverService(near),
  );
  const balance = new Balance(plain, near, reached);
  const { every } = balance;
  const groups = task.supply.officers < Infinity ? [every] : every.map((shift) => [shift]);
  const problems = groups
    .filter((group) => group.length > 0)
    .map((group) => balance.problemOf(group));
  for (const [done, problem] of problems.entries()) {
    const { group } = problem;
    task.context.progress?.(done / problems.length, "Looking for the best balance");
    const now = performance.now();
    const slice = (end - now) / (problems.length - done);
    await balance.divide(group, now + slice * shareForDivided);
    for (const shift of group) {
      balance.search(shift, performance.now() + (slice * shareForMoves) / group.length);
    }
    task.better(balance.plan());
    await balance.prove(problem, now + slice);
  }
  // A plan is as good as its worst shift: that one is first to have the time that is left.
  problems.sort((a, b) => balance.worst(b.group) - balance.worst(a.group));
  for (const problem of problems) {
    if (!balance.isKnown()) await balance.prove(problem, end);
  }
  return balance.plan();
}

/** Units, and what is known of their largest load in each shift. */
class Balance {
  readonly weights: Float64Array[];
  readonly every: number[];
  private best: readonly Uint16Array[];
  private readonly bounds: number[];
  private readonly gap: number;

  constructor(
    private readonly task: GoalTask,
    private readonly near: Near,
    { given, server }: GoalPlan,
  ) {
    const { shifts } = task.problem;
    this.gap = task.options.gap ?? 1e-4;
    this.best = given.byKind;
    this.weights = Array.from({ length: shifts }, (_, shift) =>
      weightOf(task, shift).map((value, beat) => (server[beat * shifts + shift]! < 0 ? 0 : value)),
    );
    this.every = [...this.weights.keys()].filter((shift) => this.weights[shift]!.some(Boolean));
    this.bounds = this.weights.map(
      (work, shift) =>
        work.reduce((sum, each) => sum + each, 0) / Math.max(1, task.supply.unitsIn[shift]!),
    );
  }

  plan(): GoalPlan {
    const { beats, shifts } = this.task.problem;
    const server = new Int32Array(beats * shifts);
    let objective = 0;
    this.weights.forEach((_, shift) => {
      const own = this.shared(this.best, shift);
      objective = Math.max(objective, own.load);
      own.server.forEach((site, beat) => (server[beat * shifts + shift] = site));
    });
    const bound = Math.min(Math.max(...this.bounds), objective);
    return { given: assignment(beats, this.task.supply, this.best), server, objective, bound };
  }

  problemOf(group: readonly number[]): LoadProblem {
    const { near, weights } = this;
    return { group, weights, cuts: firstCuts(near, { group, weights }) };
  }

  /** A bound and a plan from units that can be divided. */
  async divide(group: readonly number[], until: number) {
    const { task, near, weights } = this;
    const seconds = (until - performance.now()) / 1000;
    const found = await relaxedBalance(task, near, weights, group, seconds);
    if (!found) return;
    for (const shift of group) this.bounds[shift] = Math.max(this.bounds[shift]!, found.bound);
    const other = merged(this.best, found.byKind, group, task.problem.shifts);
    if (meetsMinima(task, other) && this.worst(group, other) < this.worst(group)) this.best = other;
  }

  /** Moves units of a shift one by one while that makes the largest load smaller. */
  search(shift: number, until: number) {
    this.best = this.moved(this.best, shift, until);
  }

  /** Comes closer from both sides, until the best load is known well enough or the time is over. */
  async prove(problem: LoadProblem, until: number) {
    const { near, task } = this;
    const { group } = problem;
    let low = Math.max(...group.map((shift) => this.bounds[shift]!));
    for (;;) {
      const high = this.worst(group);
      if (!(high - low > this.gap * high)) break;
      // A load far below the best known is seldom possible and hard to rule out.
      const load = Math.max(Math.sqrt(low * high), high * (1 - step));
      const found = await keepCuts(task, problem, load, (until - performance.now()) / 1000);
      if (found === "unknown") break;
      if (found === "impossible") {
        low = load;
        continue;
      }
      const { shifts } = task.problem;
      addCuts(near, problem, (shift) => this.units(found, shift), load);
      let other: readonly Uint16Array[] = merged(this.best, found, group, shifts);
      for (const shift of group) other = this.moved(other, shift, until);
      if (this.worst(group, other) < high) this.best = other;
    }
    for (const shift of group) this.bounds[shift] = Math.max(this.bounds[shift]!, low);
  }

  private moved(from: readonly Uint16Array[], shift: number, until: number) {
    const { task, near, weights } = this;
    const given = assignment(task.problem.beats, task.supply, from);
    searchBalance({ near, work: weights[shift]!, until, ...movesOf(task, given, shift) });
    return given.byKind;
  }

  /** No plan has a largest load that is smaller by more than the gap that counts. */
  isKnown(): boolean {
    return this.worst(this.every) - Math.max(...this.bounds) <= this.gap * this.worst(this.every);
  }

  /** The largest load of these shifts, in the best plan or another one. */
  worst(group: readonly number[], byKind = this.best): number {
    return Math.max(...group.map((shift) => this.shared(byKind, shift).load));
  }

  private shared(byKind: readonly Uint16Array[], shift: number) {
    return shareWork(this.near, this.weights[shift]!, this.units(byKind, shift));
  }

  private units(byKind: readonly Uint16Array[], shift: number): Float64Array {
    const { shifts } = this.task.problem;
    return this.weights[shift]!.map((_, beat) =>
      byKind.reduce((sum, own) => sum + own[beat * shifts + shift]!, 0),
    );
  }
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

/** Divided units that were rounded may leave a place with fewer than it must have. */
function meetsMinima({ problem, supply }: GoalTask, byKind: readonly Uint16Array[]): boolean {
  return leastOf(problem, supply).every(
    (least, place) =>
      byKind.reduce((sum, units) => sum + units[place]!, 0) >= least &&
      byKind.every((units, kind) => units[place]! >= supply.least(kind, place)),
  );
}
