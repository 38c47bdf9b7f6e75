import type { TurnsOptions } from "@/lib/methods/patrol/turns";
import { stepOf } from "@/lib/methods/patrol/turns-part";
import { CellFailure } from "@/lib/session/kind";
import { sumOf } from "@/lib/methods/statistics/sums";
import type { DeploymentParams } from "./params";
import { checkKinds } from "./kinds";
import { checkLimits } from "./limits";
import { limitsOf, type LimitedWeek } from "./minima";
import { texts } from "./texts";
import { checkOfficers, checkUnits, turnsAWeek, unitsBy } from "./units";

/** Beats, stations and shifts, and the duty of today: what stays while rules are tried. */
export interface Ground {
  beatNames: readonly string[];
  /** Station of each beat, and how many there are; all of one where names have no station. */
  station: Int32Array;
  stationNames: readonly string[];
  shiftNames: readonly string[];
  /** Turns a week of each beat-shift by the roster; null without one. */
  today: Float64Array | null;
  /** Officers in these turns, each turn counted with its own; null where each unit is one officer. */
  todayOfficers: Float64Array | null;
  /** Beat-shifts with cases where almost nobody is on duty. */
  alone: Uint8Array;
  /** Metres between the middles of beats; null without outlines. */
  travel: Float64Array | null;
}

/** What the analyst decides. */
export type Rules = Pick<
  DeploymentParams,
  | "goal"
  | "units"
  | "officers_available"
  | "crew"
  | "move"
  | "least"
  | "most"
  | "limits"
  | "kinds"
  | "alone"
  | "changes"
  | "explore"
  | "effect"
  | "busy"
  | "reach"
  | "round"
>;

export const rulesOf = ({
  goal,
  units,
  officers_available,
  crew,
  move,
  least,
  most,
  limits,
  kinds,
  alone,
  changes,
  explore,
  effect,
  busy,
  reach,
  round,
}: DeploymentParams): Rules => ({
  ...{ goal, units, officers_available, crew, move, least, most, limits, kinds, alone },
  ...{ changes, explore, effect, busy, reach, round },
});

/** Throws a CellFailure for a beat or a shift that is not there. */
export function checkRules({ beatNames, shiftNames }: Ground, rules: Rules): void {
  const named = [
    ...(rules.limits ?? []).map(({ beat }) => beat),
    ...(rules.kinds ?? []).flatMap(({ beats }) => beats ?? []),
  ];
  const unknown = [...new Set(named)].filter((name) => !beatNames.includes(name));
  if (unknown.length > 0) {
    throw new CellFailure({ message: texts.noBeats(unknown), hint: texts.noBeatsHint });
  }
  const shifts = [
    ...Object.keys(rules.units ?? {}),
    ...Object.keys(rules.officers_available ?? {}),
    ...(rules.kinds ?? []).flatMap(({ units }) => Object.keys(units)),
    ...(rules.limits ?? []).flatMap(({ shift }) => shift ?? []),
  ];
  const other = shifts.find((name) => !shiftNames.includes(name));
  if (other !== undefined) throw new CellFailure({ message: texts.noShift(other, shiftNames) });
}

/** A MethodProblem for rules that nothing can be planned by, whatever is expected. */
export function checkPlannable(ground: Ground, rules: Rules): void {
  checkKinds(rules);
  checkLimits(rules);
  checkUnits(ground, rules);
  checkOfficers(ground, rules);
}

/** Units stay with their station unless told, where a roster says how many it has. */
export const moveOf = (
  { move, goal }: Pick<Rules, "move" | "goal">,
  hasRoster: boolean,
): "station" | "city" => move ?? (hasRoster && stepOf(goal) === 1 ? "station" : "city");

export const staysAtStation = ({ stationNames, today }: Ground, rules: Rules): boolean =>
  moveOf(rules, today !== null) === "station" && stationNames.length > 1;

/** Shares a whole number by weights, the largest remainders first (Hamilton). */
function shared(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, each) => all + each, 0);
  const exact = weights.map((each) => (sum > 0 ? (total * each) / sum : total / weights.length));
  const whole = exact.map(Math.floor);
  const rest = exact.map((each, i) => [each - whole[i]!, i] as const).sort((a, b) => b[0] - a[0]);
  let left = total - whole.reduce((all, each) => all + each, 0);
  for (const [, i] of rest) if (left-- > 0) whole[i]!++;
  return whole;
}

/** A station cannot turn its whole roster around at once: a tenth, unless told. */
const usualChange = 0.1;

/** The week to be planned by these rules. */
export function problemOf(ground: Ground, rules: Rules, harm: Float64Array): LimitedWeek {
  const { beatNames, shiftNames, today, travel } = ground;
  const [beats, shifts] = [beatNames.length, shiftNames.length];
  const stays = staysAtStation(ground, rules);
  const step = stepOf(rules.goal);
  const station = stays ? ground.station : new Int32Array(beats);
  const stations = stays ? ground.stationNames.length : 1;
  const weights = shiftNames.map((_, shift) => {
    const sums = new Array<number>(stations).fill(0);
    station.forEach((own, beat) => (sums[own]! += (today ?? harm)[beat * shifts + shift]!));
    return sums;
  });
  /** Turns by station and shift; a station without a beat for them has none. */
  const byStation = (units: readonly number[], named: readonly string[] = beatNames) => {
    const turns = new Int32Array(stations * shifts);
    const has = new Uint8Array(stations);
    const may = new Set(named);
    station.forEach((own, beat) => (has[own]! |= Number(may.has(beatNames[beat]!))));
    units.forEach((each, shift) => {
      const open = weights[shift]!.map((weight, which) => (has[which] ? weight : 0));
      const by = sumOf(open) > 0 ? open : Array.from(has);
      shared(turnsAWeek(each, rules.goal) / step, by).forEach(
        (own, which) => (turns[which * shifts + shift] = own * step),
      );
    });
    return turns;
  };
  const kinds = (rules.kinds ?? []).map(({ name, units, beats: named }) => ({
    name,
    turns: byStation(
      shiftNames.map((shift) => units[shift] ?? 0),
      named,
    ),
    ...(named
      ? { allowed: Uint8Array.from(beatNames, (beat) => Number(named.includes(beat))) }
      : {}),
  }));
  const turns =
    kinds.length > 0
      ? Int32Array.from({ length: stations * shifts }, (_, pool) =>
          kinds.reduce((sum, kind) => sum + kind.turns[pool]!, 0),
        )
      : byStation(unitsBy(ground, rules));
  const week = {
    ...{ beats, shifts, harm, station, turns, beatNames, shiftNames },
    today: today && wholeTurns(today, station, shifts),
    changes: rules.changes ?? (today ? Math.round(usualChange * sumOf(turns)) : Infinity),
    ...(kinds.length > 0 ? { kinds } : {}),
  };
  return {
    ...week,
    ...limitsOf(ground, rules, week),
    ...(travel ? { travel, reach: rules.reach } : {}),
  };
}

/** Duty of today in whole turns that add up to those of each station and shift. */
function wholeTurns(today: Float64Array, station: Int32Array, shifts: number): Int32Array {
  const whole = new Int32Array(today.length);
  for (const which of new Set(station)) {
    const own = Array.from(station.keys()).filter((beat) => station[beat] === which);
    for (let shift = 0; shift < shifts; shift++) {
      const exact = own.map((beat) => today[beat * shifts + shift]!);
      const total = Math.round(exact.reduce((sum, each) => sum + each, 0));
      shared(total, exact).forEach((each, k) => (whole[own[k]! * shifts + shift] = each));
    }
  }
  return whole;
}

export const optionsOf = (rules: Rules, seconds: number): TurnsOptions => ({
  goal: rules.goal,
  effect: rules.effect / 100,
  busy: rules.busy / 100,
  explore: rules.explore / 100,
  round: rules.round,
  seconds,
});
