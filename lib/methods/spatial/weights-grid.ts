import { gridDisk } from "h3-js";
import { MethodProblem } from "../problem";
import { weightsOf, type Weights } from "./weights";
import type { Contiguity } from "./weights-contiguity";

const straight = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
const slanted = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/** Columns of one row; more than any grid has. */
const stride = 2 ** 26;

/** Neighbours of the squares of a grid by their columns and rows: 4 of a rook, 8 of a queen. */
export function latticeWeights(
  column: ArrayLike<number>,
  row: ArrayLike<number>,
  rule: Contiguity,
): Weights {
  const keyOf = (x: number, y: number) => y * stride + x;
  const number = new Map<number, number>();
  for (let i = 0; i < column.length; i++) number.set(keyOf(column[i]!, row[i]!), i);
  const steps = rule === "rook" ? straight : [...straight, ...slanted];
  return weightsOf(
    Array.from({ length: column.length }, (_, i) =>
      steps
        .map(([dx, dy]) => number.get(keyOf(column[i]! + dx, row[i]! + dy)))
        .filter((other) => other !== undefined)
        .sort((a, b) => a - b),
    ),
  );
}

/** Columns and rows of squares from their names, "1790-9244" as `squareGrid` gives them. */
export function latticeOf(id: readonly string[]): { column: Int32Array; row: Int32Array } {
  const [column, row] = [new Int32Array(id.length), new Int32Array(id.length)];
  id.forEach((name, i) => {
    const parts = /^(-?\d+)-(-?\d+)$/.exec(name);
    if (!parts) throw new MethodProblem(`“${name}” is not the name of a square.`);
    column[i] = Number(parts[1]);
    row[i] = Number(parts[2]);
  });
  return { column, row };
}

/** Neighbours of hexagons of H3 by their indexes: six, of which those are taken that are in the list. */
export function hexagonWeights(id: readonly string[]): Weights {
  const number = new Map(id.map((name, i) => [name, i]));
  return weightsOf(
    id.map((name, i) =>
      gridDisk(name, 1)
        .map((other) => number.get(other))
        .filter((other) => other !== undefined && other !== i)
        .map(Number)
        .sort((a, b) => a - b),
    ),
  );
}
