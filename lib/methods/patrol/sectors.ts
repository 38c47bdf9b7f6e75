import { chance, type Chance } from "../chance";
import type { MethodContext } from "../method";
import { MethodProblem } from "../problem";
import { weightsOf, type Weights } from "../spatial/weights";
import { boundOf } from "./sectors-bound";
import { checkSectors } from "./sectors-check";
import { Division, isBetter, type DivisionProblem } from "./sectors-division";
import { growFromChance } from "./sectors-grow";
import { measureSectors, wayWeights } from "./sectors-measure";
import { inReadingOrder } from "./sectors-order";
import { partsOf, type Part } from "./sectors-parts";
import { improve, recut } from "./sectors-search";
import { mended, succession } from "./sectors-today";
import type { SectorOptions, SectorPlan, SectorProblem } from "./sectors-types";

/** More find little that is better, and take time in proportion. */
const usualCuts = 12;

/**
 * Parts beats into connected sectors with like loads and short ways: the largest load as small as it can be
 * found, loads up to `1 + tolerance` times the mean of their station counting alike, then the least way from
 * the seats of sectors, weighted by work. Sectors are grown from seeds drawn by chance; beats beside another
 * sector move and change places as long as that gains; then pairs of sectors are cut anew. The best of
 * several starts is kept. No proof that it is the best: `bound` says what no plan can do better than.
 *
 * Source: police districting as the parting of a graph, D'Amico, Wang, Batta and Rump, Computers & Operations
 * Research 29 (2002); local search from many starts, Liberatore and Camacho-Collados, Mathematical Problems
 * in Engineering (2016). A MethodProblem for unusable numbers, and where beats are cut off.
 */
export function planSectors(
  problem: SectorProblem,
  options: SectorOptions,
  { seed, progress }: MethodContext,
): SectorPlan {
  checkSectors(problem, options);
  const { work, x, y } = problem;
  const weight = wayWeights(work);
  const neighbours = insideStations(problem);
  const todays = problem.today ? Int32Array.from(problem.today) : null;
  const isLimited = options.changes !== undefined;
  const begun = todays && beginning(neighbours, todays, work, options);
  const parts = partsOf({ ...problem, neighbours }, weight, options.sectors);
  const own = begun && sectorsOfParts(parts, begun, options.sectors);
  if (isLimited && own) parts.forEach((part, i) => (part.sectors = own[i]!));
  const startsAsToday = own !== null && own.every((count, i) => count === parts[i]!.sectors);
  const firsts = firstSectors(parts);
  const base = {
    ...{ neighbours, sectors: options.sectors, work, weight, x, y },
    kept: isLimited ? todays : null,
    mostChanged: options.changes ?? Infinity,
  };
  const fromToday: DivisionProblem = { ...base, cap: caps(parts, work, options, begun) };
  const fromChance: DivisionProblem = { ...base, cap: caps(parts, work, options, null) };
  const until = performance.now() + 1_000 * (options.seconds ?? Infinity);
  const cuts = (options.cuts ?? usualCuts) * options.sectors;
  let best: Division | null = null;
  let starts = 0;
  for (; starts < options.starts; starts++) {
    if (best && performance.now() > until) break;
    const by = chance(seed + 7_919 * starts);
    const isToday = startsAsToday && (starts === 0 || isLimited);
    const given = isToday ? fromToday : fromChance;
    const sector = isToday ? begun! : grownParts(given, parts, firsts, by);
    const found = searched(new Division(given, sector), cuts, by, (share) => {
      progress?.((starts + share) / options.starts, `Plan ${starts + 1} of ${options.starts}`);
      return best !== null && performance.now() > until;
    });
    if (!best || isBetter(found.worth(), best.worth())) best = found;
  }
  return finish(problem, options, parts, best!, starts);
}

/** The part of each start that takes time; ends early when `tell` says so. */
function searched(
  first: Division,
  cuts: number,
  by: Chance,
  tell: (share: number) => boolean,
): Division {
  let division = first;
  improve(division, by);
  for (let cut = 0; cut < cuts; cut++) {
    if (cut % 16 === 0 && tell(cut / cuts)) break;
    division = recut(division, by, (sector) => new Division(first.problem, sector));
  }
  return division;
}

/** Neighbours of the same station alone. */
function insideStations({ neighbours, station }: SectorProblem): Weights {
  if (!station) return neighbours;
  const { start, neighbour } = neighbours;
  return weightsOf(
    Array.from({ length: start.length - 1 }, (_, beat) =>
      neighbour
        .subarray(start[beat], start[beat + 1])
        .filter((other) => station[other] === station[beat]),
    ),
  );
}

/** Today's sectors to begin with, connected; null where they are not as many as planned. */
function beginning(
  neighbours: Weights,
  today: Int32Array,
  work: Float64Array,
  { sectors, changes }: SectorOptions,
): Int32Array | null {
  const named = new Set(today.filter((own) => own >= 0));
  const isSame = named.size === sectors && Math.max(...named) < sectors;
  const begun = isSame ? mended(neighbours, today, work, sectors) : null;
  if (changes === undefined) return begun;
  const moved = begun?.reduce(
    (sum, own, beat) => sum + Number(today[beat]! >= 0 && own !== today[beat]),
    0,
  );
  if (moved === undefined || moved > changes) {
    throw new MethodProblem(
      moved === undefined
        ? "Some beats touch no sector of today that they could belong to."
        : `Today's sectors do not hang together: ${moved} beats have to change to mend that, more than the ${changes} that may.`,
      "Allow more changes, or leave out the limit.",
    );
  }
  return begun;
}

/** How many sectors of a division lie in each part; null where one has none. */
function sectorsOfParts(parts: readonly Part[], sector: Int32Array, sectors: number) {
  const counts = parts.map(({ beats }) => new Set(beats.map((beat) => sector[beat]!)).size);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all === sectors ? counts : null;
}

const firstSectors = (parts: readonly Part[]): number[] => {
  let next = 0;
  return parts.map(({ sectors }) => (next += sectors) - sectors);
};

/** Up to where loads count alike, by sector: those of a part, numbered as grown or as in a division. */
function caps(
  parts: readonly Part[],
  work: Float64Array,
  { sectors, tolerance }: SectorOptions,
  division: Int32Array | null,
): Float64Array {
  const cap = new Float64Array(sectors);
  const firsts = firstSectors(parts);
  parts.forEach(({ beats, sectors: own }, i) => {
    const mean = beats.reduce((sum, beat) => sum + work[beat]!, 0) / own;
    const value = (1 + tolerance) * mean;
    if (division) for (const beat of beats) cap[division[beat]!] = value;
    else cap.fill(value, firsts[i]!, firsts[i]! + own);
  });
  return cap;
}

function grownParts(
  problem: DivisionProblem,
  parts: readonly Part[],
  firsts: readonly number[],
  by: Chance,
): Int32Array {
  const sector = new Int32Array(problem.work.length).fill(-1);
  parts.forEach(({ beats, sectors }, i) =>
    growFromChance(problem, sector, { beats, sectors, first: firsts[i]! }, by),
  );
  return sector;
}

/** Sectors numbered, with what they are worth. */
function finish(
  problem: SectorProblem,
  options: SectorOptions,
  parts: readonly Part[],
  { sector, problem: { cap } }: Division,
  starts: number,
): SectorPlan {
  const { sectors } = options;
  const { seat } = measureSectors(problem, sector, sectors);
  const order = inReadingOrder(problem, seat);
  const number = new Int32Array(sectors);
  order.forEach((own, at) => (number[own] = at));
  const plan = measureSectors(
    problem,
    sector.map((own) => number[own]!),
    sectors,
  );
  const bound = boundOf(parts, problem.work, sectors);
  const largest = Math.max(...plan.load);
  const todays = problem.today;
  const succeeds =
    todays &&
    (options.changes === undefined
      ? succession(plan.sector, sectors, todays, 1 + Math.max(-1, ...Array.from(todays)))
      : Int32Array.from(order));
  return {
    ...plan,
    ...{ bound, starts },
    cap: Float64Array.from(order, (own) => cap[own]!),
    gap: bound > 0 ? Math.max(0, largest / bound - 1) : 0,
    succeeds: succeeds ?? null,
    changed: succeeds
      ? Uint8Array.from(plan.sector, (own, beat) =>
          Number(todays[beat]! >= 0 && succeeds[own] !== todays[beat]),
        )
      : null,
  };
}
