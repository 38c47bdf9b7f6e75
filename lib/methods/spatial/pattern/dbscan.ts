import type { MethodContext } from "../../method";
import { numbered, placesOf, type Clusters } from "./clusters";
import { indexPoints } from "../point-index";
import { MethodProblem } from "../../problem";

export interface DbscanOptions {
  /** Points at most this far apart are neighbours; unit of the points. */
  radius: number;
  /** A point with so many points within the radius, itself included, is the core of a cluster. */
  least: number;
}

export interface Dbscan extends Clusters {
  /** 1 for points that are the core of a cluster. */
  core: Uint8Array;
}

/**
 * Density-based clusters. `columns`: one array a coordinate (two on a map, more where wanted), all
 * in one unit. A border point within reach of two clusters goes to that with the earlier core.
 * Points with a coordinate that is not finite are in no cluster. Neighbours are found by an index
 * over the first two coordinates. Throws MethodProblem for a radius or a number that is not above 0.
 * Source: Ester, Kriegel, Sander and Xu, A density-based algorithm for discovering clusters, KDD 1996.
 */
export function dbscan(
  columns: readonly ArrayLike<number>[],
  { radius, least }: DbscanOptions,
  context?: Pick<MethodContext, "progress">,
): Dbscan {
  if (!(radius > 0)) throw new MethodProblem("The radius of a cluster must be above 0 m.");
  if (!(least >= 1)) throw new MethodProblem("A cluster must have at least one point.");
  const places = placesOf(columns);
  const neighbours = neighbourSearch(places.columns, radius);
  const count = places.weight.length;
  const isCore = new Uint8Array(count);
  for (let place = 0; place < count; place++) {
    if (place % 4096 === 0) context?.progress?.((0.5 * place) / count, "counting neighbours");
    let near = 0;
    neighbours(place, (other) => (near += places.weight[other]!) >= least);
    if (near >= least) isCore[place] = 1;
  }
  const cluster = new Int32Array(count).fill(-1);
  let [clusters, seen] = [0, 0];
  for (let first = 0; first < count; first++) {
    if (!isCore[first] || cluster[first] !== -1) continue;
    const own = clusters++;
    const open = [first];
    cluster[first] = own;
    while (open.length > 0) {
      const place = open.pop()!;
      if (seen++ % 4096 === 0) context?.progress?.(0.5 + (0.5 * seen) / count, "joining clusters");
      neighbours(place, (other) => {
        if (cluster[other] !== -1) return false;
        cluster[other] = own;
        if (isCore[other]) open.push(other);
        return false;
      });
    }
  }
  const raw = Int32Array.from(places.of, (place) => (place === -1 ? -1 : cluster[place]!));
  const core = Uint8Array.from(places.of, (place) => (place === -1 ? 0 : isCore[place]!));
  return { ...numbered(raw), core };
}

type Search = (place: number, visit: (other: number) => boolean) => void;

/** Visits the places within the radius, the place itself included, until a visit gives true. */
function neighbourSearch(columns: readonly Float64Array[], radius: number): Search {
  const x = columns[0] ?? new Float64Array();
  const y = columns[1] ?? new Float64Array(x.length);
  const index = indexPoints(x, y, radius);
  const rest = columns.slice(2);
  if (rest.length === 0) return (place, visit) => index.within(x[place]!, y[place]!, radius, visit);
  const limit = radius * radius;
  return (place, visit) =>
    index.within(x[place]!, y[place]!, radius, (other, squared) => {
      let sum = squared;
      for (const column of rest) sum += (column[place]! - column[other]!) ** 2;
      return sum <= limit && visit(other);
    });
}
