"use client";

import type { CellKind } from "@/cells/kind";
import type { Cell, Name } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { compileScript } from "@/lib/script/compile";
import type { ScriptInput } from "@/lib/script/frames";
import { CellFailure, type CellNames, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier } from "@/lib/sql/quote";
import { askGuarded, guardedRows } from "../people/guarded-query";
import { namesAreShown } from "../people/shown";
import { ScriptEditor } from "./editor";
import note from "./note";
import { ownQuery } from "./own-query";
import { texts } from "./texts";
import { ScriptView, type ScriptResult } from "./view";

/** Above this many values a table is better aggregated in SQL than copied into a frame. */
const valuesAtMost = 16_000_000;

function names(cell: Cell): CellNames {
  const { reads, outputs, library, problem } = analyseScript(cell.source);
  return { reads, defines: outputs, library, problem };
}

async function run(context: RunContext): Promise<CellResult> {
  const { cell, engine, frames, signal } = context;
  const libraries = context.libraries();
  const sources = [cell, ...libraries].map(({ source }) => analyseScript(source));
  const inputs: ScriptInput[] = [];
  const inner = new Set(sources.slice(1).flatMap(({ outputs }) => outputs));
  const queried = new Set(sources.flatMap((source) => source.queried));
  for (const name of new Set(sources.flatMap(({ reads }) => reads))) {
    if (inner.has(name)) continue;
    // What only a query names stays in the engine; rows of another cell are put there first.
    if (!queried.has(name)) inputs.push(...(await toInput(name, context)));
    else if (context.nature(name) === "value") await context.table(name);
  }
  const withheld = new Map<Name, string>();
  const values = await frames.run({
    id: cell.id,
    program: compileScript(
      cell.source,
      libraries.map(({ id, name, source }) => ({ name: name ?? id, source })),
    ),
    parts: [...new Set(sources.flatMap(({ parts }) => parts))],
    inputs,
    signal,
    needed: sources[0]!.outputs.length > 0,
    onQuery: async (sql, variables) =>
      askGuarded(engine, ownQuery(sql), await engine.tables(), { variables, signal }),
    onValues: context.emit,
    onProgress: (words) => context.progress(null, words),
    onWaiting: context.waiting,
    onWithheld: (reasons) => {
      for (const [name, reason] of Object.entries(reasons))
        withheld.set(name, texts.withheld(name, reason));
    },
  });
  const view: ScriptResult = { withheld: [...withheld.values()] };
  return { values, view };
}

async function toInput(name: Name, context: RunContext): Promise<ScriptInput[]> {
  const nature = context.nature(name);
  if (nature === "unknown") return [];
  if (nature === "value") return [{ name, kind: "value", value: context.value(name) }];
  const table = await context.table(name);
  const size = table.rows * table.columns.length;
  if (size > valuesAtMost) {
    throw new CellFailure({
      message: `${name} has ${table.rows.toLocaleString("en-IN")} rows and ${table.columns.length} columns: too much to hand to a TypeScript cell.`,
      hint: `Select the columns and groups you need in a SQL cell, or here with await sql\`select … from ${name}\`.`,
    });
  }
  const { engine, signal } = context;
  const rows = guardedRows(table, namesAreShown());
  const bytes = await engine.query(rows ?? `select * from ${quoteIdentifier(table.name)}`, {
    signal,
  });
  return [{ name, kind: "table", bytes }];
}

export const scriptKind: CellKind = {
  kind: "script",
  named: false,
  code: true,
  title: "TypeScript",
  group: "Code",
  question: "Compute or draw with a few lines of TypeScript",
  template: (table) =>
    table
      ? `const rows = await sql\`select * from ${table} limit 1000\`;\nInputs.table(rows)`
      : "1 + 1",
  names,
  run,
  Editor: ScriptEditor,
  View: ScriptView,
  note,
};
