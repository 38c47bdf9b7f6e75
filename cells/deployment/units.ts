import { listed } from "@/cells/words";
import { MethodProblem } from "@/lib/methods/problem";
import { daysOfWeek } from "@/lib/methods/patrol/turns";
import { stepOf } from "@/lib/methods/patrol/turns-part";
import { hasKinds } from "./kinds";
import type { Ground, Rules } from "./rules";
import { texts } from "./texts";

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

/** Each day of the week has as many units of a kind as the others. */
function isEven(ground: Ground, rules: Rules): boolean {
  const units = hasKinds(rules)
    ? rules.kinds!.flatMap((kind) => Object.values(kind.units))
    : unitsBy(ground, rules);
  return units.every((each) => turnsAWeek(each, rules.goal) % daysOfWeek === 0);
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

/** Of how many officers units are, and how many of those there are go on duty; null where all that is unknown. */
export function officerWords(ground: Ground, rules: Rules): string | null {
  const { officers_available: officers } = rules;
  const crew = crewOf(ground, rules);
  const isTold = officers || crew > 1 || rules.kinds?.some((kind) => kind.officers !== undefined);
  if (!isTold) return null;
  const on = mostOnDuty(ground, rules).map((each, shift) => {
    const name = ground.shiftNames[shift]!;
    return texts.officers.onDuty(name, each, officers?.[name] ?? null);
  });
  return texts.officers.of(hasKinds(rules) ? null : crew, isEven(ground, rules), listed(on));
}
