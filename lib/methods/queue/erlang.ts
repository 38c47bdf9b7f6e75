import { MethodProblem } from "../problem";

/** Calls that one pool of units serves. */
export interface Calls {
  callsPerHour: number;
  /** Mean minutes that a call keeps a unit. */
  serviceMinutes: number;
}

interface System extends Calls {
  units: number;
  /** A wait that is longer counts as late. */
  thresholdMinutes: number;
}

/** What a pool of units gives. Waits are null where more calls come than the units can serve. */
export interface Waiting {
  /** Mean number of units at work if there were always enough: calls per hour × hours a call. */
  load: number;
  /** Load by units: share of the time that a unit is at work; 1 and more cannot go on. */
  utilisation: number;
  isStable: boolean;
  /** Share of calls that find no unit free and are lost, where none can wait (Erlang B). */
  loss: number;
  /** Share of calls that wait at all (Erlang C). */
  waits: number | null;
  /** Mean over all calls, those that do not wait among them. */
  meanWaitMinutes: number | null;
  /** Mean number of calls in line. */
  meanQueue: number | null;
  /** Share of calls that wait longer than the threshold. */
  late: number | null;
}

/** One more unit, from the share that is lost with one fewer: every term is positive, so nothing cancels. */
const next = (load: number, units: number, loss: number) => (load * loss) / (units + load * loss);

/**
 * Share of calls that find all units busy where none can wait.
 * Source: Erlang (1917); recursion of Jagerman, Bell System Technical Journal 53 (1974).
 */
export function erlangB(load: number, units: number): number {
  checkLoad(load);
  if (!(units >= 0) || !Number.isInteger(units)) {
    throw new MethodProblem("Units are a whole number, 0 or more.");
  }
  let loss = 1;
  for (let n = 1; n <= units; n++) loss = next(load, n, loss);
  return loss;
}

/**
 * Calls that wait in one line for the next free unit (M/M/c): they come by chance at a steady rate, each
 * keeps a unit for an exponential time, and nobody gives up.
 */
export function erlangWait(system: System): Waiting {
  const { units, thresholdMinutes, serviceMinutes } = system;
  const load = loadOf(system);
  return waitingOf({ load, units, serviceMinutes, thresholdMinutes, loss: erlangB(load, units) });
}

interface Known {
  load: number;
  units: number;
  serviceMinutes: number;
  thresholdMinutes: number;
  loss: number;
}

function waitingOf({ load, units, serviceMinutes, thresholdMinutes, loss }: Known): Waiting {
  const utilisation = units === 0 ? (load > 0 ? Infinity : 0) : load / units;
  if (load > 0 && utilisation >= 1) {
    const none = { waits: null, meanWaitMinutes: null, meanQueue: null, late: null };
    return { load, utilisation, isStable: false, loss, ...none };
  }
  if (load === 0) {
    const none = { waits: 0, meanWaitMinutes: 0, meanQueue: 0, late: 0 };
    return { load, utilisation, isStable: true, loss: units === 0 ? 1 : 0, ...none };
  }
  const waits = loss / (1 - utilisation * (1 - loss));
  const spare = units - load;
  return {
    load,
    utilisation,
    isStable: true,
    loss,
    waits,
    meanWaitMinutes: (waits * serviceMinutes) / spare,
    meanQueue: (waits * load) / spare,
    late: waits * Math.exp((-spare * thresholdMinutes) / serviceMinutes),
  };
}

export interface Target extends Calls {
  thresholdMinutes: number;
  /** At most this share of calls may wait longer. */
  mostLate: number;
}

/** More than this are not looked at. */
const most = 100_000;

/** Fewest units with which no more than that share waits longer than the threshold; at least one. */
export function fewestUnits(target: Target): number {
  const { serviceMinutes, thresholdMinutes, mostLate } = target;
  if (!(mostLate > 0)) {
    throw new MethodProblem(
      "No number of units makes it certain that no call waits.",
      "Let a small share wait longer, such as 1 %.",
    );
  }
  if (!(thresholdMinutes >= 0)) {
    throw new MethodProblem("The longest wait must be a number of minutes, 0 or more.");
  }
  const load = loadOf(target);
  let loss = 1;
  for (let units = 1; units <= most; units++) {
    loss = next(load, units, loss);
    const { late } = waitingOf({ load, units, serviceMinutes, thresholdMinutes, loss });
    if (late !== null && late <= mostLate) return units;
  }
  throw new MethodProblem(`More than ${most.toLocaleString("en-GB")} units would be needed.`);
}

function loadOf({ callsPerHour, serviceMinutes }: Calls): number {
  if (!(serviceMinutes > 0) || !Number.isFinite(serviceMinutes)) {
    throw new MethodProblem("The time of a call must be more than 0 minutes.");
  }
  const load = (callsPerHour * serviceMinutes) / 60;
  checkLoad(load);
  return load;
}

function checkLoad(load: number): void {
  if (!(load >= 0) || !Number.isFinite(load)) {
    throw new MethodProblem("Calls per hour must be a number, 0 or more.");
  }
}
