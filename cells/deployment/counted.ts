import { hasKinds } from "./kinds";
import type { Ground, Rules } from "./rules";
import { texts } from "./texts";
import { officersBy, unitsBy, usualUnits, wholeOfficers } from "./units";

/** What the duty of a shift is told in. */
export const countedIn = ["units", "officers", "kinds"] as const;

export type CountedIn = (typeof countedIn)[number];

export function countedInOf(rules: Rules): CountedIn {
  if (hasKinds(rules)) return "kinds";
  return rules.officers_available !== undefined && rules.units === undefined ? "officers" : "units";
}

/** Enough for the mean of a week: a seventh is a shift. */
export const tidy = (units: number) => Math.round(100 * units) / 100;

const named = ({ shiftNames }: Ground, values: readonly number[]) =>
  shiftNames.map((name, shift) => [name, values[shift]!] as const);

/**
 * Officers of each shift: those that are told, else those who are there on average, as whole ones who
 * fill the whole units of today.
 */
export function officersOf(ground: Ground, rules: Rules): Record<string, number> {
  const filling = officersBy(ground, rules, Math.floor).map(wholeOfficers);
  const onDuty = officersBy(ground, rules, (units) => units).map((officers, shift) =>
    Math.max(Math.round(officers), filling[shift]!),
  );
  return { ...Object.fromEntries(named(ground, onDuty)), ...rules.officers_available };
}

/** The same duty told in another way; officers are whole ones, so that parts of a unit are lost. */
export function countAs(way: CountedIn, ground: Ground, rules: Rules): Partial<Rules> {
  const { officers_available } = rules;
  if (way === "officers") {
    const there = officersOf(ground, rules);
    return { units: undefined, kinds: undefined, officers_available: there };
  }
  const units = unitsBy(ground, rules).map(tidy);
  if (way === "kinds") {
    const first = { name: texts.kinds.named(1), units: Object.fromEntries(named(ground, units)) };
    return { units: undefined, officers_available, kinds: [first] };
  }
  const usual = usualUnits(ground).map(tidy);
  const told = named(ground, units).filter(([, each], shift) => each !== usual[shift]);
  return {
    ...{ officers_available: undefined, kinds: undefined },
    units: told.length > 0 ? Object.fromEntries(told) : undefined,
  };
}
