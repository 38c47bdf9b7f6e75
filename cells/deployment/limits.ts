import { MethodProblem } from "@/lib/methods/problem";
import type { Rules } from "./rules";
import { texts } from "./texts";

export type Limit = NonNullable<Rules["limits"]>[number];

/** Where a limit holds: without a shift, in all of them. */
export type LimitedPlace = Pick<Limit, "beat" | "shift">;

const isOf = (place: LimitedPlace) => (limit: Limit) =>
  limit.beat === place.beat && limit.shift === place.shift;

/** The limit of exactly this place; of two the last, as it is the one that counts. */
export const limitOf = ({ limits = [] }: Rules, place: LimitedPlace): Limit | undefined =>
  limits.findLast(isOf(place));

/** All limits with this one in place of the one before; without numbers it is taken away. */
export function withLimit({ limits = [] }: Rules, limit: Limit): Rules["limits"] {
  const { least, most } = limit;
  const others = limits.filter((each) => !isOf(limit)(each));
  const all = least === undefined && most === undefined ? others : [...others, limit];
  return all.length > 0 ? all : undefined;
}

/** A limit of one shift goes before that of all shifts of its beat, whichever is written first. */
export const inOrder = ({ limits = [] }: Rules): Limit[] => [
  ...limits.filter(({ shift }) => shift === undefined),
  ...limits.filter(({ shift }) => shift !== undefined),
];

/** The analyst set the fewest and the most of a beat and shift to the same number. */
export function isLocked(rules: Rules, { beat, shift }: Required<LimitedPlace>): boolean {
  let [least, most]: (number | undefined)[] = [];
  for (const limit of inOrder(rules)) {
    if (limit.beat !== beat || (limit.shift ?? shift) !== shift) continue;
    [least, most] = [limit.least ?? least, limit.most ?? most];
  }
  return least !== undefined && least === most;
}

/** A MethodProblem where a limit contradicts itself. */
export function checkLimits({ limits = [] }: Rules): void {
  for (const { beat, shift, least, most } of limits) {
    if (least === undefined || most === undefined || least <= most) continue;
    throw new MethodProblem(
      texts.limits.crossed(texts.limits.place(beat, shift), least, most),
      texts.limits.crossedHint,
    );
  }
}
