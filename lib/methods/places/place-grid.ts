import { MethodProblem } from "../problem";
import { coreExtent, pointsIn } from "../spatial/density/extent";
import { roundUp, type Extent } from "../spatial/density/grid";
import { convexHull } from "../spatial/hull";
import { indexAreas, locate } from "../spatial/point-in-polygon";
import { areasInMetres, toDegrees, zoneOf, type Zone } from "../spatial/projection";
import { boxOf, toAreas, type Areas } from "../spatial/polygons";
import { groundOf, type Ground } from "./ground";
import { tilesOf, type TileShape } from "./tiles";

export interface TileSize {
  shape: TileShape;
  /** Side of a square, metres; hexagons are as large as that square. */
  size: number;
}

/** Equal cells over a city. Arrays have one entry a cell. */
export interface PlaceGrid extends TileSize {
  zone: Zone;
  /** Metres of the zone. */
  ground: Ground;
  /** Column and row of the cell: the same whatever the boundary, in the same zone. */
  id: string[];
  /** Middles, degrees. */
  longitude: Float64Array;
  latitude: Float64Array;
  /** Which of the areas holds the middle; null without areas. */
  area: Int32Array | null;
  /** GeoJSON text of a cell, degrees. */
  outline: (cell: number) => string;
}

/** More cells than this are refused: no map can show them and no patrol needs them. */
export const mostPlaces = 200_000;

/** Tiles of the box around the ground that are looked at to find those inside. */
const mostLooked = 4_000_000;

/**
 * Cells whose middle lies in one of the areas (degrees). They are whole ones: what is cut would have
 * less ground to be chosen for. Throws MethodProblem where there are none or too many.
 */
export function gridOverAreas(areas: Areas, size: TileSize): PlaceGrid {
  const box = boxOf(areas);
  if (!box) throw new MethodProblem("The boundary has no outline that can be read.");
  const zone = zoneOf(box);
  const extent = boxOf(areasInMetres(zone, areas))!;
  const index = indexAreas(areas);
  return gridOver(zone, extent, size, ({ x, y }) => locate(index, x, y).area);
}

/**
 * Cells over the hull of points in metres of a zone, those far from the rest left out: cells whose
 * middle lies in the hull and those with a point. Throws MethodProblem where there are too many.
 */
export function gridOverPoints(
  { zone, x, y }: { zone: Zone; x: ArrayLike<number>; y: ArrayLike<number> },
  size: TileSize,
): PlaceGrid {
  const extent = coreExtent({ x, y });
  const inside = pointsIn(extent, { x, y });
  const [ownX, ownY] = [x, y].map((all) => Float64Array.from(inside, (i) => all[i]!)) as [
    Float64Array,
    Float64Array,
  ];
  const tiles = tilesOf(size.shape, size.size);
  const keyOf = (atX: number, atY: number) => {
    const [column, row] = tiles.at(atX, atY);
    return column * 4_194_304 + row;
  };
  const filled = new Set<number>();
  for (let i = 0; i < ownX.length; i++) filled.add(keyOf(ownX[i]!, ownY[i]!));
  const hull = convexHull(ownX, ownY);
  const index = indexAreas(toAreas(hull.length > 2 ? [[hull]] : []));
  const grid = gridOver(zone, extent, size, (_, at) =>
    locate(index, at.x, at.y).area.map((which, i) =>
      which !== -1 || filled.has(keyOf(at.x[i]!, at.y[i]!)) ? 0 : -1,
    ),
  );
  return { ...grid, area: null };
}

interface Places {
  x: Float64Array;
  y: Float64Array;
}

/** Of places in degrees, and the same in metres, the area each is in; -1 leaves the cell out. */
type Inside = (degrees: Places, metres: Places) => Int32Array;

function gridOver(zone: Zone, extent: Extent, size: TileSize, inside: Inside): PlaceGrid {
  const tiles = tilesOf(size.shape, size.size);
  const { left, bottom, columns, rows } = latticeOver(extent, size);
  const looked = columns * rows;
  const [x, y] = [new Float64Array(looked), new Float64Array(looked)];
  for (let i = 0; i < looked; i++) {
    [x[i], y[i]] = tiles.middle(left + (i % columns), bottom + Math.floor(i / columns));
  }
  const degrees = toDegrees(zone, x, y);
  const area = inside(degrees, { x, y });
  const kept = Int32Array.from(area.keys()).filter((i) => area[i] !== -1);
  if (kept.length > mostPlaces) throw tooMany(kept.length, extent, size);
  const numbers = new Int32Array(looked).fill(-1);
  kept.forEach((i, cell) => (numbers[i] = cell));
  const pick = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!);
  const ground = groundOf(pick(x), pick(y), tiles.area, (atX, atY) => {
    const [column, row] = tiles.at(atX, atY);
    const isLooked =
      column >= left && row >= bottom && column < left + columns && row < bottom + rows;
    return isLooked ? numbers[(row - bottom) * columns + column - left]! : -1;
  });
  return {
    ...size,
    zone,
    ground,
    id: Array.from(kept, (i) => `${left + (i % columns)}-${bottom + Math.floor(i / columns)}`),
    longitude: pick(degrees.x),
    latitude: pick(degrees.y),
    area: Int32Array.from(kept, (i) => area[i]!),
    outline: (cell) => {
      const i = kept[cell]!;
      const ring = tiles.corners(left + (i % columns), bottom + Math.floor(i / columns));
      const at = toDegrees(
        zone,
        ring.map(([east]) => east),
        ring.map(([, north]) => north),
      );
      const loop = [...ring.keys(), 0].map((corner) => [
        rounded(at.x[corner]!),
        rounded(at.y[corner]!),
      ]);
      return JSON.stringify({ type: "Polygon", coordinates: [loop] });
    },
  };
}

/** Columns and rows around an extent, one to spare on each side. */
function latticeOver(extent: Extent, size: TileSize) {
  const { west, south, east, north } = extent;
  if (!(west <= east && south <= north && Number.isFinite(east - west + north - south))) {
    throw new MethodProblem("There is no ground to lay cells over.", "Check the rows above.");
  }
  const { across, up } = tilesOf(size.shape, size.size);
  const [left, bottom] = [Math.floor(west / across) - 1, Math.floor(south / up) - 1];
  const columns = Math.ceil(east / across) + 1 - left;
  const rows = Math.ceil(north / up) + 1 - bottom;
  if (columns * rows > mostLooked) throw tooMany(columns * rows, extent, size);
  return { left, bottom, columns, rows };
}

function tooMany(cells: number, { west, south, east, north }: Extent, { size }: TileSize) {
  const enough = roundUp(Math.sqrt(((east - west) * (north - south)) / mostPlaces));
  return new MethodProblem(
    `Cells of ${size.toLocaleString("en")} m would be about ${cells.toLocaleString("en")}; ${mostPlaces.toLocaleString("en")} is the most.`,
    `Take cells of ${Math.max(size + 1, enough).toLocaleString("en")} m, or a smaller boundary: one city at a time.`,
  );
}

/** Seven decimals of a degree: a centimetre. */
const rounded = (value: number) => Math.round(value * 1e7) / 1e7;
