import { chance } from "@/lib/methods/chance";
import { conditionalPermutation } from "@/lib/methods/spatial/clusters/conditional-permutation";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { knox } from "@/lib/methods/spatial/near-repeat/knox";
import { rowStandardised } from "@/lib/methods/spatial/weights";
import { latticeWeights } from "@/lib/methods/spatial/weights-grid";

const permutations = 999;

/** Half of the events anywhere in 20 km by 20 km, half around forty places; two years of days. */
function events(count: number) {
  const by = chance(count);
  const centres = Array.from({ length: 40 }, () => [by.next() * 20_000, by.next() * 20_000]);
  const [x, y, time] = [0, 1, 2].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < count; i++) {
    const [east, north] = centres[by.below(40)]!;
    const gathers = i % 2 === 0;
    x[i] = gathers ? east! + 300 * by.normal() : by.next() * 20_000;
    y[i] = gathers ? north! + 300 * by.normal() : by.next() * 20_000;
    time[i] = by.below(730);
  }
  return { x, y, time };
}

/** Counts on a square of cells, a few of them far above the rest. */
function lattice(cells: number) {
  const by = chance(cells);
  const side = Math.round(Math.sqrt(cells));
  const column = Int32Array.from({ length: side * side }, (_, i) => i % side);
  const row = Int32Array.from({ length: side * side }, (_, i) => Math.floor(i / side));
  const values = Float64Array.from(column, () => Math.floor(-8 * Math.log(1 - by.next())));
  return { values, weights: latticeWeights(column, row, "queen") };
}

const timed = (work: () => unknown): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

/** Milliseconds of a method for so many events or cells, its data made before. */
export const growthBench = {
  knox(count: number) {
    const points = events(count);
    const bands = { spaceBreaks: [0, 1, 200, 400, 600, 800, 1000], timeBreaks: [0, 7, 14, 21, 28] };
    return timed(() => {
      const test = knox(points, { ...bands, metric: "euclidean" }, 1);
      test.permute(permutations);
      return test.table();
    });
  },
  localMoran(count: number) {
    const { values, weights } = lattice(count);
    const standard = rowStandardised(weights);
    return timed(() => conditionalPermutation(values, standard, { permutations }, { seed: 1 }));
  },
  giStar(count: number) {
    const { values, weights } = lattice(count);
    return timed(() => getisOrd(values, weights, { statistic: "GiStar" }));
  },
};

Object.assign(globalThis, { bench: growthBench });
