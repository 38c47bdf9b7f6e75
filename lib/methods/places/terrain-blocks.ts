import { chance, shuffle } from "../chance";
import { cholesky, choleskySolve } from "../statistics/cholesky";
import { sideOf, type Ground } from "./ground";
import type { Layer, RiskTerrain } from "./rtm";

/** Squares of the ground that are taken together. */
export interface Blocks {
  /** Block of each cell. */
  of: Int32Array;
  count: number;
  /** Metres. */
  side: number;
}

/** Fewer blocks than this say nothing of how blocks scatter. */
export const leastBlocks = 20;

/**
 * Blocks of whole cells, four cells or `reach` wide where that is more, and smaller where the ground
 * would have fewer than `leastBlocks` of them.
 */
export function blocksOf(ground: Ground, reach = 0): Blocks {
  const cell = sideOf(ground);
  for (let cells = Math.max(4, Math.ceil(reach / cell)); ; cells--) {
    const blocks = squareBlocks(ground, cells * cell);
    if (blocks.count >= leastBlocks || cells === 1) return blocks;
  }
}

function squareBlocks(ground: Ground, side: number): Blocks {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(ground.x, (x, i) => {
    const key = `${Math.floor(x / side)} ${Math.floor(ground.y[i]! / side)}`;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });
  return { of, count: numbers.size, side };
}

/** Widths of blocks, in cells, of which each is tried: nobody knows how far counts go together. */
const widths = [4, 8, 16];

/**
 * The largest standard errors of the factors when counts of a block go up and down together, over blocks
 * of several widths, and the widest; null with too few blocks.
 */
export function widestErrors(
  ground: Ground,
  counts: ArrayLike<number>,
  layers: readonly Layer[],
  model: Pick<RiskTerrain, "expected" | "theta" | "factors">,
): { errors: Float64Array; side: number } | null {
  return widths.reduce<{ errors: Float64Array; side: number } | null>((widest, cells) => {
    const { of, side } = squareBlocks(ground, cells * sideOf(ground));
    const errors = blockErrors(counts, layers, model, of);
    if (!errors) return widest;
    return { errors: errors.map((each, k) => Math.max(each, widest?.errors[k] ?? 0)), side };
  }, null);
}

/** Blocks dealt out to parts of equal number, by chance. */
export function dealt(blocks: number, parts: number, seed: number): Int32Array {
  const order = shuffle(
    Int32Array.from({ length: blocks }, (_, block) => block),
    chance(seed),
  );
  const part = new Int32Array(blocks);
  order.forEach((block, i) => (part[block] = i % parts));
  return part;
}

/**
 * Standard errors of the factors when counts of a block go up and down together; null with too few
 * blocks.
 */
export function blockErrors(
  counts: ArrayLike<number>,
  layers: readonly Layer[],
  { expected, theta, factors }: Pick<RiskTerrain, "expected" | "theta" | "factors">,
  blocks: Int32Array,
): Float64Array | null {
  const count = blocks.reduce((most, block) => Math.max(most, block + 1), 0);
  const p = factors.length + 1;
  if (factors.length === 0 || count < Math.max(leastBlocks, 2 * p)) return null;
  const information = new Float64Array(p * p);
  const pulls = new Float64Array(count * p);
  const row = new Float64Array(p).fill(1);
  for (let i = 0; i < counts.length; i++) {
    const mean = expected[i]!;
    const scatter = 1 + (theta === null ? 0 : mean / theta);
    factors.forEach(({ layer }, k) => (row[k + 1] = layers[layer]![i]!));
    for (let a = 0; a < p; a++) {
      pulls[blocks[i]! * p + a]! += ((counts[i]! - mean) / scatter) * row[a]!;
      for (let b = 0; b < p; b++) information[a * p + b]! += (mean / scatter) * row[a]! * row[b]!;
    }
  }
  const lower = cholesky(information, p);
  if (!lower) return null;
  const variance = new Float64Array(p);
  for (let block = 0; block < count; block++) {
    const moved = choleskySolve(lower, pulls.slice(block * p, (block + 1) * p));
    for (let k = 0; k < p; k++) variance[k]! += moved[k]! ** 2;
  }
  return variance.subarray(1).map((each) => Math.sqrt((each * count) / (count - 1)));
}
