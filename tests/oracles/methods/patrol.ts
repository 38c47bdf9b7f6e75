import { solve } from "@/lib/methods/optimise/solve";
import { allocate } from "@/lib/methods/patrol/allocate";
import {
  fewestSites,
  maximalCover,
  pCenter,
  pMedian,
  type SiteProblem,
} from "@/lib/methods/patrol/cover";
import { scheduleStaff, staffProgram } from "@/lib/methods/patrol/shift-schedule";
import { workPatterns } from "@/lib/methods/patrol/work-patterns";
import { MethodProblem } from "@/lib/methods/problem";
import type { Adapter, Check, OracleCase } from "../case";
import type { Files } from "../files";

const time = { seconds: 120 };

/** A table of demands: a name, a weight, and the distance to each site. */
function sitesOf({ input }: OracleCase, files: Files): SiteProblem & { weight: Float64Array } {
  const columns = Object.entries(files.csv(String(input.file)));
  const numbers = columns.map(([, values]) => Float64Array.from(values, Number));
  const at = columns.findIndex(([name]) => /demand|weight|pop/i.test(name));
  const own = numbers.slice(at + 1);
  const [demands, sites] = [numbers[at]!.length, own.length];
  const distance = new Float64Array(demands * sites);
  for (let demand = 0; demand < demands; demand++)
    own.forEach((column, site) => (distance[demand * sites + site] = column[demand]!));
  return { demands, sites, distance, weight: numbers[at]! };
}

/** Sets are compared where only one is best; otherwise by how many they are. */
const setWhen =
  (count: string): Check =>
  (actual, expected, oracle) => {
    const [got, wanted] = [actual as number[], expected as number[]];
    const same =
      oracle.expected[count] === 1 ? got.join() === wanted.join() : got.length === wanted.length;
    return same ? 0 : Infinity;
  };

const exactly: Check = (actual, expected) => (actual === expected ? 0 : Infinity);

/** Anything but that no site reaches a place is an error of ours. */
function onlyWithoutCover(error: unknown): null {
  if (error instanceof MethodProblem && /of no site/.test(error.message)) return null;
  throw error;
}

/** "null = no cover or more than 9 sites": the reference tried no more; any number without such words. */
const mostTried = ({ tolerance }: OracleCase): number =>
  Number(/more than (\d+)/.exec(String(tolerance.lscpMinimumSites))?.[1] ?? Infinity);

const mclp: Adapter = {
  method: "mclp",
  async run(oracle, files) {
    const { parameters } = oracle;
    const problem = sitesOf(oracle, files);
    const { demands, sites, distance, weight } = problem;
    const choice = { choose: Number(parameters.p), radius: Number(parameters.serviceRadius) };
    const best = await maximalCover(problem, choice, time);
    const ones = { demands, sites, distance };
    const most = await maximalCover(ones, choice, time);
    const radius = Number(parameters.lscpRadius ?? parameters.serviceRadius);
    const fewest = await fewestSites(problem, { radius }, time).catch(onlyWithoutCover);
    const covered = best.server.filter((site) => site >= 0).length;
    const hasFew = fewest !== null && fewest.objective <= mostTried(oracle);
    return {
      objective: best.objective,
      shareOfDemand: best.objective / weight.reduce((sum, each) => sum + each, 0),
      oneOptimalSet0: best.open,
      lscpMinimumSites: hasFew ? fewest.objective : null,
      lscpOneSet0: fewest?.open ?? null,
      shareOfDemandPointsCovered: covered / demands,
      unweightedProblemMaxTracts: most.objective,
    };
  },
  check: {
    oneOptimalSet0: setWhen("optimalSets"),
    lscpOneSet0: (actual, expected, oracle) =>
      expected === null ? 0 : setWhen("lscpOptimalSets")(actual, expected, oracle),
    shareOfDemandPointsCovered: (actual, expected, { expected: { optimalSets } }) =>
      optimalSets === 1 ? Math.abs(Number(actual) - Number(expected)) / 1e-9 : 0,
    lscpMinimumSites: exactly,
  },
  // How many sets are equally good is found by trying all.
  remarks: ["optimalSets", "lscpOptimalSets"],
};

const median: Adapter = {
  method: "p-median",
  async run(oracle, files) {
    const problem = sitesOf(oracle, files);
    const choice = { choose: Number(oracle.parameters.p) };
    const best = await pMedian(problem, choice, time);
    const center = await pCenter(problem, choice, time);
    return {
      pMedianObjective: best.objective,
      pMedianSet0: best.open,
      pCenterRadius: center.objective,
      pCenterSet0: center.open,
    };
  },
  check: {
    pMedianSet0: setWhen("pMedianOptimalSets"),
    pCenterSet0: setWhen("pCenterOptimalSets"),
  },
  remarks: ["pMedianOptimalSets", "pCenterOptimalSets"],
};

const scheduling: Adapter = {
  method: "shift-scheduling",
  async run({ input, parameters }) {
    const need = input.need as number[];
    const on = /(\d+) consecutive days/.exec(String(parameters.shift))?.[1];
    const patterns = workPatterns({ days: need.length, shifts: 1, on: Number(on ?? 5) });
    const problem = { days: need.length, shifts: 1, need, patterns };
    const relaxed = { ...staffProgram(problem), whole: new Uint8Array(need.length) };
    const relaxation = await solve(relaxed, time);
    return {
      minimumStaff: (await scheduleStaff(problem, time)).staff,
      lpRelaxation: "objective" in relaxation ? relaxation.objective : null,
    };
  },
};

const allocation: Adapter = {
  method: "patrol-allocation",
  run({ input }) {
    const list = (name: string) => input[name] as number[];
    const { units, objective } = allocate({
      weight: list("weight"),
      effect: list("beta"),
      least: list("lower"),
      most: list("upper"),
      units: Number(input.units),
    });
    return { allocation: Array.from(units), objective };
  },
};

export const patrolAdapters: readonly Adapter[] = [mclp, median, scheduling, allocation];
