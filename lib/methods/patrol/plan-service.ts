import { writeProgram } from "../optimise/program";
import { solve } from "../optimise/solve";
import { MethodProblem } from "../problem";
import { assignment, type Assignment } from "./assign";
import { leastOf } from "./conflicts";
import type { GoalPlan, GoalTask } from "./goal";
import { loosened } from "./loosen";
import type { Service } from "./service";
import { giveGreedily, writeStands } from "./stands";

/**
 * The plan that looks after beats best from where units stand: first one that goes unit by unit to the best
 * beat, shown at once, then what HiGHS finds from there. Shifts are planned one after the other unless
 * a limit of officers binds them.
 */
export async function planService(
  task: GoalTask,
  serviceOf: (shift: number) => Service,
): Promise<GoalPlan> {
  const { problem, supply, options, context } = task;
  const { beats, shifts } = problem;
  const weights = Array.from({ length: shifts }, (_, shift) => weightOf(task, shift));
  const services = weights.map((_, shift) => serviceOf(shift));
  const bounds = weights.map((weight, shift) => services[shift]!.limit(weight));
  const { sense } = services[0]!;
  const sign = sense === "most" ? 1 : -1;
  const planOf = (byKind: readonly Uint16Array[]) => {
    const given = assignment(beats, supply, byKind);
    const sum = bounds.reduce((all, each) => all + each, 0);
    return judged(task, services, weights, given, sum);
  };

  const first = giveGreedily(task, (shift) => services[shift]!.begin(weights[shift]!));
  let best = first && planOf(first.byKind);
  if (best) task.better(planOf(best.given.byKind));
  const every = weights.map((_, shift) => shift);
  const groups = supply.officers < Infinity ? [every] : every.map((shift) => [shift]);
  const end = performance.now() + (options.seconds ?? 8) * 1000;
  for (const [done, group] of groups.entries()) {
    if (best && best.objective === best.bound) break;
    context.progress?.(done / groups.length, "Looking for the best plan");
    const writer = writeProgram();
    const stands = writeStands(writer, task, group, sense === "most" ? -1 : 1);
    const written = group.map((shift) =>
      services[shift]!.write(writer, weights[shift]!, (beat) => stands.at(beat * shifts + shift)),
    );
    const always = written.reduce((sum, each) => sum + each.always, 0);
    const program = writer.program(sense, always);
    const start = best ? new Float64Array(program.cost.length) : undefined;
    if (start) {
      stands.fill(start, best!.given.byKind);
      written.forEach((each) => each.fill(start));
    }
    const seconds = (end - performance.now()) / 1000 / (groups.length - done);
    if (best && seconds < 0.05) break;
    const answer = await solve(program, { seconds, gap: options.gap ?? 1e-4, start });
    if (answer.status === "infeasible") throw await loosened(task);
    if (!("values" in answer)) continue;
    const known = group.reduce((sum, shift) => sum + bounds[shift]!, 0);
    const tighter = sense === "most" ? Math.min : Math.max;
    group.forEach((shift, i) => (bounds[shift] = i === 0 ? tighter(known, answer.bound) : 0));
    const byKind = merged(best?.given.byKind, stands.read(answer.values), group, shifts);
    const found = planOf(byKind);
    best =
      !best || sign * (found.objective - best.objective) > 0 ? found : planOf(best.given.byKind);
    if (done < groups.length - 1) task.better(planOf(best.given.byKind));
  }
  if (best) return planOf(withoutIdle(task, services, weights, best.given));
  throw new MethodProblem(
    `No plan was found in ${options.seconds ?? 8} seconds.`,
    "Allow more time, or fewer kinds of unit and limits.",
  );
}

/** The same without units that could be left out without loss: a program puts them anywhere. */
export function withoutIdle(
  { problem, supply }: GoalTask,
  services: readonly Service[],
  weights: readonly Float64Array[],
  { byKind, total }: Assignment,
): Uint16Array[] {
  const { shifts } = problem;
  const least = leastOf(problem, supply);
  const kept = byKind.map((units) => units.slice());
  weights.forEach((weight, shift) => {
    const at = (beat: number) => beat * shifts + shift;
    const units = Uint16Array.from(weight, (_, beat) => total[at(beat)]!);
    const now = services[shift]!.measure(weight, units).objective;
    const order = [...weight.keys()].sort((a, b) => weight[a]! - weight[b]!);
    for (const beat of order) {
      while (units[beat]! > least[at(beat)]!) {
        const kind = kept.findIndex((own, k) => own[at(beat)]! > supply.least(k, at(beat)));
        units[beat]!--;
        if (kind < 0 || services[shift]!.measure(weight, units).objective !== now) {
          units[beat]!++;
          break;
        }
        kept[kind]![at(beat)]!--;
      }
    }
  });
  return kept;
}

/** Units by kind where those of some shifts are replaced. */
export function merged(
  before: readonly Uint16Array[] | undefined,
  found: readonly Uint16Array[],
  group: readonly number[],
  shifts: number,
): Uint16Array[] {
  return found.map((units, kind) => {
    if (!before) return units;
    return before[kind]!.map((count, place) =>
      group.includes(place % shifts) ? units[place]! : count,
    );
  });
}

export const weightOf = ({ problem }: GoalTask, shift: number): Float64Array =>
  Float64Array.from(
    { length: problem.beats },
    (_, beat) => problem.value[beat * problem.shifts + shift]!,
  );

/** What the goal counts of units, less the cost of change. */
export function judged(
  { problem }: GoalTask,
  services: readonly Service[],
  weights: readonly Float64Array[],
  given: GoalPlan["given"],
  bound: number,
): GoalPlan {
  const { beats, shifts, previous, changeCost = 0 } = problem;
  const sign = services[0]!.sense === "most" ? 1 : -1;
  const server = new Int32Array(beats * shifts);
  let objective = 0;
  weights.forEach((weight, shift) => {
    const units = Uint16Array.from(weight, (_, beat) => given.total[beat * shifts + shift]!);
    const measured = services[shift]!.measure(weight, units);
    objective += measured.objective;
    measured.server.forEach((site, beat) => (server[beat * shifts + shift] = site));
  });
  if (previous && changeCost > 0) {
    given.total.forEach((count, place) => {
      objective -= sign * changeCost * Math.max(0, count - previous[place]!);
    });
  }
  // Rounding may put a bound on the wrong side of what was reached, or hardly on the right one.
  const close = sign * (bound - objective) < 1e-9 * Math.abs(objective);
  return { given, server, objective, bound: close ? objective : bound };
}
