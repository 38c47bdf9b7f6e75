import { SpatialProblem } from "./problem";
import { weightsOf, type Weights } from "./weights";

/** Distances that differ from the radius by rounding alone are within it. */
const rounding = 1 + 1e-9;

/** More links than this fill the memory of a tab. */
const mostLinks = 60_000_000;

/**
 * All places farther than 0 and at most `radius` away (same units as x and y: metres). Places at one
 * and the same point are not neighbours. Throws SpatialProblem for coordinates that are not numbers.
 */
export function distanceBand(x: ArrayLike<number>, y: ArrayLike<number>, radius: number): Weights {
  if (!(radius > 0)) throw new SpatialProblem("The distance of neighbours must be above 0.");
  const buckets = bucketsOf(x, y, radius);
  const reach = (radius * rounding) ** 2;
  let links = 0;
  const lists = Array.from({ length: x.length }, (_, i) => {
    const list: number[] = [];
    buckets.around(i, 1, (j) => {
      const squared = (x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2;
      if (squared > 0 && squared <= reach) list.push(j);
    });
    if ((links += list.length) > mostLinks) {
      throw new SpatialProblem(
        "That distance makes more neighbours than can be kept.",
        "Choose a shorter distance.",
      );
    }
    return list.sort((a, b) => a - b);
  });
  return weightsOf(lists);
}

/**
 * The k places nearest to each, itself left out; of equally far ones those that come first. With k or
 * fewer places everybody is everybody's neighbour.
 */
export function kNearest(x: ArrayLike<number>, y: ArrayLike<number>, k: number): Weights {
  if (!Number.isInteger(k) || k < 1) {
    throw new SpatialProblem("The number of nearest neighbours must be 1 or more.");
  }
  const count = x.length;
  const wanted = Math.min(k, count - 1);
  const buckets = bucketsOf(x, y, sideFor(x, y, wanted));
  const lists = Array.from({ length: count }, (_, i) => {
    for (let reach = 1; ; reach *= 2) {
      const near: { j: number; squared: number }[] = [];
      buckets.around(i, reach, (j) => {
        if (j !== i) near.push({ j, squared: (x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2 });
      });
      near.sort((a, b) => a.squared - b.squared || a.j - b.j);
      const last = near[wanted - 1];
      // Everything nearer than `reach` buckets has been seen.
      const seen = (reach * buckets.side) ** 2;
      if (near.length === count - 1 || (last && last.squared < seen)) {
        return near.slice(0, wanted).map(({ j }) => j);
      }
    }
  });
  return weightsOf(lists);
}

function sideFor(x: ArrayLike<number>, y: ArrayLike<number>, wanted: number): number {
  const [west, east] = ends(x);
  const [south, north] = ends(y);
  const [wide, high] = [east - west, north - south];
  const side = Math.sqrt((wide * high * Math.max(1, wanted)) / Math.max(1, x.length));
  return side || Math.max(wide, high) / Math.max(1, x.length) || 1;
}

function ends(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return [low, high];
}

/** Squares of `side` with the places in them. */
function bucketsOf(x: ArrayLike<number>, y: ArrayLike<number>, side: number) {
  const all = new Map<string, number[]>();
  const at = (value: number) => Math.floor(value / side);
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) {
      throw new SpatialProblem(`Place ${(i + 1).toLocaleString("en")} has no coordinates.`);
    }
    const key = `${at(x[i]!)},${at(y[i]!)}`;
    const own = all.get(key);
    if (own) own.push(i);
    else all.set(key, [i]);
  }
  return {
    side,
    around(i: number, reach: number, visit: (j: number) => void) {
      const [column, row] = [at(x[i]!), at(y[i]!)];
      if ((2 * reach + 1) ** 2 > all.size) {
        for (const [, own] of all) own.forEach(visit);
        return;
      }
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          all.get(`${column + dx},${row + dy}`)?.forEach(visit);
        }
      }
    },
  };
}
