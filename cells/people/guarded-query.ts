import { hiddenColumns } from "@/datasets/model/people";
import { sealedOf } from "@/datasets/model/sealed";
import { EngineError, type Engine, type QueryOptions, type TableInfo } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { lexSql } from "@/lib/sql/lexer";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { namesAreShown } from "./shown";
import { texts } from "./texts";

/** The rows of a table with what may be seen of people; null when all of it may. */
export function guardedRows(table: TableInfo, areShown: boolean): string | null {
  const from = `from main.${q(table.name)}`;
  const hidden = areShown ? [] : hiddenColumns(table);
  if (hidden.length > 0) return `select * exclude (${hidden.map(q).join(", ")}) ${from}`;
  const sealed = sealedOf(table);
  if (!sealed) return null;
  const shown = [...sealed.columns].map(
    (name) => `case when ${sealed.condition(name)} then null else ${q(name)} end as ${q(name)}`,
  );
  return `select * replace (${shown.join(", ")}) ${from}`;
}

/**
 * The query over the same tables without what is hidden: each is hidden behind an expression of its
 * own name, which holds at every depth of the query. Throws a CellFailure for a name with a schema,
 * which would go around it.
 */
export function guardedQuery(sql: string, tables: readonly TableInfo[], areShown: boolean): string {
  const guarded = tables.flatMap((table) => {
    const rows = guardedRows(table, areShown);
    return rows === null ? [] : [{ name: table.name, rows }];
  });
  if (guarded.length === 0) return sql;
  const { tokens } = lexSql(sql);
  const names = new Set(guarded.map(({ name }) => name.toLowerCase()));
  const around = tokens.find(
    ({ text }, at) =>
      text.toLowerCase() === "main" &&
      tokens[at + 1]?.text === "." &&
      names.has(tokens[at + 2]?.text.toLowerCase() ?? ""),
  );
  if (around) throw new CellFailure(texts.withoutSchema);
  const views = guarded.map(({ name, rows }) => `${q(name)} as not materialized (${rows})`);
  return `with ${views.join(", ")} from (${sql}\n)`;
}

/** Asks on behalf of a program or a list of choices. Says why when it asked for what is hidden. */
export async function askGuarded(
  engine: Engine,
  sql: string,
  tables: readonly TableInfo[],
  options: QueryOptions,
): Promise<Uint8Array> {
  const areShown = namesAreShown();
  try {
    return await engine.query(guardedQuery(sql, tables, areShown), options);
  } catch (error) {
    if (!(error instanceof EngineError) || error.kind !== "name" || areShown) throw error;
    const asked = new Set(lexSql(sql).tokens.map(({ text }) => text.toLowerCase()));
    const hidden = new Set(tables.flatMap(hiddenColumns));
    const wanted = [...hidden].filter((name) => asked.has(name.toLowerCase()));
    if (wanted.length === 0) throw error;
    throw new CellFailure(texts.notInQuery(wanted));
  }
}
