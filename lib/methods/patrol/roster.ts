import type { WorkPattern } from "./work-patterns";

export interface RosterProblem {
  days: number;
  shifts: number;
  patterns: readonly WorkPattern[];
  /** Officers on each pattern; their sum are the officers, numbered from 0. */
  count: ArrayLike<number>;
  /** Cycles (weeks) to write. */
  cycles: number;
  /** Officers go on to the next pattern each cycle, so that all work all patterns in turn; or each keeps one. */
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
  /** Pattern of each officer in each cycle: `pattern[officer * cycles + cycle]`. */
  pattern: Uint16Array;
  /** Days worked by each officer in each shift: `worked[officer * shifts + shift]`. */
  worked: Uint16Array;
  hours: Float64Array;
  /** Longest run of days worked without a day off, of each officer. */
  longestRun: Uint16Array;
  /** Duties that begin with less than `leastRest` after the one before. */
  breaches: { officer: number; day: number; rest: number }[];
}

/**
 * Officers by day: a rotating roster. All patterns stand in a ring; each officer begins at another and goes
 * on by one a cycle, so the needs are met in every cycle and nights fall to all alike. The ring's order
 * has as few rests that are too short, then as few long runs of work, as changes of two places find.
 */
export function rosterOf(problem: RosterProblem): Roster {
  const { days, shifts, patterns, cycles, rotate, hours, leastRest = 11 } = problem;
  const ring = ringOf(problem, leastRest);
  const officers = ring.length;
  const length = days * cycles;
  const shift = new Int8Array(officers * length);
  const pattern = new Uint16Array(officers * cycles);
  const worked = new Uint16Array(officers * shifts);
  const longestRun = new Uint16Array(officers);
  const sum = new Float64Array(officers);
  const breaches: Roster["breaches"] = [];
  for (let officer = 0; officer < officers; officer++) {
    let run = 0;
    for (let day = 0; day < length; day++) {
      const cycle = Math.floor(day / days);
      const own = ring[rotate ? (officer + cycle) % officers : officer]!;
      pattern[officer * cycles + cycle] = own;
      const now = patterns[own]!.shift[day % days]!;
      shift[officer * length + day] = now;
      run = now < 0 ? 0 : run + 1;
      longestRun[officer] = Math.max(longestRun[officer]!, run);
      if (now < 0) continue;
      worked[officer * shifts + now]!++;
      sum[officer]! += hours[now]!;
      if (run < 2) continue;
      const rest = restBetween(problem, shift[officer * length + day - 1]!, now);
      if (rest < leastRest) breaches.push({ officer, day, rest });
    }
  }
  return { officers, shift, pattern, worked, hours: sum, longestRun, breaches };
}

/** Hours from the end of a duty to the beginning of one on the next day. */
const restBetween = ({ begins, hours }: RosterProblem, before: number, after: number) =>
  24 + begins[after]! - begins[before]! - hours[before]!;

/** The patterns, as often as officers work them, in the order in which an officer passes through them. */
function ringOf(problem: RosterProblem, leastRest: number): number[] {
  const { days, patterns, count } = problem;
  const ring = patterns.flatMap((_, p) => Array.from({ length: count[p]! }, () => p));
  if (!problem.rotate || ring.length < 3) return ring;

  const lead = patterns.map(({ shift }) => shift.findIndex((each) => each < 0));
  const trail = patterns.map(({ shift }) => [...shift].reverse().findIndex((each) => each < 0));
  const costs = patterns.map((before, p) =>
    patterns.map((after, q) => {
      const [last, first] = [before.shift[days - 1]!, after.shift[0]!];
      if (last < 0 || first < 0) return 0;
      const run = (trail[p]! < 0 ? days : trail[p]!) + (lead[q]! < 0 ? days : lead[q]!);
      const short = restBetween(problem, last, first) < leastRest ? 1000 : 0;
      return short + run * run;
    }),
  );
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
