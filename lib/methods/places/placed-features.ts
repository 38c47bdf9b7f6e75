import { boxOf, readAreas, type Areas, type Box } from "../spatial/polygons";
import { areasInMetres, toMetres } from "../spatial/projection";
import type { FeatureLine } from "./layers";
import type { PlaceGrid } from "./place-grid";

/** Rows of a table of features: what each is, and a point in degrees or a GeoJSON text. */
export interface FeatureRows {
  name: readonly (string | null)[];
  longitude: ArrayLike<number>;
  latitude: ArrayLike<number>;
  /** Comes before the point where it is given. */
  geometry: readonly (string | null)[];
}

/** Features of one name, in metres of the grid's zone. */
export interface PlacedFeatures {
  name: string;
  points: { x: Float64Array; y: Float64Array };
  lines: FeatureLine[];
  /** In degrees, as `locate` takes them, and their borders in metres. */
  areas: Areas;
  borders: FeatureLine[];
  /** Rows that are placed near the ground. */
  rows: number;
}

/** Rows that are not placed, and why. */
export interface Unplaced {
  /** No point and no outline; a point at 0, 0; latitude and longitude exchanged. */
  missing: number;
  zero: number;
  swapped: number;
  /** An outline that cannot be read. */
  unreadable: number;
  /** Farther than `reach` from every cell: they mark none. */
  outside: number;
  /** Without a name. */
  unnamed: number;
}

type Position = [longitude: number, latitude: number];

interface Shapes {
  points: Position[];
  lines: Position[][];
  areas: string[];
}

/** Degrees of a metre, with room for any latitude where people live. */
const degreesOf = (metres: number) => metres / 50_000;

/**
 * Sorts rows by name and shape and puts them on the grid's ground. Points that would lie near the ground with
 * latitude and longitude exchanged are told as swapped and not used: which of them are right nobody knows.
 */
export function placeFeatures(
  grid: PlaceGrid,
  { name, longitude, latitude, geometry }: FeatureRows,
  reach: number,
): { features: PlacedFeatures[]; unplaced: Unplaced } {
  const unplaced = { missing: 0, zero: 0, swapped: 0, unreadable: 0, outside: 0, unnamed: 0 };
  const isNear = nearBy(grid, reach);
  const found = new Map<string, Shapes & { rows: number }>();
  for (let row = 0; row < name.length; row++) {
    const own = name[row];
    if (own === null || own === undefined) {
      unplaced.unnamed++;
      continue;
    }
    const shapes = shapesOf(geometry[row] ?? null, longitude[row]!, latitude[row]!);
    if (typeof shapes === "string") {
      unplaced[shapes]++;
      continue;
    }
    const boxes = boxesOf(shapes);
    if (!boxes.some(isNear)) {
      unplaced[boxes.some((box) => isNear(exchanged(box))) ? "swapped" : "outside"]++;
      continue;
    }
    let all = found.get(own);
    if (!all) found.set(own, (all = { points: [], lines: [], areas: [], rows: 0 }));
    for (const point of shapes.points) all.points.push(point);
    for (const line of shapes.lines) all.lines.push(line);
    for (const area of shapes.areas) all.areas.push(area);
    all.rows++;
  }
  const features = [...found].map(([own, shapes]) => placed(grid, own, shapes));
  return { features: features.sort((a, b) => (a.name < b.name ? -1 : 1)), unplaced };
}

function placed(
  { zone }: PlaceGrid,
  name: string,
  { points, lines, areas: outlines, rows }: Shapes & { rows: number },
): PlacedFeatures {
  const inMetres = (positions: readonly Position[]) =>
    toMetres(
      zone,
      positions.map(([x]) => x),
      positions.map(([, y]) => y),
    );
  const lineOf = (positions: readonly Position[]): FeatureLine => {
    const { x, y } = inMetres(positions);
    return Float64Array.from({ length: 2 * x.length }, (_, i) => (i % 2 === 0 ? x : y)[i >> 1]!);
  };
  const { areas } = readAreas(outlines);
  const flat = areasInMetres(zone, areas);
  return {
    name,
    points: inMetres(points),
    lines: lines.map(lineOf),
    areas,
    borders: Array.from({ length: flat.ringStart.length - 1 }, (_, ring) => {
      const [from, to] = [flat.ringStart[ring]!, flat.ringStart[ring + 1]!];
      return Float64Array.from({ length: 2 * (to - from + 1) }, (_, i) => {
        const at = from + ((i >> 1) % (to - from));
        return (i % 2 === 0 ? flat.x : flat.y)[at]!;
      });
    }),
    rows,
  };
}

/** Whether a box overlaps the ground's, with a margin. */
function nearBy({ longitude, latitude, size }: PlaceGrid, reach: number) {
  const margin = degreesOf(reach + size);
  const ground = boxOf({ x: longitude, y: latitude });
  return ({ west, south, east, north }: Box) =>
    ground !== null &&
    east >= ground.west - margin &&
    west <= ground.east + margin &&
    north >= ground.south - margin &&
    south <= ground.north + margin;
}

function shapesOf(
  geometry: string | null,
  longitude: number,
  latitude: number,
): Shapes | "missing" | "zero" | "unreadable" {
  if (geometry !== null && geometry.trim() !== "") return readShapes(geometry) ?? "unreadable";
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return "missing";
  if (longitude === 0 && latitude === 0) return "zero";
  return { points: [[longitude, latitude]], lines: [], areas: [] };
}

/** GeoJSON of points, lines or areas, or a Feature of them; null for what cannot be read. */
function readShapes(text: string): Shapes | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const shape = isRecord(value) && value.type === "Feature" ? value.geometry : value;
  if (!isRecord(shape)) return null;
  const { type, coordinates } = shape;
  const none: Shapes = { points: [], lines: [], areas: [] };
  if (type === "Polygon" || type === "MultiPolygon") {
    return readAreas([text]).problems.length > 0 ? null : { ...none, areas: [text] };
  }
  if (type === "Point" || type === "MultiPoint") {
    const points = positionsOf(type === "Point" ? [coordinates] : coordinates);
    return points && { ...none, points };
  }
  if (type !== "LineString" && type !== "MultiLineString") return null;
  const given: unknown = type === "LineString" ? [coordinates] : coordinates;
  if (!Array.isArray(given)) return null;
  const lines = given.map(positionsOf);
  return lines.every((line) => line !== null && line.length > 1)
    ? { ...none, lines: lines as Position[][] }
    : null;
}

function positionsOf(given: unknown): Position[] | null {
  if (!Array.isArray(given) || given.length === 0) return null;
  const positions = given.map((position): Position | null => {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    return Number.isFinite(x) && Number.isFinite(y) ? [x as number, y as number] : null;
  });
  return positions.every((position) => position !== null) ? positions : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/**
 * What of the shapes is looked at to see whether they are near: the box of each point, each part of a line
 * and each ring. Corners are not enough: a long straight road crosses the ground, and an area surrounds it.
 */
function boxesOf({ points, lines, areas: outlines }: Shapes): Box[] {
  const { areas } = readAreas(outlines);
  const { ringStart } = areas;
  return [
    ...points.map((point) => around(point, point)),
    ...lines.flatMap((line) => line.slice(1).map((to, i) => around(line[i]!, to))),
    ...Array.from({ length: ringStart.length - 1 }, (_, ring) => {
      const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
      return boxOf({ x: areas.x.subarray(from, to), y: areas.y.subarray(from, to) });
    }).filter((box) => box !== null),
  ];
}

const around = ([ax, ay]: Position, [bx, by]: Position): Box => ({
  west: Math.min(ax, bx),
  south: Math.min(ay, by),
  east: Math.max(ax, bx),
  north: Math.max(ay, by),
});

const exchanged = ({ west, south, east, north }: Box): Box => ({
  west: south,
  south: west,
  east: north,
  north: east,
});
