import { writeProgram } from "../optimise/program";
import { solve } from "../optimise/solve";
import { choiceOf, type Choice, type MedianSites } from "./median-sites";
import type { Relaxed } from "./median-bound";

/** Sites that a choice may have, 1 each, and those that it has to have. */
export interface ExactSites {
  may: Uint8Array;
  must: Uint8Array;
}

/** What the limits alone leave. */
export function allSites({ stands, classOf }: MedianSites): ExactSites {
  const may = stands.map((stand, site) => Number(stand === 1 || classOf[site]! >= 0));
  return { may, must: stands };
}

/**
 * Sites that a choice which costs less than the best one known may have, and those it has to have: with
 * any other the bound would be above that cost (reduced costs; Briant and Naddef 2004).
 */
export function undecided(
  own: MedianSites,
  { bound, worth, choice }: Relaxed,
  cost: number,
): ExactSites {
  const { stands, classOf } = own;
  const chosen = choice.chosen();
  const most = chosen.reduce((a, site) => Math.max(a, worth[site]!), -Infinity);
  let least = 0;
  const may = Uint8Array.from(stands);
  const must = Uint8Array.from(stands);
  const above = (more: number) => bound + more > cost;
  classOf.forEach((one, site) => {
    if (one < 0 || stands[site] === 1 || choice.isOpen[site] === 1) return;
    least = Math.min(least, worth[site]!);
    // Where one has to stand it may cost more than it saves, and another may come instead.
    const takesPlace = choice.fits(site) ? Math.max(0, most) : most;
    may[site] = above(worth[site]! - takesPlace) ? 0 : 1;
  });
  for (const site of chosen) {
    may[site] = 1;
    must[site] = above(least - worth[site]!) ? 1 : 0;
  }
  return { may, must };
}

interface ExactOptions {
  start: Choice;
  seconds: number;
  gap: number;
  /** Steps of all demands beyond which the solver is not asked. */
  mostSteps: number;
}

/**
 * The best choice among these sites, by HiGHS: each demand has a step to the next distance where no site is
 * as near (Elloumi 2010), up to the nearest site that is there in any case. Null when no better one was found.
 */
export async function chooseExactly(
  own: MedianSites,
  { may, must }: ExactSites,
  { start, seconds, gap, mostSteps }: ExactOptions,
): Promise<{ choice: Choice | null; bound: number }> {
  const { ways, weight, cost, stands, classOf, limits } = own;
  const writer = writeProgram();
  const variable = new Int32Array(may.length).fill(-1);
  may.forEach((is, site) => {
    const own = stands[site] === 1 ? 0 : cost[site]!;
    if (is === 1)
      variable[site] = writer.variable({ cost: own, lower: must[site]!, upper: 1, whole: true });
  });
  const open = [...may.keys()].filter((site) => may[site] === 1);
  for (const { classes, room } of limits) {
    const counted = open.filter((site) => stands[site] === 0 && classes[classOf[site]!] === 1);
    if (counted.length > room)
      writer.row(
        { upper: room },
        counted.map((site) => variable[site]!),
      );
  }
  writer.row(
    { lower: 1 },
    open.map((site) => variable[site]!),
  );
  const steps: { none: number; before: number; sites: number[] }[] = [];
  const units = start.isOpen.reduce((sum, each) => sum + each, 0);
  const known = Math.ceil((4 * open.length) / units) + 8;
  let always = 0;
  for (const [demand, value] of weight.entries()) {
    if (!(value > 0)) continue;
    const [order, far] = [ways.order[demand]!, ways.far[demand]!];
    const own: { far: number; sites: number[] }[] = [];
    for (let at = 0, nearer = 0, sure = false; at < order.length; at++) {
      const site = order[at]!;
      const last = own.at(-1);
      if (sure && far[at]! > last!.far) break;
      // What lies beyond counts as the next distance: never more than it is, so a bound stays one.
      if (nearer >= known) break;
      if (may[site] === 0) continue;
      if (last?.far === far[at]) last!.sites.push(site);
      else {
        nearer += last?.sites.length ?? 0;
        own.push({ far: far[at]!, sites: [site] });
      }
      sure ||= must[site] === 1;
    }
    always += value * own[0]!.far;
    let before = -1;
    for (let at = 0; at + 1 < own.length; at++) {
      const { sites, far: here } = own[at]!;
      const none = writer.variable({ cost: value * (own[at + 1]!.far - here), upper: 1 });
      const there = sites.map((site) => variable[site]!);
      const signs = [1, ...there.map(() => 1)];
      if (before < 0) writer.row({ lower: 1 }, [none, ...there], signs);
      else writer.row({ lower: 0 }, [none, ...there, before], [...signs, -1]);
      steps.push({ none, before, sites });
      before = none;
    }
    if (steps.length > mostSteps) return { choice: null, bound: -Infinity };
  }
  const program = writer.program("least", always);
  const values = new Float64Array(program.cost.length);
  for (const site of open) values[variable[site]!] = start.isOpen[site]!;
  for (const { none, before, sites } of steps) {
    let there = 0;
    for (const site of sites) there += start.isOpen[site]!;
    values[none] = Math.max(0, (before < 0 ? 1 : values[before]!) - there);
  }
  const isKept = [...start.isOpen.keys()].every(
    (site) => start.isOpen[site]! <= may[site]! && start.isOpen[site]! >= must[site]!,
  );
  const answer = await solve(program, { seconds, gap, start: isKept ? values : undefined });
  if (answer.status === "infeasible") return { choice: null, bound: Infinity };
  if (!("values" in answer)) return { choice: null, bound: -Infinity };
  const found = open.filter((site) => stands[site] === 0 && answer.values[variable[site]!]! > 0.5);
  return { choice: choiceOf(own, found), bound: answer.bound };
}
