import type { Cell } from "@/lib/notebook/document";
import { CellFailure, type CellNames, type CellResult, type RunContext } from "@/lib/session/kind";
import { sqlNames } from "@/lib/sql/names";
import { singleQuery } from "@/lib/sql/single";

export function names(cell: Cell): CellNames {
  const found = sqlNames(cell.source);
  const query = singleQuery(cell.source);
  return {
    reads: [...found.tables, ...found.parameters],
    defines: cell.name ? [cell.name] : [],
    problem: found.problem ?? (query.ok ? undefined : query),
  };
}

export async function run(context: RunContext): Promise<CellResult> {
  const { cell, engine, signal } = context;
  const query = singleQuery(cell.source);
  if (!query.ok) throw new CellFailure(query);
  const { tables, parameters } = sqlNames(cell.source);
  for (const name of tables) if (context.nature(name) === "value") await context.table(name);
  const variables = context.variables(parameters);
  const table = await engine.createTable(cell.name ?? cell.id, query.text, { variables, signal });
  return { table };
}
