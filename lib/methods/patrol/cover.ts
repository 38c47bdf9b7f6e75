import { writeProgram, type ProgramWriter } from "../optimise/program";
import { solve, type Answer } from "../optimise/solve";
import { MethodProblem } from "../problem";
import { coverService } from "./serve-cover";
import { chooseMedian } from "./choose-median";
import { choiceOf, waysOf, type MedianSites } from "./median-sites";
import { medianService } from "./serve-median";
import { nearOf, type Near, type Service } from "./service";
import {
  checkSites,
  reachOf,
  weightOf,
  type SearchTime,
  type SitePlan,
  type SiteProblem,
} from "./site-problem";

export type { SiteProblem };

/** The `choose` sites with most weight within `radius` of them: maximal covering (Church and ReVelle 1974). */
export function maximalCover(
  problem: SiteProblem,
  { choose, radius }: { choose: number; radius: number },
  time?: SearchTime,
): Promise<SitePlan> {
  return chosen(problem, coverService(nearOf(reachOf(problem), radius)), choose, time);
}

/** The `choose` sites with the least weighted way from each demand to the nearest: the p-median (Hakimi 1964). */
export async function pMedian(
  problem: SiteProblem,
  { choose }: { choose: number },
  time?: SearchTime,
): Promise<SitePlan> {
  checkSites(problem, choose);
  const { sites, distance } = problem;
  const reach = reachOf(problem);
  const ways = waysOf(reach);
  const service = medianService(reach, ways, sites);
  // A way without end has no price.
  if (!distance.every(Number.isFinite)) return chosen(problem, service, choose, time);
  const weight = weightOf(problem);
  const own: MedianSites = {
    ...{ reach, ways, weight, cost: new Float64Array(sites), stands: new Uint8Array(sites) },
    classOf: new Int32Array(sites),
    limits: [{ classes: Uint8Array.of(1), room: choose }],
  };
  const found = await chooseMedian(own, choiceOf(own, greedily(service, weight, sites, choose)), {
    until: performance.now() + (time?.seconds ?? 8) * 1000,
    gap: 0,
  });
  for (let site = 0; site < sites; site++) if (found.choice.fits(site)) found.choice.open(site);
  const { objective, server } = service.measure(weight, found.choice.isOpen);
  return { open: found.choice.chosen(), server, ...judged(objective, found.bound) };
}

/**
 * The fewest sites with every demand within `radius` of one: set covering (Toregas and others 1971). A
 * `MethodProblem` names demands that no site reaches.
 */
export async function fewestSites(
  problem: SiteProblem,
  { radius }: { radius: number },
  time?: SearchTime,
): Promise<SitePlan> {
  checkSites(problem);
  const near = nearOf(reachOf(problem), radius);
  const alone = near.sitesOf.filter((sites) => sites.length === 0).length;
  if (alone > 0) {
    const first = near.sitesOf.findIndex((sites) => sites.length === 0);
    throw new MethodProblem(
      `${alone} of ${problem.demands} places are within ${radius} of no site, such as place ${first + 1}.`,
      "Widen the reach or add sites.",
    );
  }
  const writer = writeProgram();
  const open = siteVariables(writer, problem.sites, 1);
  for (const sites of near.sitesOf) {
    writer.row(
      { lower: 1 },
      Array.from(sites, (site) => open[site]!),
    );
  }
  const answer = await solve(writer.program("least"), { seconds: time?.seconds ?? 8 });
  const found = answered(answer);
  const chosenSites = openSites(found.values, problem.sites);
  // A number of sites is whole.
  const bound = Math.ceil(found.bound - 1e-6);
  return {
    open: chosenSites,
    server: serversOf(near, chosenSites),
    objective: chosenSites.length,
    bound,
    gap: (chosenSites.length - bound) / Math.max(1, chosenSites.length),
    proven: bound >= chosenSites.length,
  };
}

/**
 * The `choose` sites with the shortest longest way from a demand to the nearest: the p-center (Hakimi 1964),
 * as the smallest radius at which that many sites cover all (Minieka 1970). Weights play no part.
 */
export async function pCenter(
  problem: SiteProblem,
  { choose }: { choose: number },
  time?: SearchTime,
): Promise<SitePlan> {
  checkSites(problem, choose);
  const { demands, sites, distance } = problem;
  const radii = [...new Set(distance)].sort((a, b) => a - b);
  const end = performance.now() + (time?.seconds ?? 8) * 1000;
  // No radius below the longest way to any nearest site will do.
  let shortest = 0;
  for (let demand = 0; demand < demands; demand++) {
    const own = distance.subarray(demand * sites, (demand + 1) * sites);
    shortest = Math.max(
      shortest,
      own.reduce((a, b) => Math.min(a, b), Infinity),
    );
  }
  let low = radii.indexOf(shortest);
  let high = radii.length - 1;
  let best: SitePlan | null = null;
  while (low < high || best === null) {
    const middle = best === null && low === high ? high : (low + high) >> 1;
    const left = (end - performance.now()) / 1000;
    const plan = await fewestSites(
      problem,
      { radius: radii[middle]! },
      { seconds: Math.max(0.1, left) },
    );
    if (plan.open.length <= choose) {
      best = plan;
      high = middle;
    } else if (plan.bound > choose) low = middle + 1;
    else break;
  }
  if (best === null) throw unanswered();
  const [objective, bound] = [radii[high]!, radii[low]!];
  const spare = Array.from({ length: sites }, (_, site) => site).filter(
    (site) => !best.open.includes(site),
  );
  const open = [...best.open, ...spare.slice(0, choose - best.open.length)].sort((a, b) => a - b);
  return {
    open,
    server: serversOf(nearOf(reachOf(problem), Infinity), open),
    objective,
    bound,
    gap: objective > 0 ? (objective - bound) / objective : 0,
    proven: low >= high,
  };
}

async function chosen(
  problem: SiteProblem,
  service: Service,
  choose: number,
  time?: SearchTime,
): Promise<SitePlan> {
  checkSites(problem, choose);
  const { sites } = problem;
  const weight = weightOf(problem);
  const writer = writeProgram();
  const open = siteVariables(writer, sites, 0);
  writer.row({ upper: choose, lower: choose }, open);
  const written = service.write(writer, weight, (site) => [open[site]!]);
  const program = writer.program(service.sense, written.always);
  const start = new Float64Array(program.cost.length);
  for (const site of greedily(service, weight, sites, choose)) start[open[site]!] = 1;
  written.fill(start);
  const answer = answered(await solve(program, { seconds: time?.seconds ?? 8, start }));
  const chosenSites = openSites(answer.values, sites);
  const units = new Uint8Array(sites);
  for (const site of chosenSites) units[site] = 1;
  const { objective, server } = service.measure(weight, units);
  const judgement = judged(objective, answer.bound);
  return {
    ...{ open: chosenSites, server, ...judgement },
    proven: judgement.proven || answer.status === "optimal",
  };
}

function judged(objective: number, bound: number) {
  const off = Math.abs(bound - objective);
  const isSame = off <= 1e-9 * Math.abs(objective);
  return {
    objective,
    bound: isSame ? objective : bound,
    gap: isSame ? 0 : off / Math.max(Math.abs(objective), 1e-12),
    proven: isSame,
  };
}

/** One for each site, numbered as the sites are. */
const siteVariables = (writer: ProgramWriter, sites: number, cost: number) =>
  Array.from({ length: sites }, () => writer.variable({ cost, upper: 1, whole: true }));

const openSites = (values: Float64Array, sites: number) =>
  Array.from({ length: sites }, (_, site) => site).filter((site) => values[site]! > 0.5);

function serversOf({ sitesOf }: Near, open: readonly number[]): Int32Array {
  const isOpen = new Set(open);
  return Int32Array.from(sitesOf, (sites) => sites.find((site) => isOpen.has(site)) ?? -1);
}

function greedily(
  service: Service,
  weight: Float64Array,
  sites: number,
  choose: number,
): Set<number> {
  const state = service.begin(weight);
  const open = new Set<number>();
  while (open.size < choose) {
    let [best, most] = [-1, -1];
    for (let site = 0; site < sites; site++) {
      if (open.has(site)) continue;
      const gain = state.gain(site);
      if (gain > most) [best, most] = [site, gain];
    }
    open.add(best);
    state.add(best);
  }
  return open;
}

type Found = Extract<Answer, { values: Float64Array }>;

function answered(answer: Answer): Found {
  if (!("values" in answer)) throw unanswered();
  return answer;
}

const unanswered = () =>
  new MethodProblem("No choice of sites was found in the time given.", "Allow more time.");
