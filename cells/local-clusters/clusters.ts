import {
  conditionalPermutation,
  refinePermutation,
  twoSidedPseudoP,
  type Refinement,
} from "@/lib/methods/spatial/clusters/conditional-permutation";
import { empiricalBayesRates } from "@/lib/methods/spatial/clusters/empirical-bayes";
import { geary } from "@/lib/methods/spatial/clusters/geary";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { localMoran } from "@/lib/methods/spatial/clusters/local-moran";
import { moran } from "@/lib/methods/spatial/clusters/moran";
import type { Box } from "@/lib/methods/spatial/polygons";
import { islandsOf, rowStandardised, type Weights } from "@/lib/methods/spatial/weights";
import type { WorkPort } from "@/lib/work/serve";
import { areaPlaces, type AreaPlaces, type AreaRows } from "./areas";
import { classifyGi, classifyMoran, giClasses, moranClasses } from "./classes";
import { focusOf, type Focus } from "./focus";
import type { Lattice } from "./lattice";
import type { ClustersParams } from "./params";
import { placesOf, type CountedPlaces } from "./places";
import { tableOf } from "./table";
import { texts } from "./texts";

export interface ClustersInput {
  /** Points over a grid, or areas. */
  lattice: Lattice | null;
  areas: AreaRows | null;
  params: ClustersParams;
  seed: number;
}

/** What was found; arrays have one entry a place. */
export interface Clusters {
  /** Arrow, as the cell leaves it; null in a first result. */
  table: Uint8Array | null;
  outlines: (string | null)[];
  names: string[];
  count: Float64Array;
  /** Counts of each place and its neighbours together: what its figures are about. */
  around: Float64Array;
  rate: Float64Array | null;
  z: Float64Array;
  pAdjusted: Float64Array;
  classes: Uint8Array;
  areaKm2: Float64Array;
  box: Box;
  /** Where the map opens, when cells of a grid over the hull of the points lie far off. */
  focus: Focus | null;
  permutations: Rounds | null;
  islands: number;
  /** Mean number of neighbours. */
  neighbours: number;
  moran: { i: number; expectation: number; z: number; p: number };
  geary: { c: number; p: number };
  grid: Pick<CountedPlaces, "counted" | "outside" | "size" | "isHull" | "unreadable"> | null;
  areas: Pick<AreaPlaces, "leftOut" | "points"> | null;
}

/** Permutations of the first result. */
const early = 99;

/** Permutations of places that few draws were as extreme as. */
export const refinement: Refinement = { below: 5, permutations: 99_999 };

/** The work of the worker: counts of places in, their classes out. */
export async function findClusters(
  { lattice, areas, params, seed }: ClustersInput,
  port: Pick<WorkPort<Clusters>, "progress" | "emit">,
): Promise<Clusters> {
  const places = lattice
    ? placesOf(lattice, 1, (fraction, words) => port.progress(fraction, words))
    : areaPlaces(areas!);
  port.progress(null, texts.comparing);
  const population = "population" in places ? places.population : null;
  const rate = population && places.counts.map((count, i) => (params.per * count) / population[i]!);
  const values =
    population && params.smooth ? empiricalBayesRates(places.counts, population) : rate;
  const plain = places.neighboursBy(params);
  const test = testOf(values ?? places.counts, plain);
  const base = {
    outlines: places.outline,
    names: places.id,
    count: places.counts,
    around: aroundOf(places.counts, plain),
    rate,
    areaKm2: places.areaKm2,
    box: places.box,
    focus: "isHull" in places && places.isHull ? focusOf(places.outline, places.counts) : null,
    islands: islandsOf(plain),
    neighbours: plain.neighbour.length / places.id.length,
    ...globalOf(values ?? places.counts, plain),
    grid: "isHull" in places ? factsOf(places) : null,
    areas: "leftOut" in places ? { leftOut: places.leftOut, points: places.points } : null,
  };
  const first = ({ classes, z, pAdjusted, permutations }: Tested): Clusters => {
    return { ...base, table: null, classes, z, pAdjusted, permutations };
  };
  const finish = (tested: Tested): Clusters => ({
    ...first(tested),
    table: tableOf(places, { population, rate }, tested, lattice !== null),
  });
  if (params.statistic !== "moran") return finish(test.gi(params.statistic));
  if (params.permutations > early) await port.emit(first(test.moran(early, seed)));
  return finish(test.moran(params.permutations, seed, port.progress, refinement));
}

/** Sums of the neighbours' counts and the place's own. */
const aroundOf = (counts: Float64Array, { start, neighbour }: Weights): Float64Array =>
  counts.map((own, i) => {
    let sum = own;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += counts[neighbour[k]!]!;
    return sum;
  });

const factsOf = ({ counted, outside, size, isHull, unreadable }: CountedPlaces) => ({
  counted,
  outside,
  size,
  isHull,
  unreadable,
});

/** The tested figures of each place. */
export interface Tested {
  z: Float64Array;
  p: Float64Array;
  pAdjusted: Float64Array;
  classes: Uint8Array;
  className: (place: number) => string;
  localMoran: Float64Array | null;
  permutations: Rounds | null;
}

/** Permutations so far: of every place, and of those that got more. */
interface Rounds {
  all: number;
  most: number;
}

function testOf(values: ArrayLike<number>, plain: Weights) {
  const weights = rowStandardised(plain);
  return {
    gi(statistic: "gi" | "gi-star"): Tested {
      const found = getisOrd(values, plain, { statistic: statistic === "gi" ? "Gi" : "GiStar" });
      const classes = classifyGi(found);
      const className = (i: number) => giClasses[classes[i]!]!.name;
      return { ...found, classes, className, localMoran: null, permutations: null };
    },
    moran(
      permutations: number,
      seed: number,
      progress?: WorkPort<never>["progress"],
      more?: Refinement,
    ): Tested {
      const { statistic, z, quadrant } = localMoran(values, weights);
      const context = progress ? { seed, progress } : { seed };
      const first = conditionalPermutation(values, weights, { permutations }, context);
      const permuted = more ? refinePermutation(values, weights, first, more, context) : first;
      const { p, pAdjusted } = twoSidedPseudoP(permuted);
      const classes = classifyMoran(quadrant, z, pAdjusted);
      const className = (i: number) => moranClasses[classes[i]!]!.name;
      const most = permuted.permutations.reduce((high, own) => Math.max(high, own), 0);
      const rounds = { all: permutations, most };
      return { z, p, pAdjusted, classes, className, localMoran: statistic, permutations: rounds };
    },
  };
}

function globalOf(values: ArrayLike<number>, plain: Weights): Pick<Clusters, "moran" | "geary"> {
  const weights = rowStandardised(plain);
  const { statistic, expectation, randomisation } = moran(values, weights);
  const c = geary(values, weights);
  return {
    moran: { i: statistic, expectation, z: randomisation.z, p: randomisation.pGreater },
    geary: { c: c.statistic, p: c.randomisation.pGreater },
  };
}
