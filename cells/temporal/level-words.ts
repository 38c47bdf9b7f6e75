import { whole } from "@/cells/words";
import type { LevelBreaks } from "@/lib/methods/temporal/level-breaks";
import type { Passing } from "@/lib/methods/temporal/level-passing";
import type { LevelStep } from "@/lib/methods/temporal/level-step";
import { formatNumber } from "@/lib/table/format";
import { periodName, type Period } from "./periods";

/** Small levels keep a decimal: 3.4 a week. */
export const levelWords = (level: number): string =>
  level >= 20 ? whole(level) : formatNumber(Number(level.toFixed(1)));

/** `41 % under`, `3.2 times`; null where either side has too few cases for a percentage. */
export const besideWords = (count: number, expected: number): string | null => {
  if (count < 30 || expected < 30) return null;
  if (count >= 2 * expected) return `${(count / expected).toFixed(1)} times`;
  const share = Math.round(Math.abs(100 * (count / expected - 1)));
  return `${share} % ${count < expected ? "under" : "above"}`;
};

/** `From May 2018 the level is 14,901 a month instead of 18,745: ask whether recording changed.` */
export function breakWords(step: LevelStep, begins: readonly Date[], period: Period): string {
  const from = periodName(period, begins[step.at]!);
  return `From ${from} the level is ${levelWords(step.after)} a ${period} instead of ${levelWords(step.before)}: ask whether recording changed.`;
}

/** `Apr 2020`, `Apr 2020 to May 2020`. */
export function spellName({ from, to }: Passing, begins: readonly Date[], period: Period): string {
  const first = periodName(period, begins[from]!);
  return to - from === 1 ? first : `${first} to ${periodName(period, begins[to - 1]!)}`;
}

/** A low or high that passed, or that the series ends with. */
export function passingWords(each: Passing, begins: readonly Date[], period: Period): string {
  const many = each.to - each.from > 1;
  const beside = besideWords(each.count, each.expected);
  const count = beside
    ? `${whole(each.count)}, ${beside} what level, season and trend let expect`
    : `${whole(each.count)} where level, season and trend let expect ${levelWords(each.expected)}`;
  const end = each.open ? "; whether it lasts cannot be told yet" : ", and it passed";
  const name = spellName(each, begins, period);
  return `${name[0]!.toUpperCase()}${name.slice(1)} ${many ? "have" : "has"} ${count}${end}.`;
}

/** What every forecast over the series must say; null when its level never changed. */
export function levelWarning(
  { breaks, passing }: LevelBreaks,
  begins: readonly Date[],
  period: Period,
): string | null {
  const last = breaks.at(-1);
  const open = passing.find((each) => each.open);
  if (open) return passingWords(open, begins, period);
  if (!last) return null;
  return `${breakWords(last, begins, period)} What came before tells little about what comes.`;
}
