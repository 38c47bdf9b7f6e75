import type { RankedCell } from "./rank";
import { texts } from "./texts";

/** Counts below this are not told of a single cell: its table may be shared. */
const leastTold = 5;
const most = 3;
/** A factor nearer to 1 than this says nothing. */
const saying = Math.log(1.1);

const told = (count: number): string =>
  count > 0 && count < leastTold ? texts.fewerThan(leastTold) : String(count);

/** Why a cell ranks where it does, in words: at most three, the strongest first. */
export function reasonsIn(
  { reasons, incidents, lastYear }: RankedCell,
  others: readonly string[],
): string[] {
  if (reasons.length === 0) {
    return [texts.countSoFar(told(incidents)), texts.countLastYear(told(lastYear))];
  }
  return reasons
    .filter(({ times }, i) => i === 0 || Math.abs(Math.log(times)) >= saying)
    .slice(0, most)
    .map(({ name, times }) => texts.factor(nameIn(name, others), times));
}

/** A factor of the regression in words. */
export function nameIn(name: string, others: readonly string[]): string {
  const [, number] = /^other ?(\d*)$/.exec(name) ?? [];
  if (number !== undefined) return texts.otherHere(others[Number(number || 1) - 1] ?? name);
  return texts.reason[name] ?? name;
}
