import { pointTable, readOutlines, type PointTable } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import type { TableInfo } from "@/lib/engine/engine";
import { planeSeries } from "@/lib/methods/spatial/plane-series";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { zoneOf, type Zone } from "@/lib/methods/spatial/projection";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { latticeQuery, placesQuery, sampleQuery } from "./lattice-query";
import type { GroundParams } from "./params";
import { texts } from "./texts";

/** Points counted in the engine, and the ground that they are to be counted over. */
export interface Lattice {
  zone: Zone;
  /** Outlines of the boundary; null when the hull of the points takes its place. */
  outlines: (string | null)[] | null;
  /** Arrow: c, r (null outside the box), n, and s where slices were asked for. */
  counts: Uint8Array;
  /** Side of the squares counted in, metres. */
  side: number;
  /** Squares may be put together to larger ones. */
  isFree: boolean;
  /** Hexagons: Arrow with x, y, n and s, and their resolution unless free. */
  hexagons: { places: Uint8Array; resolution: number | null } | null;
}

export interface ReadLattice {
  lattice: Lattice;
  points: PointTable;
  /** SQL of the slice of time that a row is in, where slices were asked for. */
  slice: string | null;
  /** The table of the boundary, where there is one. */
  boundary: TableInfo | null;
}

interface Counting {
  /** The smallest squares that are laid over points unless told, metres. */
  finest?: number;
  /** SQL of the slice of time that a row is in; rows where it is null are left out. */
  slice?: string;
}

/** Reads where the points are, and counts them by squares: 2 million rows in about a second. */
export async function readLattice(
  context: RunContext,
  params: GroundParams,
  { finest = 250, slice: own }: Counting = {},
): Promise<ReadLattice> {
  const { engine, signal } = context;
  const points = await pointTable(context, params);
  const read = params.boundary ? await readOutlines(context, params.boundary) : null;
  const outlines = read && read.outlines;
  context.progress(null, texts.counting);
  const box = outlines
    ? boxOfOutlines(outlines, params.boundary!)
    : await boxOfPoints(context, points);
  const isSquare = params.shape === "square";
  const side = (isSquare ? params.size : undefined) ?? finest;
  try {
    const zone = zoneOf(box);
    const sql = latticeQuery(points, planeSeries(zone, box), side, own);
    const counts = await engine.query(sql, { signal });
    const hexagons = isSquare
      ? null
      : {
          places: await engine.query(placesQuery(points, own), { signal }),
          resolution: params.resolution ?? null,
        };
    const isFree = isSquare && params.size === undefined;
    return {
      lattice: { zone, outlines, counts, side, isFree, hexagons },
      points,
      slice: own ?? null,
      boundary: read && read.table,
    };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    const { message, hint } = error;
    throw new CellFailure(hint === undefined ? { message } : { message, hint });
  }
}

function boxOfOutlines(outlines: readonly (string | null)[], table: string): Box {
  const box = boxOf(readAreas(outlines).areas);
  if (!box) throw new CellFailure({ message: texts.noOutlines(table) });
  return box;
}

/** Degrees that a box reaches at least, and at most, to each side of the middle point. */
const [narrow, wide] = [0.05, 3];

/** Around all but the farthest points of a sample, and half as much again on each side. */
async function boxOfPoints(context: RunContext, points: PointTable): Promise<Box> {
  const { engine, signal } = context;
  const sample = decodeTable(await engine.query(sampleQuery(points), { signal }));
  if (sample.numRows === 0) {
    throw new CellFailure({
      message: spatialTexts.noUsable(points.table.name),
      hint: spatialTexts.noUsableHint,
    });
  }
  const ends = (axis: "x" | "y") => {
    const sorted = sample.numbers(axis).slice().sort();
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
    const middle = at(0.5);
    const [low, high] = [at(0.001), at(0.999)];
    const margin = Math.max(narrow, (high - low) / 2);
    return [Math.max(low - margin, middle - wide), Math.min(high + margin, middle + wide)] as const;
  };
  const [[west, east], [south, north]] = [ends("x"), ends("y")];
  return { west, east, south: Math.max(-90, south), north: Math.min(90, north) };
}
