import { indexPoints } from "./point-index";
import { MethodProblem } from "../problem";
import { weightsOf, type Weights } from "./weights";

/** Distances that differ from the radius by rounding alone are within it. */
const rounding = 1 + 1e-9;

/** More links than this fill the memory of a tab. */
const mostLinks = 30_000_000;

/**
 * All places farther than 0 and at most `radius` away (same units as x and y: metres). Places at one
 * and the same point are not neighbours. Throws MethodProblem for coordinates that are not numbers.
 */
export function distanceBand(x: ArrayLike<number>, y: ArrayLike<number>, radius: number): Weights {
  if (!(radius > 0)) throw new MethodProblem("The distance of neighbours must be above 0.");
  checkCoordinates(x, y);
  const index = indexPoints(x, y, radius);
  let links = 0;
  const lists = Array.from({ length: x.length }, (_, i) => {
    const list: number[] = [];
    index.within(x[i]!, y[i]!, radius * rounding, (j, squared) => {
      if (squared > 0) list.push(j);
    });
    links += list.length;
    if (links > mostLinks) {
      throw new MethodProblem(
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
    throw new MethodProblem("The number of nearest neighbours must be 1 or more.");
  }
  checkCoordinates(x, y);
  const index = indexPoints(x, y);
  return weightsOf(
    Array.from({ length: x.length }, (_, i) => {
      const list: number[] = [];
      index.nearest(x[i]!, y[i]!, k, (j) => list.push(j), i);
      return list;
    }),
  );
}

function checkCoordinates(x: ArrayLike<number>, y: ArrayLike<number>): void {
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) {
      throw new MethodProblem(`Place ${(i + 1).toLocaleString("en")} has no coordinates.`);
    }
  }
}
