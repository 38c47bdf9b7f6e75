import { sumOf } from "../statistics/sums";
import { MethodProblem } from "../problem";
import { poissonProbability } from "../statistics/poisson";
import { erlangB } from "./erlang";
import { checkHypercube, type Hypercube, type HypercubeInput } from "./hypercube";

const precision = 1e-10;
const mostRounds = 500;

/** Choices further down an order than this are hardly ever reached. */
const deepest = 60;

/**
 * The same answers for more units than can be counted state by state, from how busy each is: units are
 * taken for busy independently, and a factor puts right that they share one load. All units serve
 * equally fast (their mean is taken). Usually within 1 to 2 hundredths of the exact shares. A MethodProblem
 * where an order leaves units out: the load is then not shared by all.
 * Source: Larson, Approximating the performance of urban emergency service systems, Operations Research
 * 23 (1975).
 */
export function hypercubeApproximation(input: HypercubeInput): Hypercube {
  checkHypercube(input);
  const { arrivals, services, preference, line } = input;
  const [units, areas] = [services.length, arrivals.length];
  if (preference.some((list) => list.length < units)) {
    throw new MethodProblem(
      "The approximation needs every area's order to name every unit.",
      "Name all units in each order, or count the states of few units one by one (hypercube).",
    );
  }
  const speed = sumOf(services) / units;
  const total = sumOf(arrivals);
  const load = total / speed;
  if (line === "waits" && load >= units) {
    throw new MethodProblem("More calls come than all units together can serve.");
  }
  const { blocked, reached } = levelsOf(load, units, line);
  const mean = (load / units) * (line === "lost" ? 1 - blocked : 1);
  /** Work that comes to every unit alike from the line. */
  const shared = line === "waits" ? (load * blocked) / units : 0;
  let busy = new Float64Array(units).fill(mean);
  let isSettled = mean === 0;
  for (let round = 0; round < mostRounds && !isSettled; round++) {
    const work = new Float64Array(units);
    for (let area = 0; area < areas; area++) {
      eachChoice(preference[area]!, busy, { mean, reached }, (unit, chance) => {
        work[unit]! += (arrivals[area]! / speed) * chance;
      });
    }
    const next = work.map((each) => (each + shared) / (1 + each));
    const scale = (mean * units) / sumOf(next);
    const changed = next.map((each) => Math.min(1, each * scale));
    const change = changed.reduce((most, each, i) => Math.max(most, Math.abs(each - busy[i]!)), 0);
    busy = changed;
    isSettled = change < precision;
  }
  if (!isSettled) {
    throw new MethodProblem(`How busy each unit is did not settle in ${mostRounds} rounds.`);
  }
  const dispatches = dispatchesOf(input, busy, { mean, reached, blocked });
  const byUnit = Float64Array.from({ length: units }, (_, unit) =>
    sumOf(dispatches.subarray(unit * areas, (unit + 1) * areas)),
  );
  const meanWait = line === "waits" ? blocked / (speed * (units - load)) : null;
  return { busy, blocked, meanWait, dispatches, byUnit };
}

/** Share of calls of one pool that find all busy, and that find the first j drawn units busy and the next free. */
function levelsOf(load: number, units: number, line: HypercubeInput["line"]) {
  const loss = erlangB(load, units);
  const blocked = line === "lost" ? loss : loss / (1 - (load / units) * (1 - loss));
  const free = line === "lost" ? 1 : (1 - blocked) / (1 - loss);
  // Levels of a pool are Poisson, cut off where all are busy.
  const level = Float64Array.from({ length: units + 1 }, (_, k) => poissonProbability(k, load));
  const sum = sumOf(level);
  const reached = new Float64Array(Math.min(units, deepest));
  for (let k = 0; k < units; k++) {
    let part = (level[k]! / sum) * free;
    for (let j = 0; j < reached.length && part > 0; j++) {
      reached[j]! += (part * (units - k)) / (units - j);
      part *= (k - j) / (units - j);
    }
  }
  return { blocked, reached };
}

interface Level {
  mean: number;
  reached: Float64Array;
}

/** Gives each unit of an order the chance, if it is free, that a call comes down to it, by 1 − its own share. */
function eachChoice(
  list: ArrayLike<number>,
  busy: Float64Array,
  { mean, reached }: Level,
  give: (unit: number, chance: number) => void,
): void {
  let passed = 1;
  for (let j = 0; j < Math.min(list.length, reached.length); j++) {
    give(list[j]!, (reached[j]! * passed) / (1 - mean));
    passed *= busy[list[j]!]! / (mean || 1);
  }
}

function dispatchesOf(
  { arrivals, services, preference, line }: HypercubeInput,
  busy: Float64Array,
  { mean, reached, blocked }: Level & { blocked: number },
): Float64Array {
  const [units, areas] = [services.length, arrivals.length];
  const dispatches = new Float64Array(units * areas);
  for (let area = 0; area < areas; area++) {
    const chances = new Float64Array(units);
    eachChoice(preference[area]!, busy, { mean, reached }, (unit, chance) => {
      chances[unit] = chance * (1 - busy[unit]!);
    });
    const sum = sumOf(chances);
    for (let unit = 0; unit < units; unit++) {
      const direct = sum > 0 ? ((1 - blocked) * chances[unit]!) / sum : 0;
      const waited = line === "waits" ? blocked / units : 0;
      dispatches[unit * areas + area] = arrivals[area]! * (direct + waited);
    }
  }
  return dispatches;
}
