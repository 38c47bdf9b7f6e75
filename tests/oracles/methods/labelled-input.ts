import type { LabelledPoints } from "@/lib/methods/spatial/relations/labelled";
import type { OracleCase } from "../case";
import { numberOf, type Files } from "../files";

interface Inline {
  x: number[];
  y: number[];
  type: (string | number)[];
}

/** Points with types: a file of columns that the case names, columns inline, or rows inline. */
export function labelledInput(
  { input, parameters }: OracleCase,
  files: Files,
): { points: LabelledPoints; types: string[] } {
  const [x, y, type] = (input.columns as string[] | undefined) ?? ["x", "y", "type"];
  const columns = typeof input.file === "string" ? files.csv(input.file) : columnsOf(input);
  const labels = columns[type!]!.map(String);
  const types = (parameters.types as string[] | undefined) ?? [...new Set(labels)].sort();
  const isAt = (row: number, name: string) => Number.isFinite(numberOf(columns[name]![row]));
  const rows = [...labels.keys()].filter(
    (row) => types.includes(labels[row]!) && isAt(row, x!) && isAt(row, y!),
  );
  const numbers = (name: string) => Float64Array.from(rows, (row) => numberOf(columns[name]![row]));
  return {
    points: {
      x: numbers(x!),
      y: numbers(y!),
      type: Uint8Array.from(rows, (row) => types.indexOf(labels[row]!)),
      types: types.length,
    },
    types,
  };
}

function columnsOf(input: Record<string, unknown>): Record<string, (string | number)[]> {
  if (!Array.isArray(input.points)) return input as unknown as Record<string, number[]> & Inline;
  const rows = input.points as (Record<string, number> | [number, number, string])[];
  const name = ["x", "y", "type"];
  const own = (input.columns as string[] | undefined) ?? name;
  const types = (input.type ?? input.types) as string[] | undefined;
  return Object.fromEntries(
    own.map((column, at) => [
      column,
      rows.map((row, i) =>
        Array.isArray(row) ? (row[at] ?? types![i]!) : (row[column] ?? types![i]!),
      ),
    ]),
  );
}

/** Every ordered pair of types as the reference names it, and where it stands in a matrix. */
export const pairsOf = (types: readonly string[]) =>
  types.flatMap((a, i) =>
    types.map((b, j) => ({ name: `${a}->${b}`, a: i, b: j, at: i * types.length + j })),
  );
