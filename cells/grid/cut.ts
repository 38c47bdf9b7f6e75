import { columnFromArray, float64, int32, utf8 } from "@uwdata/flechette";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { GridCells } from "@/lib/methods/spatial/cells";
import { hexagonsOf, hexGrid } from "@/lib/methods/spatial/hex-grid";
import { convexHull } from "@/lib/methods/spatial/hull";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas, toAreas, type Areas } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { squareGrid, squaresOf } from "@/lib/methods/spatial/square-grid";
import { decodeTable } from "@/lib/table/table";
import { WorkFailure } from "@/lib/work/messages";
import type { GridParams } from "./params";
import { texts } from "./texts";

export interface CutInput {
  /** Outlines of the boundary; null when the hull of the points takes its place. */
  outlines: (string | null)[] | null;
  /** Arrow with columns x, y (null where unusable) and core, which the hull is made of; null for no count. */
  points: Uint8Array | null;
  shape: GridParams["shape"];
  size: number;
  resolution: number;
  /** Names of both tables, for words. */
  names: { boundary: string; data: string };
}

export interface Cut {
  /** Arrow: cell, count where there are points, area_km2, inside, geometry. */
  table: Uint8Array;
  cells: number;
  /** Cells wholly inside. */
  whole: number;
  km2: number;
  unreadable: number;
  zone: { zone: number; south: boolean } | null;
  /** Points with usable coordinates, those in a cell, those left out of the hull. */
  points: { usable: number; counted: number; outer: number } | null;
  /** Fewest cells that hold half of the points, and cells with any. */
  half: number;
  filled: number;
}

type Progress = (fraction: number | null, words: string) => void;

/** The work of the worker: outlines and points in, a table of cells out. */
export function cut(input: CutInput, progress: Progress): Cut {
  try {
    return cutBoundary(input, progress);
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    const { message, hint } = error;
    throw new WorkFailure(hint === undefined ? { message } : { message, hint });
  }
}

interface Points {
  x: Float64Array;
  y: Float64Array;
  core: ArrayLike<unknown>;
}

function cutBoundary(input: CutInput, progress: Progress): Cut {
  progress(null, texts.reading);
  const table = input.points && decodeTable(input.points);
  const points = table && {
    x: table.numbers("x"),
    y: table.numbers("y"),
    core: table.column("core") as ArrayLike<unknown>,
  };
  const { boundary, unreadable, outer } = boundaryOf(input, points);
  const tell = (fraction: number) => progress(fraction, texts.cutting);
  const grid =
    input.shape === "square"
      ? squareGrid(boundary, input.size, tell)
      : hexGrid(boundary, input.resolution, tell);
  let counts: Int32Array | null = null;
  if (points) {
    progress(null, texts.counting);
    const { x, y } = points;
    const cells = "zone" in grid ? squaresOf(grid, x, y) : hexagonsOf(grid, x, y);
    counts = countIn(grid, cells, input.outlines ? locate(indexAreas(boundary), x, y).area : null);
  }
  const counted = counts ? counts.reduce((sum, count) => sum + count, 0) : 0;
  return {
    table: toArrow(grid, counts),
    cells: grid.id.length,
    whole: grid.inside.filter((share) => share === 1).length,
    km2: grid.areaKm2.reduce((sum, area) => sum + area, 0),
    unreadable,
    zone: "zone" in grid ? grid.zone : null,
    points: points && { usable: usableOf(points), counted, outer },
    ...spread(counts, counted),
  };
}

const usableOf = ({ x }: Points) =>
  x.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);

function boundaryOf({ outlines, names }: CutInput, points: Points | null) {
  if (outlines) {
    const { areas, problems } = readAreas(outlines);
    if (problems.length === outlines.length) {
      throw new WorkFailure({ message: texts.noOutlines(names.boundary) });
    }
    return { boundary: areas, unreadable: problems.length, outer: 0 };
  }
  if (!points) throw new WorkFailure({ message: texts.choose, hint: texts.chooseHint });
  const { x, y, core } = points;
  const isCore = (i: number) => Boolean(core[i]);
  const hull = convexHull(
    x.map((value, i) => (isCore(i) ? value : NaN)),
    y,
  );
  if (hull.length < 3) {
    throw new WorkFailure({ message: texts.noHull(names.data), hint: texts.noHullHint });
  }
  const boundary: Areas = toAreas([[hull]]);
  const outer = x.reduce((sum, value, i) => sum + (Number.isNaN(value) || isCore(i) ? 0 : 1), 0);
  return { boundary, unreadable: 0, outer };
}

/** Points of each cell; where there is a boundary only those inside it, so that counts go with areas. */
function countIn(grid: GridCells, cells: Int32Array, inside: Int32Array | null): Int32Array {
  const counts = new Int32Array(grid.id.length);
  cells.forEach((cell, i) => {
    if (cell !== -1 && (!inside || inside[i] !== -1)) counts[cell]!++;
  });
  return counts;
}

function spread(counts: Int32Array | null, counted: number): { half: number; filled: number } {
  if (!counts) return { half: 0, filled: 0 };
  const sorted = counts.toSorted((a, b) => b - a);
  let [half, sum] = [0, 0];
  while (2 * sum < counted) sum += sorted[half++]!;
  return { half, filled: counts.filter((count) => count > 0).length };
}

function toArrow(grid: GridCells, counts: Int32Array | null): Uint8Array {
  const count: NamedColumn[] = counts ? [["count", columnFromArray(counts, int32())]] : [];
  const columns: NamedColumn[] = [
    ["cell", columnFromArray(grid.id, utf8())],
    ...count,
    ["area_km2", columnFromArray(grid.areaKm2, float64())],
    ["inside", columnFromArray(grid.inside, float64())],
    ["geometry", columnFromArray(grid.outline, utf8())],
  ];
  return toStream(columns);
}
