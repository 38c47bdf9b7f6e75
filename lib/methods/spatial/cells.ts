import { areasKm2 } from "./area";
import { clipToCells, flatArea, tidy, type Corners } from "./clip";
import { dissolve, type FlatRing } from "./dissolve";
import { boxOf, isInRing, toAreas, type Areas } from "./polygons";
import { MethodProblem } from "../problem";
import { areasInMetres, toDegrees, zoneOf, type Zone } from "./projection";

/** Cells of a grid, cut to a boundary. All arrays have one entry a cell. */
export interface GridCells {
  /** The same cell of the same kind and size has the same name in every grid. */
  id: string[];
  /** What of the cell is inside the boundary, GeoJSON text in degrees. */
  outline: string[];
  /** Area of that part on the ellipsoid, km². */
  areaKm2: Float64Array;
  /** Share of the cell's area inside the boundary, above 0 and at most 1. */
  inside: Float64Array;
}

/** More cells than this are refused: no map can show them and no table needs them. */
export const mostCells = 200_000;

/** Rings that remain where neighbours do not fit exactly, square metres. */
const sliver = 1;

/** Parts of a cell below this share are left out: rounding, not territory. */
const least = 1e-6;

export interface Ground {
  zone: Zone;
  /** The boundary's outline in metres of the zone, inner borders taken out. */
  rings: FlatRing[];
}

/** The ground that a boundary covers. Throws MethodProblem when there is none or it is too wide. */
export function groundOf(boundary: Areas): Ground {
  const box = boxOf(boundary);
  if (!box) throw new MethodProblem("The boundary has no outline that can be read.");
  const zone = zoneOf(box);
  const rings = dissolve(areasInMetres(zone, boundary));
  return { zone, rings: rings.filter((ring) => Math.abs(flatArea(ring)) > sliver) };
}

export function refuseTooMany(cells: number, larger: string): void {
  if (cells <= mostCells) return;
  throw new MethodProblem(
    `That would be about ${Math.round(cells).toLocaleString("en")} cells; ${mostCells.toLocaleString("en")} is the most.`,
    larger,
  );
}

/**
 * Cuts convex cells to the ground by Sutherland–Hodgman clipping, so shares and areas are exact and
 * not sampled. `corners` in metres of the ground's zone, counter-clockwise.
 */
export function cutCells(
  { zone, rings }: Ground,
  id: readonly string[],
  corners: readonly Corners[],
  onProgress?: (fraction: number) => void,
): GridCells {
  const found: { cell: number; share: number; rings: FlatRing[] }[] = [];
  let visited = 0;
  clipToCells(rings, corners, (cell, pieces) => {
    if (visited++ % 512 === 0) onProgress?.(Math.min(1, visited / corners.length));
    const own = corners[cell]!;
    const whole = flatArea(own);
    const share = Math.min(1, pieces.reduce((sum, piece) => sum + flatArea(piece), 0) / whole);
    if (share < least) return;
    if (share > 1 - 1e-9) found.push({ cell, share: 1, rings: [[...own]] });
    else found.push({ cell, share, rings: tidy(pieces, own) });
  });
  found.sort((a, b) => a.cell - b.cell);
  const shapes = found.map((each) => each.rings.map((ring) => inDegrees(zone, ring)));
  return {
    id: found.map(({ cell }) => id[cell]!),
    outline: shapes.map(toGeoJson),
    areaKm2: areasKm2(toAreas(shapes)),
    inside: Float64Array.from(found, ({ share }) => share),
  };
}

type Position = [number, number];
type Ring = Position[];

function inDegrees(zone: Zone, ring: FlatRing): Ring {
  const { x, y } = toDegrees(
    zone,
    ring.filter((_, i) => i % 2 === 0),
    ring.filter((_, i) => i % 2 === 1),
  );
  return Array.from(x, (longitude, i): [number, number] => [longitude, y[i]!]);
}

/** Outer rings run counter-clockwise; each hole goes to the part around it. Seven decimals: a centimetre. */
function toGeoJson(rings: readonly Ring[]): string {
  const outer = rings.filter((ring) => flatArea(ring.flat()) > 0);
  const polygons = outer.map((ring) => [ring]);
  for (const ring of rings) {
    if (flatArea(ring.flat()) > 0) continue;
    const around = outer.findIndex((part) => isInRing(part, ...middleOfSide(ring)));
    polygons[Math.max(0, around)]?.push(ring);
  }
  const coordinates = polygons.map((polygon) =>
    polygon.map((ring) => [...ring, ring[0]!].map(([x, y]) => [rounded(x), rounded(y)])),
  );
  return JSON.stringify(
    coordinates.length === 1
      ? { type: "Polygon", coordinates: coordinates[0] }
      : { type: "MultiPolygon", coordinates },
  );
}

const rounded = (value: number) => Math.round(value * 1e7) / 1e7;

const middleOfSide = (ring: Ring): Position => [
  (ring[0]![0] + ring[1]![0]) / 2,
  (ring[0]![1] + ring[1]![1]) / 2,
];
