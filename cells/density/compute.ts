import { contourLines, levelsHolding } from "@/lib/methods/spatial/density/contours";
import type { CellGrid } from "@/lib/methods/spatial/density/density";
import { dualDensity } from "@/lib/methods/spatial/density/dual";
import { grown } from "@/lib/methods/spatial/density/extent";
import { cellFor, countInCells, gridOver } from "@/lib/methods/spatial/density/grid";
import type { Kernel } from "@/lib/methods/spatial/density/kernel";
import { topPlaces } from "@/lib/methods/spatial/density/places";
import { toDegrees, type Zone } from "@/lib/methods/spatial/projection";
import { WorkFailure } from "@/lib/work/messages";
import { sumOf } from "@/lib/methods/statistics/sums";
import { readAgainst } from "./against";
import type { ContourLine, DensityFound, DensityInput, DensityTables, Dual, Place } from "./data";
import {
  areaOfCells,
  centresOf,
  cornersOf,
  readBoundary,
  sharesInside,
  type Boundary,
  type Located,
} from "./ground";
import { chooseBandwidth, gathered, readIncidents } from "./incidents";
import { surfaceOf } from "./surface";
import { cellsTable, contoursTable, placesTable, polygonText, type DualColumns } from "./tables";
import { texts } from "./texts";

type Progress = (fraction: number | null, words: string) => void;

/** Standard deviations that a map reaches beyond the outermost incidents, and the least density that is kept there. */
const gaussianMargin = 3;
const faint = 1e-4;

/** Shares of the incidents whose ground is measured whatever lines are drawn. */
const measured = [0.25, 0.5];

/** What can be drawn at once, and the tables, which take as long again. */
export interface Computed {
  found: DensityFound;
  tables(): DensityTables;
}

/** The work of the worker: places of incidents in, density, places and lines out. */
export function compute(input: DensityInput, progress: Progress): Computed {
  const { params, seed } = input;
  progress(null, texts.reading);
  const boundary = readBoundary(input.boundary);
  const incidents = readIncidents(input.places, boundary);
  const { zone, counted } = incidents;
  if (counted.x.length === 0) {
    throw new WorkFailure({
      message: texts.nothingInside(input.boundary?.table ?? ""),
      hint: texts.nothingInsideHint,
    });
  }
  const { bandwidth, sigma, atEnd } = chooseBandwidth(params, counted, seed, progress);
  const kernel: Kernel = { name: params.kernel, bandwidth };
  const margin = kernel.name === "quartic" ? bandwidth : gaussianMargin * bandwidth;
  const extent = boundary ? incidents.extent : grown(incidents.extent, margin);
  const grid = gridOver(extent, params.cell ?? cellFor(bandwidth, extent));

  progress(null, texts.spreading);
  const corners = cornersOf(zone, grid);
  const centres = centresOf(grid, corners);
  const area = boundary && areaOfCells(boundary, grid, centres, counted);
  const inside = area && Uint8Array.from(area, (which) => (which === -1 ? 0 : 1));
  const isOnlyInside = boundary !== null && (params.edge !== "none" || input.against !== null);
  const given = isOnlyInside ? counted : incidents.near;
  const sources = gathered(given, kernel, grid.cell);
  const isCorrected = boundary !== null && params.edge !== "none";
  const edge = {
    how: params.edge,
    inside: isCorrected ? sharesInside(boundary, grid, corners) : null,
  };
  const density = surfaceOf(sources, kernel, grid, edge, (fraction) =>
    progress(fraction, texts.spreading),
  );
  const most = density.reduce((high, value) => (value > high ? value : high), 0);
  const isKept = (i: number) =>
    inside ? inside[i] === 1 : density[i]! > (kernel.name === "quartic" ? 0 : faint * most);
  const kept = Uint32Array.from(density.keys()).filter(isKept);
  const shown = density.map((value, i) => (isKept(i) ? value : NaN));

  const compared = input.against
    ? compare(input, { zone, grid, kernel, boundary, edge, shown, kept, extent })
    : null;
  const figure = compared ? compared.columns[figureOf[params.measure]] : shown;
  const counts = countInCells(grid, counted);
  const all = sumOf(counted.count);
  const peaks = topPlaces(
    compared && params.measure === "log ratio" ? compared.columns.ratio : figure,
    grid,
    counted,
    { bandwidth, most: params.places },
  );
  const places = peaks.map(({ cell, points, share }, i): Place => {
    const which = area?.[cell] ?? -1;
    return {
      rank: i + 1,
      area: which === -1 ? null : (boundary?.names[which] ?? null),
      latitude: centres.latitude[cell]!,
      longitude: centres.longitude[cell]!,
      density: density[cell]!,
      figure: figure[cell]!,
      incidents: points,
      share,
    };
  });
  const levels = levelsHolding(shown, counts, all, measured);
  const drawn = levelsHolding(
    shown,
    counts,
    all,
    params.contours.map((percent) => percent / 100),
  );
  const traced = contourLines(
    shown,
    grid,
    drawn.map(({ level }) => level),
  ).map(({ polygons }, i) => ({ ...drawn[i]!, polygons }));
  const measure = input.against ? params.measure : null;
  const found: DensityFound = {
    zone,
    grid,
    box: boxOf(corners),
    values: Float32Array.from(figure),
    places,
    lines: traced.flatMap(({ share, polygons }) =>
      polygons.flat().map((ring): ContourLine => ({ share, path: inDegrees(zone, ring) })),
    ),
    borders: boundary?.rings() ?? [],
    levels,
    bandwidth,
    sigma,
    atEnd,
    counted: all,
    farOut: incidents.farOut,
    strays: incidents.strays,
    outside: incidents.outside,
    gathered: sources === given && !input.isGathered ? null : sources.x.length,
    keptCells: kept.length,
    mean: meanOf(shown, kept),
    km2: (kept.length * grid.cell ** 2) / 1e6,
    unreadable: boundary?.unreadable ?? 0,
    dual: compared?.dual ?? null,
  };
  const at = { corners, centres };
  const tables = (): DensityTables => ({
    cells: cellsTable(grid, kept, at, shown, counts, compared?.columns ?? null),
    places: placesTable(places, { zone, bandwidth, measure }),
    contours: contoursTable(
      traced.map((each) => ({ ...each, geometry: polygonText(zone, each.polygons) })),
      grid.cell,
    ),
  });
  return { found, tables };
}

const figureOf = { ratio: "ratio", "log ratio": "logRatio", difference: "difference" } as const;

interface Here {
  zone: Zone;
  grid: CellGrid;
  kernel: Kernel;
  boundary: Boundary | null;
  edge: Parameters<typeof surfaceOf>[3];
  shown: Float64Array;
  kept: Uint32Array;
  extent: Parameters<typeof readAgainst>[2];
}

/** Below this share of the other density's mean, or this many of its rows within a bandwidth, no ratio is shown unless told. */
const leastOfMean = 0.1;
const leastRows = 10;

function compare(
  { against, params }: DensityInput,
  here: Here,
): { columns: DualColumns; dual: Dual } {
  const { zone, grid, kernel, boundary, edge, shown, kept, extent } = here;
  const other = readAgainst(against!, zone, extent, kernel.bandwidth, boundary);
  const places = gathered(
    { ...other, count: new Float64Array(other.x.length).fill(1) },
    kernel,
    grid.cell,
  );
  const density = surfaceOf(places, kernel, grid, edge);
  const circle = (Math.PI * kernel.bandwidth ** 2) / 1e6;
  const rows = against!.what === "points" && !params.against_weight ? leastRows / circle : 0;
  const least = params.least ?? Math.max(leastOfMean * meanOf(density, kept), rows);
  const columns = dualDensity(shown, density, least);
  const isBlank = (i: number) => Number.isNaN(columns.ratio[i]!);
  const km2 = grid.cell ** 2 / 1e6;
  return {
    columns: {
      ...columns,
      ratio: columns.ratio.map((value) => value * params.per),
      against: density,
    },
    dual: {
      total: meanOf(density, kept) * kept.length * km2,
      least,
      masked: kept.reduce((sum, i) => sum + (isBlank(i) ? 1 : 0), 0),
      overall: (params.per * meanOf(shown, kept)) / meanOf(density, kept),
    },
  };
}

function meanOf(values: Float64Array, at: Uint32Array): number {
  let [sum, count] = [0, 0];
  for (const i of at) {
    if (Number.isNaN(values[i]!)) continue;
    sum += values[i]!;
    count++;
  }
  return count > 0 ? sum / count : 0;
}

function boxOf({ longitude, latitude }: Located) {
  const [west, east] = ends(longitude);
  const [south, north] = ends(latitude);
  return { west, south, east, north };
}

function ends(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function inDegrees(zone: Zone, ring: readonly (readonly [number, number])[]): Float64Array {
  const { x, y } = toDegrees(
    zone,
    ring.map(([east]) => east),
    ring.map(([, north]) => north),
  );
  const path = new Float64Array(2 * x.length);
  for (let i = 0; i < x.length; i++) [path[2 * i], path[2 * i + 1]] = [x[i]!, y[i]!];
  return path;
}
