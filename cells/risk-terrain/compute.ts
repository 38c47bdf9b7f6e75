import { layGround, type LaidGround } from "@/cells/ground/lay";
import { layLayers, type LaidLayers } from "@/cells/ground/lay-layers";
import { layerTexts } from "@/cells/ground/layer-texts";
import { placeIncidents } from "@/lib/methods/places/ground";
import { chooseTerrain, type Terrain, type TerrainFactor } from "@/lib/methods/places/terrain";
import { blocksOf, dealt } from "@/lib/methods/places/terrain-blocks";
import { factorsOnHalves } from "@/lib/methods/places/terrain-halves";
import { checkLater } from "@/lib/methods/places/terrain-later";
import { MethodProblem } from "@/lib/methods/problem";
import { decodeTable } from "@/lib/table/table";
import type { WorkPort } from "@/lib/work/serve";
import type { FoundFactor, TerrainFound, TerrainInput, TerrainOutput } from "./data";
import { tablesOf } from "./tables";
import { texts } from "./texts";

/** Parts of the ground that are left out in turn to choose the penalty. */
export const parts = 10;

/** The work of the worker: incidents and features in, the features that go with them out. */
export async function findTerrain(
  input: TerrainInput,
  { progress, emit }: Pick<WorkPort<TerrainFound>, "progress" | "emit">,
): Promise<TerrainOutput> {
  progress(null, texts.laying);
  const table = decodeTable(input.points);
  const laid = layGround(input.ground, table.numbers("x"), table.numbers("y"));
  const { grid } = laid;
  const cells = grid.id.length;
  const counts = countsOf(laid, cells);
  const features = layLayers(input.layers, grid, {
    as: input.params.as,
    distances: input.distances,
  });
  const blocks = blocksOf(grid.ground, features.longest);
  const family = input.params.family === "automatic" ? {} : { family: input.params.family };
  const choose = (own: Float64Array, from: number, to: number): Terrain => {
    const terrain = chooseTerrain(grid.ground, own, features.layers, {
      ...family,
      blocks: blocks.of,
      parts: dealt(blocks.count, parts, input.seed),
      progress: (fraction) => progress(from + fraction * (to - from), texts.choosing),
    });
    return { ...terrain, factors: terrain.factors.toSorted(strongerFirst) };
  };
  const terrain = choose(counts, 0, 0.3);
  const span = input.isDated ? spanOf(table.numbers("day"), laid.cell) : null;
  const early = foundOf(laid, features, terrain, counts, span);
  await emit(early);

  const held = factorsOnHalves(counts, features.layers, terrain, {
    blocks: blocks.of,
    seed: input.seed,
    progress: (fraction) => progress(0.3 + 0.4 * fraction, texts.halving),
  });
  const later =
    span &&
    checkLater(
      placeIncidents(grid.ground, laid.x, laid.y, table.numbers("day")),
      cells,
      span,
      chosenOf(cells, input.params.share),
      (own) => choose(own, 0.7, 1),
    );
  const factors = early.factors.map((factor, k) => ({ ...factor, held: held[k]! }));
  const found = { ...early, factors, later };
  progress(null, texts.writing);
  return { found, tables: tablesOf(found, laid, features, terrain, input) };
}

const strongerFirst = (a: TerrainFactor, b: TerrainFactor) =>
  Math.abs(b.coefficient) - Math.abs(a.coefficient);

const chosenOf = (cells: number, share: number) => Math.max(1, Math.round((cells * share) / 100));

function countsOf({ cell }: LaidGround, cells: number): Float64Array {
  const counts = new Float64Array(cells);
  for (const at of cell) if (at >= 0) counts[at]!++;
  if (counts.every((each) => each === 0)) {
    throw new MethodProblem(texts.noneInside, texts.noneInsideHint);
  }
  return counts;
}

/** Dates far from the others are wrong ones. */
const tail = 0.001;

/** Days from the first to the last of the incidents on the ground; null where they have none. */
function spanOf(day: Float64Array, cell: Int32Array): TerrainFound["span"] {
  const known = day.filter((each, i) => cell[i]! >= 0 && Number.isFinite(each)).sort();
  if (known.length === 0) return null;
  const at = (share: number) => known[Math.round(share * (known.length - 1))]!;
  return { first: Math.floor(at(tail)), end: Math.floor(at(1 - tail)) + 1 };
}

function foundOf(
  laid: LaidGround,
  { features, layers, words }: LaidLayers,
  terrain: Terrain,
  counts: Float64Array,
  span: TerrainFound["span"],
): TerrainFound {
  const { grid } = laid;
  const triedFeatures = new Set(terrain.tried.map((layer) => layers[layer]!.feature));
  const chosen = new Set(terrain.factors.map(({ layer }) => layers[layer]!.feature));
  const factors = terrain.factors.map((factor): FoundFactor => {
    const { name, kind, distance, values } = layers[factor.layer]!;
    let [own, incidents] = [0, 0];
    for (let i = 0; i < counts.length; i++) {
      own += values[i]!;
      incidents += values[i]! * counts[i]!;
    }
    const where = layerTexts.where(name, kind, distance);
    return { ...factor, feature: name, where, kind, distance, cells: own, incidents, held: null };
  });
  const { family, theta, intercept, bic, bicWithout, confidence, dispersion } = terrain;
  const { residuals, maxScore, tried, preselected } = terrain;
  return {
    factors,
    present: terrain.factors.map(({ layer }) => layers[layer]!.values),
    features: features.map((feature, i) => ({
      ...feature,
      isTried: triedFeatures.has(i),
      isChosen: chosen.has(i),
    })),
    model: {
      ...{ family, theta, intercept, bic, bicWithout, confidence, dispersion, residuals, maxScore },
      tried: tried.length,
      preselected: preselected.length,
    },
    score: terrain.score,
    expected: terrain.expected,
    counts,
    outlines: grid.id.map((_, cell) => grid.outline(cell)),
    ids: grid.id,
    cellKm2: grid.ground.cellArea / 1e6,
    areaKm2: laid.areaKm2,
    box: laid.box,
    borders: laid.borders,
    incidents: counts.reduce((sum, each) => sum + each, 0),
    span,
    blockSide: terrain.blockSide,
    later: null,
    words: [...laid.words, ...words],
  };
}
