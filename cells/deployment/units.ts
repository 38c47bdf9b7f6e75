import { listed } from "@/cells/words";
import { MethodProblem } from "@/lib/methods/problem";
import { daysOfWeek, type TurnsPlan, type TurnsProblem } from "@/lib/methods/patrol/turns";
import { stepOf } from "@/lib/methods/patrol/turns-part";
import { crewOf } from "./crews";
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

/** Officers who are one short of a unit by the last digits only fill it. */
const tiny = 1e-9;
export const wholeOfficers = (officers: number): number => Math.ceil(Math.max(0, officers - tiny));

/** Units on duty at once in each shift: those of the kinds, those told, those that the officers fill, the usual. */
export function unitsBy(ground: Ground, rules: Rules): number[] {
  const { units, kinds, officers_available: officers } = rules;
  if (hasKinds(rules)) {
    return ground.shiftNames.map((name) =>
      kinds!.reduce((sum, { units }) => sum + (units[name] ?? 0), 0),
    );
  }
  const usual = usualUnits(ground);
  return ground.shiftNames.map((name, shift) => {
    const there = officers?.[name];
    const filled =
      there === undefined ? undefined : Math.floor(there / crewOf(ground, rules, shift) + tiny);
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
  const all = unitsBy(ground, rules);
  return ground.shiftNames.map((name, shift) => {
    const crew = crewOf(ground, rules, shift);
    if (!hasKinds(rules)) return whole(all[shift]!) * crew;
    return rules.kinds!.reduce(
      (sum, { units, officers }) => sum + whole(units[name] ?? 0) * (officers ?? crew),
      0,
    );
  });
}

/** Officers of each shift on the day that has most, turns of a kind being spread over the week. */
const mostOnDuty = (ground: Ground, rules: Rules): number[] =>
  officersBy(ground, rules, (units) => Math.ceil(turnsAWeek(units, rules.goal) / daysOfWeek)).map(
    wholeOfficers,
  );

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
  const crews = ground.shiftNames.map((_, shift) => crewOf(ground, rules, shift));
  const isTold =
    officers ||
    crews.some((crew) => crew !== 1) ||
    kinds.some((kind) => kind.officers !== undefined);
  if (!isTold) return null;
  const placed = planned ? placedBy(planned) : askedBy(ground, rules);
  const on = ground.shiftNames.map((name, shift) => {
    const most = placed.reduce(
      (sum, turns, kind) =>
        sum + Math.ceil(turns[shift]! / daysOfWeek) * (kinds[kind]?.officers ?? crews[shift]!),
      0,
    );
    return texts.officers.onDuty(name, wholeOfficers(most), officers?.[name] ?? null);
  });
  const isEven = placed.flat().every((turns) => turns % daysOfWeek === 0);
  const unit = hasKinds(rules) ? null : crewWords(ground, crews);
  return texts.officers.of(unit, isEven, listed(on));
}

/** Of how many officers a unit is: one number where all shifts have the same. */
function crewWords({ shiftNames }: Ground, crews: readonly number[]): string {
  const { crew, inShift } = texts.officers;
  const isSame = crews.every((each) => each === crews[0]);
  return crew(
    isSame ? crews[0]! : listed(crews.map((each, shift) => inShift(each, shiftNames[shift]!))),
  );
}
