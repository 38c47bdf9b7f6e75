"use client";

import type { CellKind } from "@/cells/kind";
import type { Cell } from "@/lib/notebook/document";
import { CellFailure, type CellNames, type RunContext } from "@/lib/session/kind";
import { sqlNames } from "@/lib/sql/names";
import { singleQuery } from "@/lib/sql/single";
import { SqlEditor } from "./editor";
import note from "./note";
import { SqlView } from "./view";

function names(cell: Cell): CellNames {
  const found = sqlNames(cell.source);
  const query = singleQuery(cell.source);
  return {
    reads: [...found.tables, ...found.parameters],
    defines: cell.name ? [cell.name] : [],
    problem: found.problem ?? (query.ok ? undefined : query),
  };
}

async function run(context: RunContext) {
  const { cell, engine, signal } = context;
  const query = singleQuery(cell.source);
  if (!query.ok) throw new CellFailure(query);
  const { tables, parameters } = sqlNames(cell.source);
  for (const name of tables) if (context.nature(name) === "value") await context.table(name);
  const variables = context.variables(parameters);
  const table = await engine.createTable(cell.name ?? cell.id, query.text, { variables, signal });
  return { table };
}

export const sqlKind: CellKind = {
  kind: "sql",
  named: true,
  code: true,
  title: "SQL",
  group: "Code",
  question: "Ask the data a question in SQL",
  template: (table) => (table ? `from ${table}\nselect *\nlimit 100` : "select 1 as answer"),
  names,
  run,
  Editor: SqlEditor,
  View: SqlView,
  note,
};
