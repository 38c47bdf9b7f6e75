import { columnOf, metresPerDegree, rowOf, type AreaIndex } from "./index-layout";

export { indexAreas } from "./area-index";
export type { AreaIndex } from "./index-layout";

/** For each point its area, and how it went. */
export interface Located {
  /** Number of the area, -1 where there is none. */
  area: Int32Array<ArrayBuffer>;
  /** Points of each area; a point in several is counted where it is put. */
  points: Uint32Array;
  counts: {
    /** Without two finite coordinates. */
    unusable: number;
    none: number;
    /** In areas that overlap. */
    several: number;
    /** So near a border that another area may as well have them. Always 0 without a strip. */
    border: number;
    /** Of these, put into the area that they name themselves instead. */
    settled: number;
  };
}

export interface LocateOptions {
  /** The area that each point names itself, -1 for none: it decides for points on a border. */
  recorded?: Int32Array;
  /** For each area the first of its name, where several areas share one; itself when absent. */
  firstOfName?: Int32Array;
  onProgress?: (fraction: number) => void;
}

/** Points between two reports of progress. */
const stretch = 131_072;

/**
 * Puts points into areas: about half a microsecond a point for the beats of a city.
 *
 * `x` and `y` are longitudes and latitudes in degrees, NaN where there is no point. The even-odd
 * rule decides, so holes and several parts are understood. A point exactly on a border belongs to
 * the area north or east of it: of two neighbours that share the border's vertices one has it,
 * never both or none. Where areas overlap the smallest has the point, the first of equal ones.
 * Published points lie in the middle of the street, and so do borders: with a strip (`indexAreas`)
 * such points are counted, and what they say of themselves can decide.
 * Source: Shimrat, Algorithm 112, CACM 5 (1962); half-open edges as in Haines, Graphics Gems IV.
 */
export function locate(
  index: AreaIndex,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { recorded, firstOfName, onProgress }: LocateOptions = {},
): Located {
  const { box, columns, cells, lists } = index;
  const area = new Int32Array(x.length).fill(-1);
  const points = new Uint32Array(index.count);
  const counts = { unusable: 0, none: 0, several: 0, border: 0, settled: 0 };
  const named = (candidate: number) => (firstOfName ? firstOfName[candidate]! : candidate);
  for (let i = 0; i < x.length; i++) {
    if (i % stretch === 0) onProgress?.(i / x.length);
    const px = x[i]!;
    const py = y[i]!;
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      counts.unusable++;
      continue;
    }
    let found = -1;
    if (box && px >= box.west && px <= box.east && py >= box.south && py <= box.north) {
      const row = rowOf(index, box, py);
      const cell = cells[row * columns + columnOf(index, box, px)]!;
      if (cell >= -1) found = cell;
      else {
        const wanted = recorded ? recorded[i]! : -1;
        const start = -2 - cell;
        const end = start + lists[start]!;
        let held = 0;
        let near = 0;
        let settled = -1;
        for (let at = start + 1; at <= end; at++) {
          const code = lists[at]!;
          const candidate = code >> 1;
          if (code % 2 === 1 || holds(index, candidate, row, px, py)) {
            if (held++ === 0) found = candidate;
          } else if (index.strip > 0 && isNear(index, candidate, row, px, py)) {
            near++;
            if (settled === -1 && named(candidate) === wanted) settled = candidate;
          }
        }
        if (held > 1) counts.several++;
        if (near > 0) counts.border++;
        if (settled !== -1 && (found === -1 || named(found) !== wanted)) {
          found = settled;
          counts.settled++;
        }
      }
    }
    area[i] = found;
    if (found === -1) counts.none++;
    else points[found]!++;
  }
  onProgress?.(1);
  return { area, points, counts };
}

/** Even-odd: edges east of the point are crossed, those that begin at its height count, those that end there do not. */
function holds(index: AreaIndex, area: number, row: number, px: number, py: number): boolean {
  const { edges, edgeStart } = index;
  const slot = index.rowBase[area]! + row - index.firstRow[area]!;
  const to = 4 * edgeStart[slot + 1]!;
  let inside = false;
  for (let e = 4 * edgeStart[slot]!; e < to; e += 4) {
    const y1 = edges[e + 1]!;
    const y2 = edges[e + 3]!;
    if (py < y1 || py >= y2) continue;
    const x1 = edges[e]!;
    if ((px - x1) * (y2 - y1) < (edges[e + 2]! - x1) * (py - y1)) inside = !inside;
  }
  return inside;
}

/** Is a border of the area within the strip? Distances on the plane that touches the globe at the point. */
function isNear(index: AreaIndex, area: number, row: number, px: number, py: number): boolean {
  const { edges, edgeStart, strip } = index;
  const slot = index.rowBase[area]! + row - index.firstRow[area]!;
  const to = 4 * edgeStart[slot + 1]!;
  const reach = strip / metresPerDegree;
  const narrowing = Math.cos((py * Math.PI) / 180);
  for (let e = 4 * edgeStart[slot]!; e < to; e += 4) {
    const y1 = edges[e + 1]! - py;
    const y2 = edges[e + 3]! - py;
    if (y1 > reach || y2 < -reach) continue;
    const x1 = (edges[e]! - px) * narrowing;
    const x2 = (edges[e + 2]! - px) * narrowing;
    if ((x1 > reach && x2 > reach) || (x1 < -reach && x2 < -reach)) continue;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = -(x1 * dx + y1 * dy) / (dx * dx + dy * dy || 1);
    const t = along < 0 ? 0 : along > 1 ? 1 : along;
    if ((x1 + t * dx) ** 2 + (y1 + t * dy) ** 2 <= reach * reach) return true;
  }
  return false;
}
