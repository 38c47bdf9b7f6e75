type Position = [number, number];

/**
 * Convex hull of points, counter-clockwise. NaN is passed over. Fewer than three corners when the
 * points lie in one line.
 * Source: Andrew's monotone chain, Information Processing Letters 9 (1979), after leaving out what
 * is inside the hull of the farthest points (Akl and Toussaint 1978).
 */
export function convexHull(x: ArrayLike<number>, y: ArrayLike<number>): Position[] {
  const far = chain(farthest(x, y));
  const outer: Position[] = [];
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i]!, y[i]!];
    if (Number.isFinite(px) && Number.isFinite(py) && !isWithin(far, px, py)) outer.push([px, py]);
  }
  return chain([...outer, ...far]);
}

/** Directions in which the farthest point is looked for. */
const directions = Array.from({ length: 32 }, (_, i): Position => {
  const angle = (2 * Math.PI * i) / 32;
  return [Math.cos(angle), Math.sin(angle)];
});

function farthest(x: ArrayLike<number>, y: ArrayLike<number>): Position[] {
  const reach = directions.map(() => -Infinity);
  const best = directions.map(() => -1);
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i]!, y[i]!];
    if (!Number.isFinite(px) || !Number.isFinite(py)) continue;
    for (let d = 0; d < directions.length; d++) {
      const here = px * directions[d]![0] + py * directions[d]![1];
      if (here > reach[d]!) [reach[d], best[d]] = [here, i];
    }
  }
  return [...new Set(best)].filter((i) => i !== -1).map((i) => [x[i]!, y[i]!]);
}

const cross = (a: Position, b: Position, px: number, py: number) =>
  (b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0]);

/** Strictly inside a convex ring. */
function isWithin(ring: readonly Position[], px: number, py: number): boolean {
  if (ring.length < 3) return false;
  for (let i = 0; i < ring.length; i++) {
    if (cross(ring[i]!, ring[(i + 1) % ring.length]!, px, py) <= 0) return false;
  }
  return true;
}

function chain(points: readonly Position[]): Position[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (run: readonly Position[]) => {
    const kept: Position[] = [];
    for (const point of run) {
      while (kept.length > 1 && cross(kept.at(-2)!, kept.at(-1)!, point[0], point[1]) <= 0) {
        kept.pop();
      }
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}
