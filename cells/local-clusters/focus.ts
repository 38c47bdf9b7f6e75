import { farTimes, leastFar } from "@/datasets/quality/checks/far-points";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";

/** Where a map opens: points that cannot be where the crime was stretch a grid to many times its size. */
export interface Focus {
  box: Box;
  /** Incidents in cells that lie far off, by the rule of the quality report. */
  far: number;
  /** Kilometres from the middle of the incidents within which none is far. */
  reach: number;
}

const kmPerDegree = 111.2;

/** Around the cells with incidents, but for those that lie far from all others. Null where none is far. */
export function focusOf(
  outlines: readonly (string | null)[],
  counts: ArrayLike<number>,
): Focus | null {
  const filled = outlines.flatMap((outline, i) => {
    const box = outline && counts[i]! > 0 ? boxOf(readAreas([outline]).areas) : null;
    return box ? [{ box, count: counts[i]!, ...middleOf(box) }] : [];
  });
  if (filled.length === 0) return null;
  const at = (share: number, value: (cell: (typeof filled)[number]) => number) =>
    weighted(
      filled.map((cell) => [value(cell), cell.count]),
      share,
    );
  const [x, y] = [at(0.5, (cell) => cell.x), at(0.5, (cell) => cell.y)];
  const perDegree = kmPerDegree * Math.cos((y * Math.PI) / 180);
  const distance = (cell: { x: number; y: number }) =>
    Math.hypot((cell.x - x) * perDegree, (cell.y - y) * kmPerDegree);
  const reach = Math.max(leastFar, farTimes * at(0.75, distance));
  const far = filled.filter((cell) => distance(cell) > reach);
  if (far.length === 0) return null;
  const near = filled.filter((cell) => distance(cell) <= reach).map(({ box }) => box);
  return {
    box: {
      west: Math.min(...near.map(({ west }) => west)),
      east: Math.max(...near.map(({ east }) => east)),
      south: Math.min(...near.map(({ south }) => south)),
      north: Math.max(...near.map(({ north }) => north)),
    },
    far: far.reduce((sum, { count }) => sum + count, 0),
    reach,
  };
}

const middleOf = ({ west, east, south, north }: Box) => ({
  x: (west + east) / 2,
  y: (south + north) / 2,
});

/** The value that this share of the weights does not exceed. */
function weighted(values: readonly (readonly [number, number])[], share: number): number {
  const sorted = values.toSorted(([a], [b]) => a - b);
  const until = share * sorted.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  return sorted.find(([, weight]) => (sum += weight) >= until)![0];
}
