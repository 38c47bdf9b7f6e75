import { evenNights, isWeekend } from "./even-nights";
import type { WorkPattern } from "./work-patterns";

interface RosterProblem {
  days: number;
  shifts: number;
  patterns: readonly WorkPattern[];
  /** Officers on each pattern; their sum are the officers, numbered from 0. */
  count: ArrayLike<number>;
  /** Cycles (weeks) to write. */
  cycles: number;
  /** Officers change patterns each cycle, and nights are evened; or each keeps one. */
  rotate: boolean;
  /** Hour of the day at which each shift begins, and hours it lasts. */
  begins: readonly number[];
  hours: readonly number[];
  /** Fewest hours between two duties. Without: 11. */
  leastRest?: number;
}

export interface Roster {
  officers: number;
  /** `shift[officer * days * cycles + day]`, -1 on a day off. */
  shift: Int8Array;
  /** Days worked by each officer in each shift: `worked[officer * shifts + shift]`. */
  worked: Uint16Array;
  /** Duties of each officer that go through midnight. */
  nights: Uint16Array;
  /** Saturdays and Sundays off, of each officer; day 0 is a Monday. */
  weekends: Uint16Array;
  hours: Float64Array;
  /** Longest run of days worked without a day off, of each officer. */
  longestRun: Uint16Array;
  /** Duties that begin with less than `leastRest` after the one before. */
  breaches: { officer: number; day: number; rest: number }[];
  /** Where the days written begin again after the last: officers with too short a rest, and the longest run. */
  repeated: { short: number; longestRun: number };
}

/**
 * Officers by day: a rotating roster. All patterns stand in a ring; each officer begins at another and goes
 * on by one a cycle, so the needs are met in every cycle. The ring goes through all shifts as often as it
 * can without more rests that are too short, then has as few long runs of work, as changes of two places
 * find. Then duties change hands until nights and weekends off are even in the days written, which can be
 * repeated (`evenNights`).
 */
export function rosterOf(problem: RosterProblem): Roster {
  const { days, shifts, cycles, rotate, begins, hours, leastRest = 11 } = problem;
  const { officers, shift: turned } = turnsOf(problem, leastRest);
  const length = days * cycles;
  const isNight = hours.map((each, shift) => begins[shift]! + each > 24);
  const isRested = (before: number, after: number) =>
    restBetween(problem, before, after) >= leastRest;
  const shift = rotate
    ? evenNights({ officers, length, days, shift: turned, hours, isNight, isRested })
    : turned;
  const worked = new Uint16Array(officers * shifts);
  const nights = new Uint16Array(officers);
  const weekends = new Uint16Array(officers);
  const longestRun = new Uint16Array(officers);
  const sum = new Float64Array(officers);
  const breaches: Roster["breaches"] = [];
  for (let officer = 0; officer < officers; officer++) {
    let run = 0;
    for (let day = 0; day < length; day++) {
      const now = shift[officer * length + day]!;
      run = now < 0 ? 0 : run + 1;
      longestRun[officer] = Math.max(longestRun[officer]!, run);
      if (now < 0) {
        if (isWeekend(day)) weekends[officer]!++;
        continue;
      }
      worked[officer * shifts + now]!++;
      if (isNight[now]) nights[officer]!++;
      sum[officer]! += hours[now]!;
      if (run < 2) continue;
      const rest = restBetween(problem, shift[officer * length + day - 1]!, now);
      if (rest < leastRest) breaches.push({ officer, day, rest });
    }
  }
  const repeated = { short: 0, longestRun: 0 };
  for (let officer = 0; officer < officers; officer++) {
    const own = shift.subarray(officer * length, (officer + 1) * length);
    const [first, last] = [own[0]!, own[length - 1]!];
    if (first < 0 || last < 0) continue;
    if (!isRested(last, first)) repeated.short++;
    const run = Math.min(length, leadOf(own) + leadOf(own.toReversed()));
    repeated.longestRun = Math.max(repeated.longestRun, run);
  }
  return { officers, shift, worked, nights, weekends, hours: sum, longestRun, breaches, repeated };
}

/** Days of work before the first day off. */
const leadOf = (shift: ArrayLike<number>): number => {
  const off = Array.from(shift).findIndex((each) => each < 0);
  return off < 0 ? shift.length : off;
};

/** Each officer on the patterns of the ring, one after the other. */
function turnsOf(problem: RosterProblem, leastRest: number) {
  const { days, patterns, cycles, rotate } = problem;
  const ring = ringOf(problem, leastRest);
  const officers = ring.length;
  const length = days * cycles;
  const shift = new Int8Array(officers * length);
  for (let at = 0; at < shift.length; at++) {
    const [officer, day] = [Math.floor(at / length), at % length];
    const own = ring[rotate ? (officer + Math.floor(day / days)) % officers : officer]!;
    shift[at] = patterns[own]!.shift[day % days]!;
  }
  return { officers, shift };
}

/** Hours from the end of a duty to the beginning of one on the next day. */
const restBetween = ({ begins, hours }: RosterProblem, before: number, after: number) =>
  24 + begins[after]! - begins[before]! - hours[before]!;

/** The patterns, as often as officers work them, in the order in which an officer passes through them. */
function ringOf(problem: RosterProblem, leastRest: number): number[] {
  const { patterns, count, rotate } = problem;
  const grouped = patterns.flatMap((_, p) => Array.from({ length: count[p]! }, () => p));
  if (!rotate || grouped.length < 3) return grouped;
  const costs = costsOf(problem, leastRest);
  const best = exchanged(grouped, costs);
  const fewest = shortRests(best, costs);
  // As often through all shifts as rest allows, so that no officer has nights for months and others none.
  for (let rounds = grouped.length / 2; rounds >= 2; rounds *= 0.8) {
    const ring = exchanged(inRounds(problem, grouped, Math.floor(rounds)), costs);
    if (shortRests(ring, costs) <= fewest) return ring;
  }
  return best;
}

/** Parts each shift's patterns over that many rounds; a round goes through the shifts as they follow each other. */
function inRounds(
  { patterns, begins }: RosterProblem,
  grouped: number[],
  rounds: number,
): number[] {
  const shiftOf = (p: number) => patterns[p]!.shift.find((each) => each >= 0) ?? 0;
  const shifts = [...begins.keys()].sort((a, b) => begins[a]! - begins[b]!);
  const own = shifts.map((shift) => grouped.filter((p) => shiftOf(p) === shift));
  return Array.from({ length: rounds }, (_, round) =>
    own.flatMap((list) =>
      list.slice(
        Math.floor((round * list.length) / rounds),
        Math.floor(((round + 1) * list.length) / rounds),
      ),
    ),
  ).flat();
}

/** A rest that is too short counts as so much, more than any run of work. */
const shortCost = 1000;

const shortRests = (ring: readonly number[], costs: readonly number[][]) =>
  ring.filter((p, at) => costs[p]![ring[(at + 1) % ring.length]!]! >= shortCost).length;

/** What it costs that one pattern follows another: too short a rest, and the square of the run of work. */
function costsOf(problem: RosterProblem, leastRest: number): number[][] {
  const { days, patterns } = problem;
  const lead = patterns.map(({ shift }) => shift.findIndex((each) => each < 0));
  const trail = patterns.map(({ shift }) => [...shift].reverse().findIndex((each) => each < 0));
  return patterns.map((before, p) =>
    patterns.map((after, q) => {
      const [last, first] = [before.shift[days - 1]!, after.shift[0]!];
      if (last < 0 || first < 0) return 0;
      const run = (trail[p]! < 0 ? days : trail[p]!) + (lead[q]! < 0 ? days : lead[q]!);
      const short = restBetween(problem, last, first) < leastRest ? shortCost : 0;
      return short + Math.min(run * run, shortCost - 1);
    }),
  );
}

/** The ring after exchanges of two places, while any lowers its cost. */
function exchanged(from: readonly number[], costs: readonly number[][]): number[] {
  const ring = [...from];
  const cost = (at: number) => {
    const size = ring.length;
    const [p, q] = [ring[(at + size) % size]!, ring[(at + 1) % size]!];
    return costs[p]![q]!;
  };
  const around = (i: number, j: number) => {
    const own = cost(i - 1) + cost(i);
    return own + (j === i + 1 ? 0 : cost(j - 1)) + ((j + 1) % ring.length === i ? 0 : cost(j));
  };
  for (let pass = 0, changed = true; changed && pass < 20; pass++) {
    changed = false;
    for (let i = 0; i < ring.length; i++) {
      for (let j = i + 1; j < ring.length; j++) {
        if (ring[i] === ring[j]) continue;
        const before = around(i, j);
        [ring[i], ring[j]] = [ring[j]!, ring[i]!];
        if (around(i, j) < before) changed = true;
        else [ring[i], ring[j]] = [ring[j]!, ring[i]!];
      }
    }
  }
  return ring;
}
