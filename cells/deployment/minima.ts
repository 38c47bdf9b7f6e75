import { assignment } from "@/lib/methods/patrol/assign";
import { giveMinima } from "@/lib/methods/patrol/conflicts";
import { supplyOf } from "@/lib/methods/patrol/supply";
import { daysOfWeek, type TurnsProblem } from "@/lib/methods/patrol/turns";
import { partOf, stationsOf, stepOf } from "@/lib/methods/patrol/turns-part";
import { inOrder } from "./limits";
import type { Ground, Rules } from "./rules";

/** A week to be planned before its limits are known. */
type Week = Omit<TurnsProblem, "least" | "most">;

/** A week to be planned, and which limits of its beat-shifts the analyst set. */
export interface LimitedWeek extends TurnsProblem {
  set: { least: Uint8Array; most: Uint8Array };
}

/**
 * Fewest turns unless told: half of an equal share and at most two, so that no beat is given up. Today's duty
 * bounds them: nobody asked to bring duty to a beat that has none, and few shifts may move.
 */
const mostUsual = 2;
const shareKept = 0.5;

/** Sums of shares differ in their last digits. */
const tiny = 1e-9;

/**
 * Fewest and most turns of each beat-shift. What the analyst set counts as it is; the usual fewest, and those
 * of beat-shifts that are left alone, only as far as units that may go there are left beside it.
 */
export function limitsOf(
  ground: Ground,
  rules: Rules,
  week: Week,
): Pick<LimitedWeek, "least" | "most" | "set"> {
  const { beats, shifts, beatNames, shiftNames } = week;
  const places = beats * shifts;
  const least = new Int32Array(places).fill(rules.least ?? 0);
  const most = new Int32Array(places).fill(rules.most * daysOfWeek);
  const isSet = new Uint8Array(places);
  const isMostSet = new Uint8Array(places);
  for (const limit of inOrder(rules)) {
    const beat = beatNames.indexOf(limit.beat);
    shiftNames.forEach((name, shift) => {
      if (beat === -1 || (limit.shift !== undefined && limit.shift !== name)) return;
      const place = beat * shifts + shift;
      if (limit.most !== undefined) [most[place], isMostSet[place]] = [limit.most, 1];
      if (limit.least !== undefined) {
        [least[place], isSet[place]] = [limit.least, 1];
        if (most[place]! < limit.least) [most[place], isMostSet[place]] = [limit.least, 0];
      } else if (limit.most !== undefined) {
        least[place] = Math.min(least[place]!, limit.most);
      }
    });
  }
  const told = least.slice();
  const usual = rules.least === undefined ? usualLeast(week, rules) : new Int32Array(places);
  const alone = ground.alone.map((is) => (is === 1 ? rules.alone : 0));
  raise(least, [usual, alone], { week, most, isSet, step: stepOf(rules.goal) });
  const isLeastSet = isSet.map((is, place) =>
    Number(is === 1 || (rules.least !== undefined && least[place] === told[place])),
  );
  return { least, most, set: { least: isLeastSet, most: isMostSet } };
}

/** None for goals of whole units, which leave beats out; a kind of unit is shared by the beats where it may go. */
function usualLeast(
  { beats, shifts, station, turns, today, kinds = [] }: Week,
  rules: Rules,
): Int32Array {
  const shares = new Float64Array(beats * shifts);
  for (const { turns: own, allowed } of kinds.length > 0
    ? kinds
    : [{ turns, allowed: undefined }]) {
    const open = Array.from(station.keys()).filter((beat) => !allowed || allowed[beat]! > 0);
    const size = new Map<number, number>();
    for (const beat of open) size.set(station[beat]!, (size.get(station[beat]!) ?? 0) + 1);
    for (const beat of open) {
      const which = station[beat]!;
      for (let shift = 0; shift < shifts; shift++)
        shares[beat * shifts + shift]! += own[which * shifts + shift]! / size.get(which)!;
    }
  }
  const isWhole = stepOf(rules.goal) > 1;
  return Int32Array.from(shares, (share, place) =>
    isWhole
      ? 0
      : Math.min(mostUsual, Math.floor(shareKept * share + tiny), today?.[place] ?? Infinity),
  );
}

interface Raised {
  week: Week;
  most: Int32Array;
  /** Beat-shifts whose fewest are those of a limit of their own. */
  isSet: Uint8Array;
  step: number;
}

/** Raises the fewest to what is wanted, one wish after the other, while a unit that may go there is left. */
function raise(
  least: Int32Array,
  wishes: readonly ArrayLike<number>[],
  { week, most, isSet, step }: Raised,
): void {
  const { shifts } = week;
  for (const { which, own } of stationsOf({ ...week, least, most })) {
    const part = partOf({ ...week, least, most }, own, which, step, 0);
    const supply = supplyOf(part);
    const given = assignment(part.beats, supply);
    giveMinima(part, supply, given);
    for (const wanted of wishes) {
      for (let at = 0; at < own.length * shifts; at++) {
        const place = own[Math.floor(at / shifts)]! * shifts + (at % shifts);
        if (isSet[place] === 1) continue;
        const room = Math.floor(most[place]! / step);
        const units = Math.min(Math.ceil(wanted[place]! / step), room);
        while (given.total[at]! < units && given.give(at));
        least[place] = Math.max(least[place]!, step * Math.min(units, given.total[at]!));
      }
    }
  }
}
