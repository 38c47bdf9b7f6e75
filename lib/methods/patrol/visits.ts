import { chance, runningSum } from "../chance";
import { MethodProblem } from "../problem";

interface VisitProblem {
  /** Expected harm of each hot place of one beat in one shift. */
  harm: ArrayLike<number>;
  units: number;
  /** Length of the shift in minutes. */
  minutes: number;
  /** Minutes of a visit. Without: 15. */
  visit?: number;
  /** Minutes from one place to the next. Without: 5. */
  between?: number;
  /** Share of the shift for visits and the ways between, 0–1; the rest is for calls. Without: 0.5. */
  share?: number;
  /** Fewest minutes between the beginnings of two visits of a place. Without: 60. */
  revisit?: number;
}

export interface Visit {
  unit: number;
  place: number;
  /** Minutes after the shift begins. */
  start: number;
}

export interface Visits {
  /** In the order of time, then of units. */
  visits: Visit[];
  /** Visits of each place. */
  count: Uint16Array;
  /** Visits that a place's harm asks for and the time between visits of it leaves no room for. */
  left: Uint16Array;
}

/**
 * Short visits of hot places in an order nobody can foresee: about 15 minutes each, as often as the harm
 * there asks for (Koper, Justice Quarterly 12, 1995: presence of 11 to 15 minutes lasts longest after it
 * ends). The same seed gives the same order.
 */
export function planVisits(problem: VisitProblem, { seed }: { seed: number }): Visits {
  const { units, minutes, visit = 15, between = 5, share = 0.5, revisit = 60 } = problem;
  const harm = Float64Array.from(problem.harm);
  check(problem, harm);
  const places = harm.length;
  const by = chance(seed);
  const cycle = visit + between;
  const each = Math.floor((minutes * share + between) / cycle);
  const most = minutes < visit ? 0 : 1 + Math.floor((minutes - visit) / Math.max(revisit, visit));
  const asked = inProportion(harm, each * units);
  const open = asked.map((count) => Math.min(count, most));
  const last = new Float64Array(places).fill(-Infinity);
  const count = new Uint16Array(places);

  // Units begin at other times within a cycle, and their visits are spread over the whole shift.
  const slots = Array.from({ length: units }, (_, unit) => {
    const step = each > 1 ? (minutes - visit) / (each - 1) : minutes;
    return Array.from({ length: each }, (__, k) => {
      const free = Math.max(0, step - cycle);
      const start = Math.min(k * step + by.next() * free, minutes - visit);
      return { unit, start: Math.round(start) };
    });
  })
    .flat()
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start || a.unit - b.unit);

  const visits: Visit[] = [];
  for (const { unit, start } of slots) {
    const weight = Float64Array.from(open, (left, place) =>
      start - last[place]! >= Math.max(revisit, visit) ? left : 0,
    );
    const sums = runningSum(weight);
    if (!(sums[places - 1]! > 0)) continue;
    const place = by.pick(sums);
    visits.push({ unit, place, start });
    last[place] = start;
    open[place]!--;
    count[place]!++;
  }
  return { visits, count, left: asked.map((wanted, place) => wanted - count[place]!) };
}

/** Whole visits in proportion to harm; the largest remainders get what is left. */
function inProportion(harm: Float64Array, visits: number): Uint16Array {
  const all = harm.reduce((sum, each) => sum + each, 0);
  const counts = new Uint16Array(harm.length);
  if (!(all > 0)) return counts;
  const exact = harm.map((each) => (each / all) * visits);
  counts.set(exact.map(Math.floor));
  let left = visits - counts.reduce((sum, count) => sum + count, 0);
  const order = [...exact.keys()].sort(
    (a, b) => exact[b]! - counts[b]! - (exact[a]! - counts[a]!) || a - b,
  );
  for (const place of order) if (left-- > 0 && harm[place]! > 0) counts[place]!++;
  return counts;
}

function check({ units, minutes, share = 0.5, visit = 15 }: VisitProblem, harm: Float64Array) {
  if (!(Number.isInteger(units) && units >= 0 && minutes >= 0 && visit > 0)) {
    throw new MethodProblem(
      "Units and minutes of a shift are 0 or more, a visit is longer than 0.",
    );
  }
  if (!(share >= 0 && share <= 1)) {
    throw new MethodProblem("The share of the shift for visits is between 0 and 1.");
  }
  if (harm.some((each) => !(each >= 0 && Number.isFinite(each)))) {
    throw new MethodProblem("The expected harm of a place is not a number of 0 or more.");
  }
}
