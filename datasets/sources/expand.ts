import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
import { findColumn } from "./fold";
import { isReading, read } from "./reading";

/** A file at hand: the alias that its columns have in a query, and names made by a look-up. */
export interface Scope {
  alias: string;
  table: TableInfo;
  totals?: readonly string[];
}

const slot = /\{(\w+)\.([^{}:?]+)(\?)?(?::(\w+))?\}/g;

/** Files that an expression names. */
export const filesIn = (expression: string): string[] => [
  ...new Set([...expression.matchAll(slot)].map((match) => match[1]!)),
];

/** An expression with its slots filled, or null where a column that it needs is absent. */
export const expand = (
  expression: string,
  scopes: Readonly<Record<string, Scope>>,
): string | null => {
  let whole = true;
  const sql = expression.replace(slot, (_, file: string, names: string, maybe, reading = "") => {
    const scope = scopes[file];
    const wanted = names.split("|");
    if (scope?.totals?.includes(wanted[0]!)) return `${scope.alias}.${quoteIdentifier(wanted[0]!)}`;
    const column = scope && !scope.totals ? findColumn(scope.table, ...wanted) : null;
    if (!scope || !column) {
      if (!maybe) whole = false;
      return "NULL";
    }
    const at = `${scope.alias}.${quoteIdentifier(column.name)}`;
    if (reading === "") return at;
    if (!isReading(reading)) throw new Error(`No reading ${reading} in ${expression}`);
    return read(reading, at, column);
  });
  return whole ? sql : null;
};
