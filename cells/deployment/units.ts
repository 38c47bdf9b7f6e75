import { listed } from "@/cells/words";
import { MethodProblem } from "@/lib/methods/problem";
import { daysOfWeek, type TurnsPlan, type TurnsProblem } from "@/lib/methods/patrol/turns";
import { stepOf } from "@/lib/methods/patrol/turns-part";
import { hasKinds } from "./kinds";
import type { Ground, Rules } from "./rules";
import { texts } from "./texts";

/** A plan beside what it was made for. */
interface Placed {
  plan: TurnsPlan;
  problem: TurnsProblem;
}

/** Units on duty at once in each shift, unless told: as the roster has them, else one for three beats. */
export function usualUnits({ today, beatNames, shiftNames }: Ground): number[] {
  if (!today) return shiftNames.map(() => Math.max(1, Math.round(beatNames.length / 3)));
  const sums = shiftNames.map(() => 0);
  today.forEach((each, place) => (sums[place % sums.length]! += each));
  return sums.map((sum) => sum / daysOfWeek);
}

/** Officers of a unit without kinds: those told, else as the roster has them. */
export const crewOf = ({ crew }: Ground, rules: Rules): number => rules.crew ?? crew;

/** Units on duty at once in each shift: those of the kinds, those told, those that the officers fill, the usual. */
export function unitsBy(ground: Ground, rules: Rules): number[] {
  const { units, kinds, officers_available: officers } = rules;
  if (hasKinds(rules)) {
    return ground.shiftNames.map((name) =>
      kinds!.reduce((sum, { units }) => sum + (units[name] ?? 0), 0),
    );
  }
  const usual = usualUnits(ground);
  const crew = crewOf(ground, rules);
  return ground.shiftNames.map((name, shift) => {
    const filled = officers?.[name] === undefined ? undefined : Math.floor(officers[name] / crew);
    return units?.[name] ?? filled ?? usual[shift]!;
  });
}

/** Turns a week of so many units at once, on average: whole units where the goal plans such, else whole turns. */
export function turnsAWeek(units: number, goal: Rules["goal"]): number {
  const step = stepOf(goal);
  return Math.round((units * daysOfWeek) / step) * step;
}

/** Officers of each shift, where `whole` says how many units at once those planned on average are. */
export function officersBy(
  ground: Ground,
  rules: Rules,
  whole: (units: number) => number,
): number[] {
  const crew = crewOf(ground, rules);
  if (!hasKinds(rules)) return unitsBy(ground, rules).map((units) => whole(units) * crew);
  return ground.shiftNames.map((name) =>
    rules.kinds!.reduce(
      (sum, { units, officers }) => sum + whole(units[name] ?? 0) * (officers ?? crew),
      0,
    ),
  );
}

/** Officers of each shift on the day that has most, turns of a kind being spread over the week. */
const mostOnDuty = (ground: Ground, rules: Rules): number[] =>
  officersBy(ground, rules, (units) => Math.ceil(turnsAWeek(units, rules.goal) / daysOfWeek));

/** A MethodProblem where no shift has a unit, or none that is whole where the goal plans such. */
export function checkUnits(ground: Ground, rules: Rules): void {
  const units = unitsBy(ground, rules);
  const turns = hasKinds(rules) ? rules.kinds!.flatMap((kind) => Object.values(kind.units)) : units;
  if (turns.some((each) => turnsAWeek(each, rules.goal) > 0)) return;
  const { none, noneHint } = texts.units;
  const each = listed(
    units.map((own, shift) => texts.provenance.inShift(own, ground.shiftNames[shift]!)),
  );
  throw new MethodProblem(none(each, stepOf(rules.goal) > 1), noneHint);
}

/** A MethodProblem where a shift has more units than officers for them. */
export function checkOfficers(ground: Ground, rules: Rules): void {
  const { officers_available: officers } = rules;
  if (!officers) return;
  const needed = mostOnDuty(ground, rules);
  const short = ground.shiftNames.flatMap((name, shift) =>
    officers[name] !== undefined && needed[shift]! > officers[name]
      ? [texts.officers.short(name, needed[shift]!, officers[name])]
      : [],
  );
  if (short.length > 0)
    throw new MethodProblem(texts.officers.few(listed(short)), texts.officers.fewHint);
}

/** Shifts a week of each kind of unit in each shift that the plan places; of all units without kinds. */
const placedBy = ({ plan, problem: { shifts, kinds = [] } }: Placed): number[][] =>
  (kinds.length > 0 ? plan.byKind : [plan.turns]).map((turns) => sumsByShift(turns, shifts));

/** Shifts a week of each shift that found no place. */
export function unplacedBy({ plan, problem }: Placed): { all: number; left: number }[] {
  const { shifts, kinds = [] } = problem;
  const asked = (kinds.length > 0 ? kinds : [problem]).map(({ turns }) =>
    sumsByShift(turns, shifts),
  );
  const placed = sumsByShift(plan.turns, shifts);
  return placed.map((each, shift) => {
    const all = asked.reduce((sum, own) => sum + own[shift]!, 0);
    return { all, left: all - each };
  });
}

function sumsByShift(turns: ArrayLike<number>, shifts: number): number[] {
  const sums = new Array<number>(shifts).fill(0);
  for (let at = 0; at < turns.length; at++) sums[at % shifts]! += turns[at]!;
  return sums;
}

/** Shifts a week of each kind of unit in each shift that are asked for. */
const askedBy = (ground: Ground, rules: Rules): number[][] =>
  (hasKinds(rules)
    ? rules.kinds!.map(({ units }) => ground.shiftNames.map((name) => units[name] ?? 0))
    : [unitsBy(ground, rules)]
  ).map((units) => units.map((each) => turnsAWeek(each, rules.goal)));

/**
 * Of how many officers units are, and how many of those there are the plan has on duty, or those asked for
 * without a plan; null where all that is unknown.
 */
export function officerWords(ground: Ground, rules: Rules, planned?: Placed): string | null {
  const { officers_available: officers, kinds = [] } = rules;
  const crew = crewOf(ground, rules);
  const isTold = officers || crew > 1 || kinds.some((kind) => kind.officers !== undefined);
  if (!isTold) return null;
  const placed = planned ? placedBy(planned) : askedBy(ground, rules);
  const on = ground.shiftNames.map((name, shift) => {
    const most = placed.reduce(
      (sum, turns, kind) =>
        sum + Math.ceil(turns[shift]! / daysOfWeek) * (kinds[kind]?.officers ?? crew),
      0,
    );
    return texts.officers.onDuty(name, most, officers?.[name] ?? null);
  });
  const isEven = placed.flat().every((turns) => turns % daysOfWeek === 0);
  return texts.officers.of(hasKinds(rules) ? null : crew, isEven, listed(on));
}
