import { MethodProblem } from "@/lib/methods/problem";
import { gridOverAreas, gridOverPoints, type PlaceGrid } from "@/lib/methods/places/place-grid";
import { projectPoints } from "@/lib/methods/spatial/project-points";
import { toMetres } from "@/lib/methods/spatial/projection";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";
import type { GroundInput } from "./read";
import { ringsOf } from "./rings";
import { texts } from "./texts";

/** A grid and the points it was laid for. */
export interface LaidGround {
  grid: PlaceGrid;
  /** Points in metres of the grid's zone, in the order given; NaN for those far from the rest. */
  x: Float64Array;
  y: Float64Array;
  /** Of the cell that each lies in: -1 for those outside. */
  cell: Int32Array;
  /** Name of the area that a cell's middle lies in; null where areas have none. */
  areaOf: (cell: number) => string | null;
  /** Of the boundary, to be drawn; none where the hull of the points takes its place. */
  borders: Float64Array[];
  /** Around all cells, degrees. */
  box: Box;
  areaKm2: number;
  /** For the provenance: the cells, and the points outside them. */
  words: string[];
}

/** Lays the cells over the boundary, or over the points (degrees) themselves. Throws MethodProblem. */
export function layGround(
  { shape, size, boundary }: GroundInput,
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
): LaidGround {
  const words: string[] = [];
  const laid = boundary
    ? overBoundary({ shape, size }, boundary, longitude, latitude, words)
    : overPoints({ shape, size }, longitude, latitude, words);
  const { grid, x, y } = laid;
  const { locate } = grid.ground;
  const cell = Int32Array.from(x, (east, i) => locate(east, y[i]!));
  const outside = cell.reduce((sum, at) => sum + (at < 0 ? 1 : 0), 0);
  const areaKm2 = (grid.id.length * grid.ground.cellArea) / 1e6;
  const names = boundary?.names ?? null;
  const half = size / 111_000;
  const middles = boxOf({ x: grid.longitude, y: grid.latitude })!;
  return {
    ...laid,
    cell,
    areaOf: (at) => (names && grid.area ? names[grid.area[at]!]! : null),
    box: {
      west: middles.west - half,
      south: middles.south - half,
      east: middles.east + half,
      north: middles.north + half,
    },
    areaKm2,
    words: [
      texts.cells(grid.id.length, shape, size, areaKm2, boundary?.table ?? null),
      ...words,
      texts.inCells(x.length - outside, outside),
    ],
  };
}

type Size = Pick<GroundInput, "shape" | "size">;
type Laid = Pick<LaidGround, "grid" | "x" | "y" | "borders">;

function overBoundary(
  size: Size,
  { table, outlines }: NonNullable<GroundInput["boundary"]>,
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
  words: string[],
): Laid {
  const { areas, problems } = readAreas(outlines);
  if (problems.length === outlines.length) throw new MethodProblem(texts.noOutlines(table));
  if (problems.length > 0) words.push(texts.unreadable(problems.length, outlines.length));
  const grid = gridOverAreas(areas, size);
  return { grid, ...toMetres(grid.zone, longitude, latitude), borders: ringsOf(areas) };
}

function overPoints(
  size: Size,
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
  words: string[],
): Laid {
  const projected = projectPoints(longitude, latitude);
  const grid = gridOverPoints(projected, size);
  const [x, y] = [new Float64Array(longitude.length), new Float64Array(longitude.length)];
  x.fill(NaN);
  y.fill(NaN);
  projected.kept.forEach((row, i) => {
    x[row] = projected.x[i]!;
    y[row] = projected.y[i]!;
  });
  if (projected.farOut > 0) words.push(texts.farOut(projected.farOut));
  return { grid, x, y, borders: [] };
}
