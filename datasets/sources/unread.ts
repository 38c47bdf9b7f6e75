import { modelTable } from "@/datasets/model/model";
import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier, quoteString } from "@/lib/sql/quote";
import { partsOf, type Mapping, type Part } from "./mapping";
import { read } from "./reading";

/** A column of the model and what of it no reading understood. */
export interface Unread {
  column: string;
  values: number;
  example: string;
}

const columnsRead = (part: Part, expression: string) =>
  part.table.columns.filter(({ name }) => expression.includes(`t.${quoteIdentifier(name)}`));

/** As one query: a row for each column, how many rows hold something there that came to nothing, and one of these. */
const unreadOf = (part: Part, mapping: Mapping): string[] => {
  const found = modelTable(mapping.table).columns.flatMap(({ name, type, role }) => {
    // An unusable point is empty on purpose, and every text can be read.
    if (type === "VARCHAR" || role === "point") return [];
    const expression = part.columns.get(name)?.expression ?? "";
    const texts = columnsRead(part, expression)
      .filter(({ kind }) => kind === "text")
      .map((column) => read("text", `t.${quoteIdentifier(column.name)}`, column));
    if (texts.length === 0) return [];
    const given = texts.length === 1 ? texts[0]! : `coalesce(${texts.join(", ")})`;
    return [
      { name, given, lost: `TRY_CAST(${expression} AS ${type}) IS NULL AND ${given} IS NOT NULL` },
    ];
  });
  if (found.length === 0) return [];
  const counts = found.flatMap(({ given, lost }, i) => [
    `count(*) FILTER (WHERE ${lost}) AS n${i}`,
    `min(${given}) FILTER (WHERE ${lost}) AS v${i}`,
  ]);
  const from = part.from(found.map(({ name }) => name));
  const each = (words: (name: string, i: number) => string) =>
    `unnest([${found.map(({ name }, i) => words(name, i)).join(", ")}])`;
  return [
    `SELECT ${each((name) => quoteString(name))} AS "column", ${each((_, i) => `n${i}`)} AS n, ` +
      `${each((_, i) => `v${i}`)} AS v FROM (SELECT ${counts.join(", ")} FROM ${from})`,
  ];
};

/**
 * The query that finds values which stand in the data and are empty in the table of the model,
 * because nothing could be made of them; null where every column is read as it stands.
 * Its rows are `Unread`, most first.
 */
export function unreadValues(mapping: Mapping, tables: readonly TableInfo[]): string | null {
  const parts = partsOf(mapping, tables).flatMap((part) => unreadOf(part, mapping));
  if (parts.length === 0) return null;
  return (
    `SELECT "column", sum(n)::DOUBLE AS "values", min(v) AS example ` +
    `FROM (${parts.join("\nUNION ALL ")}) GROUP BY "column" HAVING sum(n) > 0 ORDER BY 2 DESC, 1`
  );
}
