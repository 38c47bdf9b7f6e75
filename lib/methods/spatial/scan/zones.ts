import { indexPoints } from "../point-index";

/** Circles that grow around each location, one location at a time. */
export interface Zones {
  /** The zones of centre i are the beginnings of `site[start[i]]` to `site[start[i + 1] − 1]`. */
  start: Uint32Array;
  site: Uint32Array;
}

export interface ZoneLimits {
  /** Largest share of the weight that a zone may hold, 0 to 1. */
  maxShare: number;
  /** Largest distance from the centre to a location, metres. */
  maxRadius?: number;
}

/**
 * For each location the locations in order of their distance from it (itself first, of equally far
 * ones that which was given first), as far as both limits allow. Metres.
 */
export function growingZones(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weight: ArrayLike<number>,
  { maxShare, maxRadius = Infinity }: ZoneLimits,
): Zones {
  const n = x.length;
  let total = 0;
  for (let i = 0; i < n; i++) total += weight[i]!;
  // A hair more, for shares that are exact but sums that are rounded.
  const most = maxShare * total * (1 + 1e-12);
  const index = Number.isFinite(maxRadius) ? indexPoints(x, y, maxRadius) : null;
  const everything = Array.from({ length: n }, (_, i) => i);
  const squared = new Float64Array(n);
  const start = new Uint32Array(n + 1);
  const lists: Uint32Array[] = [];
  for (let centre = 0; centre < n; centre++) {
    let near = everything;
    if (index) {
      near = [];
      index.within(x[centre]!, y[centre]!, maxRadius, (site) => near.push(site));
    }
    for (const site of near) {
      squared[site] = (x[site]! - x[centre]!) ** 2 + (y[site]! - y[centre]!) ** 2;
    }
    const sorted = Uint32Array.from(near).sort((a, b) => squared[a]! - squared[b]! || a - b);
    let [size, sum] = [0, 0];
    while (size < sorted.length && (sum += weight[sorted[size]!]!) <= most) size++;
    lists.push(sorted.slice(0, size));
    start[centre + 1] = start[centre]! + size;
  }
  const site = new Uint32Array(start[n]!);
  lists.forEach((list, centre) => site.set(list, start[centre]));
  return { start, site };
}
