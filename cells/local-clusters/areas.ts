import { areasKm2 } from "@/lib/methods/spatial/area";
import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { areasInMetres, zoneOf } from "@/lib/methods/spatial/projection";
import { contiguity } from "@/lib/methods/spatial/weights-contiguity";
import { decodeTable } from "@/lib/table/table";
import { neighboursBy, type Places } from "./places";
import { texts } from "./texts";

/** A table of areas as it was read; arrays have one entry a row. */
export interface AreaRows {
  outlines: (string | null)[];
  names: string[];
  /** Missing values are NaN. Null where points are counted. */
  counts: Float64Array | null;
  population: Float64Array | null;
  /** Arrow with x and y. */
  points: Uint8Array | null;
}

export interface AreaPlaces extends Places {
  counts: Float64Array;
  population: Float64Array | null;
  /** Rows that cannot be compared. */
  leftOut: { outline: number; count: number; population: number };
  /** Points in an area, and in none. */
  points: { counted: number; outside: number } | null;
}

/** Borders nearer than this are one, metres: published outlines do not fit to the centimetre. */
const tolerance = 1;

export function areaPlaces(rows: AreaRows): AreaPlaces {
  const whole = readAreas(rows.outlines);
  const unreadable = new Set(whole.problems.map(({ area }) => area));
  const located = rows.points && countIn(whole.areas, rows.points);
  const counts = located ? located.counts : rows.counts!;
  const leftOut = { outline: 0, count: 0, population: 0 };
  const kept = rows.names.flatMap((_, i) => {
    const missing = unreadable.has(i)
      ? "outline"
      : !Number.isFinite(counts[i]!)
        ? "count"
        : rows.population && !(rows.population[i]! > 0)
          ? "population"
          : null;
    if (missing) leftOut[missing]++;
    return missing ? [] : [i];
  });
  const outline = kept.map((i) => rows.outlines[i]!);
  const { areas } = readAreas(outline);
  const box = boxOf(areas);
  if (!box) throw new MethodProblem(texts.noArea, texts.noAreaHint);
  const metres = areasInMetres(zoneOf(box), areas);
  const pick = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!);
  return {
    id: kept.map((i) => rows.names[i]!),
    outline,
    areaKm2: areasKm2(areas),
    box,
    counts: pick(counts),
    population: rows.population && pick(rows.population),
    leftOut,
    points: located && { counted: located.counted, outside: located.outside },
    neighboursBy: neighboursBy(
      (rule) => contiguity(metres, rule, tolerance),
      () => areaCentres(metres),
    ),
  };
}

function countIn(areas: Parameters<typeof indexAreas>[0], points: Uint8Array) {
  const table = decodeTable(points);
  const { area } = locate(indexAreas(areas), table.numbers("x"), table.numbers("y"));
  const counts = new Float64Array(areas.count);
  let counted = 0;
  for (const own of area) {
    if (own === -1) continue;
    counts[own]!++;
    counted++;
  }
  return { counts, counted, outside: table.numRows - counted };
}
