import type { Rectangle } from "@/lib/methods/spatial/density/window";
import type { OracleCase } from "../case";
import { numberOf, type Columns, type Files } from "../files";

export interface WeightedInput {
  x: Float64Array;
  y: Float64Array;
  weight: Float64Array | undefined;
  /** All columns, for what else a case asks of them. */
  columns: Columns;
}

/** Points of a case: columns of a file, columns inline, or pairs inline; weights in a column, a list or the reference's words. */
export function weightedInput({ input }: OracleCase, files: Files): WeightedInput {
  const columns = typeof input.file === "string" ? files.csv(input.file) : inline(input);
  const [x, y] = (input.columns as string[] | undefined) ?? ["x", "y"];
  const [allX, allY] = [columns[x!]!.map(numberOf), columns[y!]!.map(numberOf)];
  const known = [...allX.keys()].filter((i) => Number.isFinite(allX[i]! + allY[i]!));
  const pick = <T>(values: ArrayLike<T>) => known.map((i) => values[i]!);
  const weight = weightsOf(input.weights, columns, allX.length);
  return {
    x: Float64Array.from(pick(allX)),
    y: Float64Array.from(pick(allY)),
    weight: weight && Float64Array.from(pick(weight)),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        Array.isArray(values) && values.length === allX.length ? pick(values) : values,
      ]),
    ),
  };
}

function inline(input: Record<string, unknown>): Columns {
  if (!Array.isArray(input.points)) return input as Columns;
  const points = input.points as number[][];
  const names = (input.columns as string[] | undefined) ?? ["x", "y"];
  return Object.fromEntries(names.map((name, at) => [name, points.map((point) => point[at]!)]));
}

/** "all 1", "1 + (row index 0-based mod 3)", a column's name, or the weights themselves. */
function weightsOf(given: unknown, columns: Columns, count: number): Float64Array | undefined {
  if (given === undefined || given === null || given === "all 1") return undefined;
  if (Array.isArray(given)) return Float64Array.from(given as number[]);
  const words = String(given);
  if (columns[words]) return Float64Array.from(columns[words], Number);
  const [, base, modulus] = /^([\d.]+) \+ \(row index 0-based mod (\d+)\)$/.exec(words) ?? [];
  if (base === undefined) throw new Error(`Nobody knows the weights “${words}”.`);
  return Float64Array.from({ length: count }, (_, i) => Number(base) + (i % Number(modulus)));
}

/** Windows that the publisher of these patterns (R package spatstat.data) gives them; the files hold only points. */
const published: Record<string, Rectangle> = {
  "cells-spatstat.csv": { west: 0, east: 1, south: 0, north: 1 },
  "japanesepines-spatstat.csv": { west: 0, east: 1, south: 0, north: 1 },
  "redwood-spatstat.csv": { west: 0, east: 1, south: -1, north: 0 },
  "chicago-spatstat.csv": {
    west: 0.389352289884248,
    east: 1281.98625717162,
    south: 153.103496225466,
    north: 1276.56022345244,
  },
};

/** Where the points of a case were looked for: as the case says, else as their publisher does. */
export function windowOf({ input, parameters }: OracleCase): Rectangle | undefined {
  const window = (parameters.window ?? input.window) as Record<string, number> | undefined;
  if (window) {
    return {
      west: window.xmin!,
      east: window.xmax!,
      south: window.ymin!,
      north: window.ymax!,
    };
  }
  return published[
    String(input.file ?? "")
      .split("/")
      .at(-1)!
  ];
}
