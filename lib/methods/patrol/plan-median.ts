import { sumOf } from "../statistics/sums";
import { assignment, type Assignment } from "./assign";
import { chooseMedian } from "./choose-median";
import { giveMinima, leastOf } from "./conflicts";
import type { GoalPlan, GoalTask } from "./goal";
import { medianOfShift } from "./median-of-shift";
import { Choice, choiceOf, waysOf, type MedianSites } from "./median-sites";
import { judged, planService, weightOf, withoutIdle } from "./plan-service";
import { medianService } from "./serve-median";
import type { Reach } from "./service";
import { giveGreedily } from "./stands";

/**
 * The plan with least harm-weighted ways. Where shifts do not share officers, each is a choice of beats to
 * stand at (`chooseMedian`), and what the bounds of all shifts add up to is that of the plan.
 */
export async function planMedian(task: GoalTask, reach: Reach): Promise<GoalPlan> {
  const { problem, supply, options, context } = task;
  const { beats, shifts } = problem;
  const ways = waysOf(reach);
  const fewest = Math.max(1, Math.min(...supply.unitsIn));
  const service = medianService(reach, ways, Math.ceil((4 * beats) / fewest) + 8);
  const weights = Array.from({ length: shifts }, (_, shift) => weightOf(task, shift));
  const isOwn = supply.officers === Infinity && ways.far.every((far) => far.every(Number.isFinite));
  const sites = isOwn
    ? weights.map((weight, shift) => medianOfShift(task, shift, { reach, ways, weight }))
    : [];
  const first = giveGreedily(task, (shift) => service.begin(weights[shift]!));
  if (!first || !isOwn || sites.includes(null)) return planService(task, () => service);

  const services = weights.map(() => service);
  const choices = sites.map((own, shift) => begun(own!, first, shift, shifts));
  const bounds = new Float64Array(shifts);
  const planOf = (given: Assignment) => judged(task, services, weights, given, sumOf(bounds));
  const end = performance.now() + (options.seconds ?? 8) * 1000;
  task.better(planOf(first));
  for (let shift = 0; shift < shifts; shift++) {
    context.progress?.(shift / shifts, "Looking for the best plan");
    const own = sites[shift]!;
    const start = choices[shift]!;
    const stand = standing(task, shift);
    const none = own.stands.includes(1)
      ? Infinity
      : service.measure(weights[shift]!, new Uint8Array(beats)).objective;
    if (start.isOpen.every((open) => open === 0)) {
      bounds[shift] = none;
      continue;
    }
    const found = await chooseMedian(own, start, {
      until: performance.now() + (end - performance.now()) / (shifts - shift),
      gap: options.gap ?? 1e-4,
      better(choice) {
        choices[shift] = choice;
        task.better(planOf(givenTo(task, choices)));
      },
    });
    choices[shift] = none < found.cost ? new Choice(own) : found.choice;
    bounds[shift] = Math.min(found.bound, none) + stand;
  }
  const given = givenTo(task, choices);
  return planOf(assignment(beats, supply, withoutIdle(task, services, weights, given)));
}

/** The sites where a plan has units; one at least, where there is any. */
function begun(own: MedianSites, { total }: Assignment, shift: number, shifts: number): Choice {
  const isIn = (site: number) => total[site * shifts + shift]! > 0 && own.stands[site] === 0;
  const choice = choiceOf(own, [...own.stands.keys()].filter(isIn));
  if (choice.isOpen.includes(1)) return choice;
  const any = own.stands.findIndex((_, site) => choice.fits(site));
  if (any >= 0) choice.open(any);
  return choice;
}

/** What units that stand in any case cost where they did not stand before. */
function standing({ problem, supply }: GoalTask, shift: number): number {
  const { shifts, previous, changeCost = 0 } = problem;
  if (!previous || changeCost === 0) return 0;
  let sum = 0;
  leastOf(problem, supply).forEach((count, place) => {
    if (place % shifts === shift) sum += changeCost * Math.max(0, count - previous[place]!);
  });
  return sum;
}

/** Units for the choices of all shifts. */
function givenTo({ problem, supply }: GoalTask, choices: readonly Choice[]): Assignment {
  const given = assignment(problem.beats, supply);
  giveMinima(problem, supply, given);
  choices.forEach((choice, shift) => {
    for (const site of choice.chosen()) {
      if (given.give(site * problem.shifts + shift)) continue;
      throw new Error(`No unit is left for beat ${site} of shift ${shift}.`);
    }
  });
  return given;
}
