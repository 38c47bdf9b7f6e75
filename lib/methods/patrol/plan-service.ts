import { writeProgram } from "../optimise/program";
import { solve } from "../optimise/solve";
import { assignment } from "./assign";
import type { GoalPlan, GoalTask } from "./goal";
import type { Service } from "./service";
import { giveGreedily, writeStands } from "./stands";

/**
 * The plan that looks after beats best from where units stand: first one that goes unit by unit to the best
 * beat, shown at once, then what HiGHS finds from there. Shifts are planned one after the other unless
 * a limit of officers binds them.
 */
export async function planService(task: GoalTask, service: Service): Promise<GoalPlan> {
  const { problem, supply, options, context } = task;
  const { beats, shifts } = problem;
  const weights = Array.from({ length: shifts }, (_, shift) => weightOf(task, shift));
  const first = giveGreedily(task, (shift) => service.begin(weights[shift]!));
  const bounds = weights.map((weight) => service.limit(weight));
  const best = first.byKind.map((units) => units.slice());
  const plan = () => {
    const given = assignment(beats, supply, best);
    return judged(
      task,
      service,
      weights,
      given,
      bounds.reduce((sum, each) => sum + each, 0),
    );
  };
  task.better(plan());

  const every = weights.map((_, shift) => shift);
  const groups = supply.officers < Infinity ? [every] : every.map((shift) => [shift]);
  const end = performance.now() + (options.seconds ?? 8) * 1000;
  for (const [done, group] of groups.entries()) {
    context.progress?.(done / groups.length, "Looking for the best plan");
    const writer = writeProgram();
    const stands = writeStands(writer, task, group, service.sense === "most" ? -1 : 1);
    let always = 0;
    for (const shift of group) {
      const at = (beat: number) => stands.at(beat * shifts + shift);
      always += service.write(writer, weights[shift]!, at);
    }
    const keep = (values: ArrayLike<number>) => {
      stands.read(values).forEach((units, kind) => {
        for (const shift of group)
          for (let beat = 0; beat < beats; beat++)
            best[kind]![beat * shifts + shift] = units[beat * shifts + shift]!;
      });
    };
    const left = (end - performance.now()) / 1000 / (groups.length - done);
    if (left <= 0) break;
    const answer = await solve(writer.program(service.sense, always), {
      seconds: left,
      gap: options.gap ?? 1e-4,
      start: stands.values(best),
    });
    if (!("values" in answer)) continue;
    keep(answer.values);
    group.forEach((shift, i) => (bounds[shift] = i === 0 ? answer.bound : 0));
    if (done < groups.length - 1) task.better(plan());
  }
  return plan();
}

export const weightOf = ({ problem }: GoalTask, shift: number): Float64Array =>
  Float64Array.from(
    { length: problem.beats },
    (_, beat) => problem.value[beat * problem.shifts + shift]!,
  );

/** What the goal counts of units, less the cost of change. */
function judged(
  { problem }: GoalTask,
  service: Service,
  weights: readonly Float64Array[],
  given: GoalPlan["given"],
  bound: number,
): GoalPlan {
  const { beats, shifts, previous, changeCost = 0 } = problem;
  const server = new Int32Array(beats * shifts);
  let objective = 0;
  weights.forEach((weight, shift) => {
    const units = weight.map((_, beat) => given.total[beat * shifts + shift]!);
    const measured = service.measure(weight, units);
    objective += measured.objective;
    measured.server.forEach((site, beat) => (server[beat * shifts + shift] = site));
  });
  if (previous && changeCost > 0) {
    const sign = service.sense === "most" ? -1 : 1;
    given.total.forEach((count, place) => {
      objective += sign * changeCost * Math.max(0, count - previous[place]!);
    });
  }
  // A bound that rounding has put on the wrong side of what was reached is reached.
  const passed = service.sense === "most" ? bound < objective : bound > objective;
  return { given, server, objective, bound: passed ? objective : bound };
}
