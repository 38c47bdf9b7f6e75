import { cellToLatLng } from "h3-js";
import { groundOf, type Ground, type GridCells } from "@/lib/methods/spatial/cells";
import { flatArea } from "@/lib/methods/spatial/clip";
import { hexagonKm2, hexagonsOf, hexGrid } from "@/lib/methods/spatial/hex-grid";
import { convexHull } from "@/lib/methods/spatial/hull";
import { boxOf, readAreas, toAreas, type Areas, type Box } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { toDegrees, toMetres } from "@/lib/methods/spatial/projection";
import { squaresOver } from "@/lib/methods/spatial/square-grid";
import type { Weights } from "@/lib/methods/spatial/weights";
import { distanceBand, kNearest } from "@/lib/methods/spatial/weights-distance";
import { hexagonWeights, latticeOf, latticeWeights } from "@/lib/methods/spatial/weights-grid";
import { decodeTable, type Table } from "@/lib/table/table";
import type { Lattice } from "./lattice";
import type { NeighbourParams } from "./params";
import { texts } from "./texts";

/** Places to be compared; all arrays have one entry a place. */
export interface Places {
  id: string[];
  outline: (string | null)[];
  areaKm2: Float64Array;
  /** Around all of them, degrees. */
  box: Box;
  neighboursBy(params: NeighbourParams): Weights;
}

/** Cells of a grid and the points in them. */
export interface CountedPlaces extends Places {
  /** Of place i in slice t at t * places + i; one slice when there are none. */
  counts: Float64Array;
  /** Points in a cell, and usable points in none. */
  counted: number;
  outside: number;
  /** Side of the squares in metres, or resolution of the hexagons. */
  size: number;
  /** No boundary was given. */
  isHull: boolean;
  unreadable: number;
}

/** More cells than this make a map that nobody reads: larger ones are taken unless told. */
const wanted = 12_000;

/** Share of the points that may lie outside the hull on each side: wrong coordinates lie far out. */
const tail = 0.0005;

/** Squares put together: 250 m, 500 m, 1 km … */
const factors = [1, 2, 4, 8, 20, 40, 100];

/** Cuts the ground into cells and gives each its points. `slices` counts the slices of time. */
export function placesOf(
  lattice: Lattice,
  slices: number,
  onProgress: (fraction: number | null, words: string) => void,
): CountedPlaces {
  const cells = readCells(decodeTable(lattice.counts));
  const read = lattice.outlines && readAreas(lattice.outlines);
  const ground = read ? groundOf(read.areas) : hullOf(lattice, cells);
  const tell = (fraction: number) => onProgress(fraction, texts.cutting);
  const made = lattice.hexagons
    ? hexagonPlaces(lattice.hexagons, ground, slices, tell)
    : squarePlaces(lattice, cells, ground, slices, tell);
  const counted = made.counts.reduce((sum, count) => sum + count, 0);
  return {
    ...made,
    box: boxOf(inDegrees(ground))!,
    counted,
    outside: cells.total - counted,
    isHull: read === null,
    unreadable: read?.problems.length ?? 0,
  };
}

interface Cells {
  column: ArrayLike<number>;
  row: ArrayLike<number>;
  count: ArrayLike<number>;
  slice: ArrayLike<number> | null;
  total: number;
}

function readCells(table: Table): Cells {
  const count = table.numbers("n");
  return {
    // NaN outside the box.
    column: table.numbers("c"),
    row: table.numbers("r"),
    count,
    slice: table.names.includes("s") ? table.numbers("s") : null,
    total: count.reduce((sum, each) => sum + each, 0),
  };
}

/** Around the squares that hold points, without the outermost. */
function hullOf({ zone, side }: Lattice, cells: Cells): Ground {
  const [left, right] = endsOf(cells.column, cells.count);
  const [low, high] = endsOf(cells.row, cells.count);
  const [x, y]: [number[], number[]] = [[], []];
  for (let i = 0; i < cells.column.length; i++) {
    const [column, row] = [cells.column[i]!, cells.row[i]!];
    if (!(column >= left && column <= right && row >= low && row <= high)) continue;
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const) {
      x.push((column + dx) * side);
      y.push((row + dy) * side);
    }
  }
  const hull = convexHull(x, y);
  if (hull.length < 3) throw new MethodProblem(texts.noGround, texts.noGroundHint);
  return { zone, rings: [hull.flat()] };
}

/** km², near enough to choose a size by. */
const extentOf = ({ rings }: Ground) => rings.reduce((sum, ring) => sum + flatArea(ring), 0) / 1e6;

function inDegrees({ zone, rings }: Ground): Areas {
  const shapes = rings.map((ring) => {
    const { x, y } = toDegrees(
      zone,
      ring.filter((_, i) => i % 2 === 0),
      ring.filter((_, i) => i % 2 === 1),
    );
    return Array.from(x, (longitude, i): [number, number] => [longitude, y[i]!]);
  });
  return toAreas([shapes]);
}

/** Between them lie all but the outermost points on each side. */
function endsOf(position: ArrayLike<number>, count: ArrayLike<number>): [number, number] {
  const sums = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < position.length; i++) {
    if (Number.isNaN(position[i]!)) continue;
    sums.set(position[i]!, (sums.get(position[i]!) ?? 0) + count[i]!);
    total += count[i]!;
  }
  const sorted = [...sums].sort(([a], [b]) => a - b);
  const first = (list: readonly [number, number][]) => {
    let sum = 0;
    return list.find(([, own]) => (sum += own) > tail * total)?.[0] ?? NaN;
  };
  return [first(sorted), first(sorted.toReversed())];
}

type Made = Omit<CountedPlaces, "box" | "counted" | "outside" | "isHull" | "unreadable">;

function squarePlaces(
  { side, isFree }: Lattice,
  cells: Cells,
  ground: Ground,
  slices: number,
  tell: (fraction: number) => void,
): Made {
  const km2 = extentOf(ground);
  const fits = (factor: number) => km2 / ((factor * side) / 1000) ** 2 <= wanted;
  const factor = isFree ? (factors.find(fits) ?? factors.at(-1)!) : 1;
  const size = factor * side;
  const grid = squaresOver(ground, size, tell);
  const { column, row } = latticeOf(grid.id);
  const number = new Map(grid.id.map((name, i) => [name, i]));
  const counts = new Float64Array(grid.id.length * slices);
  for (let i = 0; i < cells.column.length; i++) {
    const name = `${Math.floor(cells.column[i]! / factor)}-${Math.floor(cells.row[i]! / factor)}`;
    add(counts, number.get(name), cells.slice?.[i] ?? 0, slices, cells.count[i]!);
  }
  const middle = (at: Int32Array) => Float64Array.from(at, (index) => (index + 0.5) * size);
  return {
    ...cellsOf(grid),
    counts,
    size,
    neighboursBy: neighboursBy(
      (rule) => latticeWeights(column, row, rule),
      () => ({ x: middle(column), y: middle(row) }),
    ),
  };
}

function hexagonPlaces(
  hexagons: NonNullable<Lattice["hexagons"]>,
  ground: Ground,
  slices: number,
  tell: (fraction: number) => void,
): Made {
  const km2 = extentOf(ground);
  const fits = (resolution: number) => km2 / hexagonKm2(resolution) <= wanted;
  const resolution = hexagons.resolution ?? [9, 8, 7, 6, 5, 4].find(fits) ?? 3;
  const grid = hexGrid(inDegrees(ground), resolution, tell);
  const table = decodeTable(hexagons.places);
  const cells = hexagonsOf(grid, table.numbers("x"), table.numbers("y"));
  const [count, slice] = [
    table.numbers("n"),
    table.names.includes("s") ? table.numbers("s") : null,
  ];
  const counts = new Float64Array(grid.id.length * slices);
  cells.forEach((cell, i) => {
    add(counts, cell === -1 ? undefined : cell, slice?.[i] ?? 0, slices, count[i]!);
  });
  const centres = () => {
    const middles = grid.id.map((name) => cellToLatLng(name));
    return toMetres(
      ground.zone,
      middles.map(([, longitude]) => longitude),
      middles.map(([latitude]) => latitude),
    );
  };
  return {
    ...cellsOf(grid),
    counts,
    size: resolution,
    neighboursBy: neighboursBy(() => hexagonWeights(grid.id), centres),
  };
}

function add(
  counts: Float64Array,
  place: number | undefined,
  slice: number,
  slices: number,
  count: number,
): void {
  if (place === undefined || slice < 0 || slice >= slices) return;
  counts[slice * (counts.length / slices) + place]! += count;
}

const cellsOf = ({ id, outline, areaKm2 }: GridCells) => ({ id, outline, areaKm2 });

type Centres = { x: ArrayLike<number>; y: ArrayLike<number> };

/** Neighbours by border as the kind of place has them, by distance between middles for all. */
export const neighboursBy =
  (byBorder: (rule: "queen" | "rook") => Weights, centres: () => Centres) =>
  ({ neighbours, distance, nearest }: NeighbourParams): Weights => {
    if (neighbours === "queen" || neighbours === "rook") return byBorder(neighbours);
    const { x, y } = centres();
    return neighbours === "distance" ? distanceBand(x, y, distance) : kNearest(x, y, nearest);
  };
