import { sumOf } from "../statistics/sums";
import { MethodProblem } from "../problem";

/** Calls by area and the units that answer them. */
export interface HypercubeInput {
  /** Calls per hour of each area. */
  arrivals: ArrayLike<number>;
  /** Calls per hour that each unit could serve if it never stood still. */
  services: ArrayLike<number>;
  /** For each area, numbers of units in the order in which they are sent: the first that is free goes. */
  preference: readonly ArrayLike<number>[];
  /** Calls that find nobody free are lost (sent elsewhere), or wait in one line. */
  line: "lost" | "waits";
}

export interface Hypercube {
  /** Share of the time that each unit is at work. */
  busy: Float64Array;
  /** Share of calls that find none of their units free: lost, or made to wait. */
  blocked: number;
  /** Mean wait of all calls in hours; null where calls are lost. */
  meanWait: number | null;
  /** Calls per hour that unit u takes of area a, at u * areas + a. */
  dispatches: Float64Array;
  /** Calls per hour that each unit takes. */
  byUnit: Float64Array;
}

/** Two to the power of this many states are solved at most. */
const mostExactUnits = 14;

/** Relative to itself, no state changes by more at the end. */
const precision = 1e-13;
const mostSweeps = 20_000;

/**
 * Which units are busy, and who answers whom, when each area has its own order of units: the exact
 * long-run shares of all 2^n states, found by sweeps over the states from few busy units to many
 * (Gauss–Seidel), after each of which the levels of equally many busy units are put to balance.
 * Calls that wait go to whoever is free first; the line adds a geometric tail to the state in which all
 * are busy.
 * Source: Larson, A hypercube queuing model for facility location and redistricting in urban emergency
 * services, Computers and Operations Research 1 (1974).
 */
export function hypercube(input: HypercubeInput): Hypercube {
  const { services, line } = input;
  const units = services.length;
  checkHypercube(input);
  if (units > mostExactUnits) {
    throw new MethodProblem(
      `${units} units have too many states to be counted one by one.`,
      "Use the approximation (hypercubeApproximation).",
    );
  }
  const total = sumOf(input.arrivals);
  const all = 2 ** units - 1;
  const speed = sumOf(services);
  if (line === "waits" && total >= speed) {
    throw new MethodProblem("More calls come than all units together can serve.");
  }
  const rates = assigned(input);
  const share = solve(rates, services);
  const tail = line === "waits" ? total / speed : 0;
  // All shares with the line behind the full state: a geometric series.
  const full = share[all]!;
  const scale = 1 / (1 + (full * tail) / (1 - tail));
  return answers(input, share, { scale, tail, full: full * scale });
}

function answers(
  { arrivals, services, preference, line }: HypercubeInput,
  share: Float64Array,
  { scale, tail, full }: { scale: number; tail: number; full: number },
): Hypercube {
  const [units, areas] = [services.length, arrivals.length];
  const [total, speed] = [sumOf(arrivals), sumOf(services)];
  const busy = new Float64Array(units);
  const dispatches = new Float64Array(units * areas);
  for (let state = 0; state < share.length; state++) {
    const part = share[state]! * scale;
    for (let unit = 0; unit < units; unit++) if (state & (1 << unit)) busy[unit]! += part;
    for (let area = 0; area < areas; area++) {
      const unit = firstFree(preference[area]!, state);
      if (unit >= 0) dispatches[unit * areas + area]! += part * arrivals[area]!;
    }
  }
  const inLine = line === "waits" ? (full * tail) / (1 - tail) : 0;
  const late = line === "waits" ? full + inLine : 0;
  for (let unit = 0; unit < units; unit++) {
    busy[unit]! += inLine;
    for (let area = 0; area < areas; area++) {
      dispatches[unit * areas + area]! += (arrivals[area]! * late * services[unit]!) / speed;
    }
  }
  const byUnit = Float64Array.from({ length: units }, (_, unit) =>
    sumOf(dispatches.subarray(unit * areas, (unit + 1) * areas)),
  );
  const answered = sumOf(byUnit);
  return {
    busy,
    blocked: line === "waits" ? late : total > 0 ? 1 - answered / total : full,
    meanWait: line === "waits" ? inLine / (1 - tail) / (total || 1) : null,
    dispatches,
    byUnit,
  };
}

/** Number of the first unit of a list that is free in a state; -1 for none. */
function firstFree(list: ArrayLike<number>, state: number): number {
  for (let i = 0; i < list.length; i++) if (!(state & (1 << list[i]!))) return list[i]!;
  return -1;
}

/** Calls per hour that each unit is sent to in each state, at state * units + unit. */
function assigned({ arrivals, services, preference }: HypercubeInput): Float64Array {
  const units = services.length;
  const states = 2 ** units;
  const rates = new Float64Array(states * units);
  for (let area = 0; area < arrivals.length; area++) {
    for (let state = 0; state < states; state++) {
      const unit = firstFree(preference[area]!, state);
      if (unit >= 0) rates[state * units + unit]! += arrivals[area]!;
    }
  }
  return rates;
}

function solve(rates: Float64Array, services: ArrayLike<number>): Float64Array {
  const units = services.length;
  const states = 2 ** units;
  const bits = Uint8Array.from({ length: states }, (_, state) => countBits(state));
  const order = Array.from({ length: states }, (_, state) => state).sort(
    (a, b) => bits[a]! - bits[b]!,
  );
  const leaving = new Float64Array(states);
  for (let state = 0; state < states; state++) {
    for (let unit = 0; unit < units; unit++) {
      leaving[state]! += state & (1 << unit) ? services[unit]! : rates[state * units + unit]!;
    }
  }
  const share = new Float64Array(states).fill(1 / states);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let change = 0;
    for (const state of order) {
      let arriving = 0;
      for (let unit = 0; unit < units; unit++) {
        const other = state ^ (1 << unit);
        const rate = state & (1 << unit) ? rates[other * units + unit]! : services[unit]!;
        arriving += share[other]! * rate;
      }
      const now = leaving[state]! > 0 ? arriving / leaving[state]! : 0;
      change = Math.max(change, Math.abs(now - share[state]!) / (now || 1));
      share[state] = now;
    }
    balance(share, rates, services, bits);
    if (change < precision) return share;
  }
  throw new MethodProblem(
    `Shares of the states did not settle in ${mostSweeps.toLocaleString("en-GB")} sweeps.`,
    "Look for units or areas that differ a million times in speed or calls.",
  );
}

/** Between levels of busy units as many go up as come down: the shares of whole levels follow from that. */
function balance(
  share: Float64Array,
  rates: Float64Array,
  services: ArrayLike<number>,
  bits: Uint8Array,
): void {
  const units = services.length;
  const [sums, up, down] = [0, 1, 2].map(() => new Float64Array(units + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let state = 0; state < share.length; state++) {
    const [level, part] = [bits[state]!, share[state]!];
    sums[level]! += part;
    for (let unit = 0; unit < units; unit++) {
      if (state & (1 << unit)) down[level]! += part * services[unit]!;
      else up[level]! += part * rates[state * units + unit]!;
    }
  }
  const level = new Float64Array(units + 1);
  level[0] = 1;
  for (let k = 1; k <= units; k++) {
    const [above, below] = [down[k]! / (sums[k]! || 1), up[k - 1]! / (sums[k - 1]! || 1)];
    level[k] = above > 0 ? (level[k - 1]! * below) / above : 0;
  }
  const total = sumOf(level);
  for (let state = 0; state < share.length; state++) {
    const k = bits[state]!;
    share[state]! *= sums[k]! > 0 ? level[k]! / total / sums[k]! : 0;
  }
}

function countBits(state: number): number {
  let count = 0;
  for (let rest = state; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/** Throws MethodProblem for what neither the exact model nor the approximation can take. */
export function checkHypercube({ arrivals, services, preference, line }: HypercubeInput): void {
  const units = services.length;
  if (units === 0) throw new MethodProblem("There is no unit.");
  if (arrivals.length === 0) throw new MethodProblem("There is no area.");
  if (preference.length !== arrivals.length) {
    throw new MethodProblem("Each area needs an order of units.");
  }
  if (!Array.from(arrivals).every((rate) => rate >= 0 && rate < Infinity)) {
    throw new MethodProblem("Calls per hour must be a number, 0 or more, in every area.");
  }
  if (!Array.from(services).every((rate) => rate > 0 && rate < Infinity)) {
    throw new MethodProblem("Each unit must be able to serve some calls per hour.");
  }
  for (const list of preference) {
    const known = new Set(Array.from(list));
    const isWrong = Array.from(list).some((u) => !Number.isInteger(u) || u < 0 || u >= units);
    if (isWrong || known.size !== list.length || known.size === 0) {
      throw new MethodProblem("An order of units names each unit at most once, and none other.");
    }
    if (line === "waits" && known.size < units) {
      throw new MethodProblem("Where calls wait, every area's order must name every unit.");
    }
  }
}
