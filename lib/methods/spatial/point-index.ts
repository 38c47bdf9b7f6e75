/** Finds the neighbours of a place among points, in the points' own unit. */
export interface PointIndex {
  /** Points indexed: those whose coordinates are both finite. */
  count: number;
  /**
   * Visits the points at most `radius` away (the radius itself included), in no order, until a
   * visit gives true.
   */
  within(x: number, y: number, radius: number, visit: Visit): void;
  /**
   * Visits the `count` nearest points, nearest first; of equally near ones that which was given
   * first. `except` leaves one out, most often the point that is asked for.
   */
  nearest(x: number, y: number, count: number, visit: Visit, except?: number): void;
}

/** A point by its place in the arrays that were indexed, and the square of its distance. */
export type Visit = (point: number, squared: number) => unknown;

/** Larger grids cost more to make than they save. */
const mostBuckets = 1 << 22;

/** Points a bucket that searches go through fastest. */
const wanted = 2;

/**
 * Sorts points into square buckets, once, so that neighbours are found without a look at all.
 * `cell` is the side of a bucket: about the radius that will be asked for; without it a bucket holds
 * two points on average. It is made larger where there would be too many buckets. Points with a
 * coordinate that is NaN or infinite are never found. Takes O(n) time and memory.
 */
export function indexPoints(x: ArrayLike<number>, y: ArrayLike<number>, cell?: number): PointIndex {
  const grid = gridOf(x, y, cell);
  const { west, south, side, columns, rows, start, id, px, py } = grid;
  const columnOf = (value: number) => clamp(Math.floor((value - west) / side), columns);
  const rowOf = (value: number) => clamp(Math.floor((value - south) / side), rows);

  const within = (atX: number, atY: number, radius: number, visit: Visit) => {
    const limit = radius * radius;
    if (!(limit >= 0) || id.length === 0) return;
    const [left, right] = [columnOf(atX - radius), columnOf(atX + radius)];
    const [low, high] = [rowOf(atY - radius), rowOf(atY + radius)];
    for (let row = low; row <= high; row++) {
      const end = start[row * columns + right + 1]!;
      for (let i = start[row * columns + left]!; i < end; i++) {
        const dx = px[i]! - atX;
        const dy = py[i]! - atY;
        const squared = dx * dx + dy * dy;
        if (squared <= limit && visit(id[i]!, squared) === true) return;
      }
    }
  };

  // Kept from call to call: a search makes nothing new.
  const best: number[] = [];
  const far: number[] = [];
  let held = 0;
  const offer = (from: number, to: number, atX: number, atY: number, most: number, not: number) => {
    for (let i = from; i < to; i++) {
      const dx = px[i]! - atX;
      const dy = py[i]! - atY;
      const squared = dx * dx + dy * dy;
      if (held === most && squared > far[held - 1]!) continue;
      const point = id[i]!;
      if (point === not) continue;
      let place = held;
      if (place === most) {
        if (squared === far[place - 1] && point > best[place - 1]!) continue;
        place--;
      } else held++;
      while (
        place > 0 &&
        (squared < far[place - 1]! || (squared === far[place - 1]! && point < best[place - 1]!))
      ) {
        best[place] = best[place - 1]!;
        far[place] = far[place - 1]!;
        place--;
      }
      best[place] = point;
      far[place] = squared;
    }
  };

  const nearest = (atX: number, atY: number, most: number, visit: Visit, except = -1) => {
    if (!(most > 0) || id.length === 0) return;
    held = 0;
    const column = columnOf(atX);
    const row = rowOf(atY);
    for (let ring = 0; ; ring++) {
      const left = Math.max(0, column - ring);
      const right = Math.min(columns - 1, column + ring);
      const low = row - ring;
      const high = row + ring;
      for (let at = Math.max(0, low); at <= Math.min(rows - 1, high); at++) {
        const line = at * columns;
        if (at === low || at === high) {
          offer(start[line + left]!, start[line + right + 1]!, atX, atY, most, except);
          continue;
        }
        if (column - ring >= 0) {
          offer(start[line + left]!, start[line + left + 1]!, atX, atY, most, except);
        }
        if (column + ring < columns) {
          offer(start[line + right]!, start[line + right + 1]!, atX, atY, most, except);
        }
      }
      // What is not looked at yet lies beyond a side of the square that has buckets behind it.
      const open = Math.min(
        column - ring > 0 ? atX - (west + (column - ring) * side) : Infinity,
        column + ring < columns - 1 ? west + (column + ring + 1) * side - atX : Infinity,
        low > 0 ? atY - (south + low * side) : Infinity,
        high < rows - 1 ? south + (high + 1) * side - atY : Infinity,
      );
      if (open === Infinity) break;
      // A hair's breadth less, because a bucket's side is itself rounded.
      if (held === most && far[most - 1]! < (open - side * 1e-9) ** 2 && open > 0) break;
    }
    for (let i = 0; i < held; i++) visit(best[i]!, far[i]!);
  };

  return { count: id.length, within, nearest };
}

const clamp = (value: number, count: number) =>
  value < 0 ? 0 : value >= count ? count - 1 : value;

interface Buckets {
  west: number;
  south: number;
  side: number;
  columns: number;
  rows: number;
  /** First point of each bucket, row by row from the south-west. */
  start: Uint32Array;
  /** Points in the order of their buckets. */
  id: Uint32Array;
  px: Float64Array;
  py: Float64Array;
}

function gridOf(x: ArrayLike<number>, y: ArrayLike<number>, cell: number | undefined): Buckets {
  let [west, south, east, north, count] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  const isFinite = (i: number) => Number.isFinite(x[i]!) && Number.isFinite(y[i]!);
  for (let i = 0; i < x.length; i++) {
    if (!isFinite(i)) continue;
    count++;
    west = Math.min(west, x[i]!);
    east = Math.max(east, x[i]!);
    south = Math.min(south, y[i]!);
    north = Math.max(north, y[i]!);
  }
  const [width, height] = count > 0 ? [east - west, north - south] : [0, 0];
  const side = sideOf(width, height, count, cell);
  const columns = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;

  const bucket = new Uint32Array(x.length);
  const start = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < x.length; i++) {
    if (!isFinite(i)) continue;
    const column = clamp(Math.floor((x[i]! - west) / side), columns);
    bucket[i] = clamp(Math.floor((y[i]! - south) / side), rows) * columns + column;
    start[bucket[i]! + 1]!++;
  }
  for (let i = 0; i < columns * rows; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const id = new Uint32Array(count);
  const [px, py] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < x.length; i++) {
    if (!isFinite(i)) continue;
    const at = next[bucket[i]!]!++;
    id[at] = i;
    px[at] = x[i]!;
    py[at] = y[i]!;
  }
  return { west, south, side, columns, rows, start, id, px, py };
}

function sideOf(width: number, height: number, count: number, cell: number | undefined): number {
  const long = Math.max(width, height);
  if (!(long > 0)) return 1;
  const even = Math.sqrt((width * height * wanted) / count);
  let side = cell !== undefined && cell > 0 ? cell : Math.max(even, (long * wanted) / count);
  while ((width / side + 1) * (height / side + 1) > mostBuckets) side *= 1.5;
  return side;
}
