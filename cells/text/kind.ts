import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier } from "@/lib/sql/quote";
import type { CellKind } from "../kind";
import { guardedRows } from "../people/guarded-query";
import { namesAreShown } from "../people/shown";
import { queryRows } from "../rows";
import { Editor } from "./editor";
import { namesIn } from "./markdown";
import type { TableValue } from "./format";
import { texts } from "./texts";
import { type TextView, View } from "./view";

/** A longer table is shown as its number of rows. */
const mostRows = 50;

/** Markdown with `${name}`: prose that quotes the notebook's own figures. */
export const textKind: CellKind = {
  kind: "text",
  title: texts.title,
  group: "See",
  question: texts.question,
  named: false,
  names: (cell) => ({ reads: namesIn(cell.source), defines: [] }),
  async run(context) {
    const names: Record<string, unknown> = {};
    for (const name of namesIn(context.cell.source)) names[name] = await readName(name, context);
    return { view: { names } satisfies TextView };
  },
  template: () => texts.template,
  Editor,
  View,
  note: texts.note,
};

async function readName(name: string, context: RunContext): Promise<unknown> {
  const nature = context.nature(name);
  if (nature === "unknown") return undefined;
  if (nature === "value") return context.value(name) ?? null;
  try {
    const table = await context.table(name);
    const { rows } = table;
    const seen = guardedRows(table, namesAreShown());
    const from = seen === null ? quoteIdentifier(table.name) : `(${seen})`;
    const sql = `SELECT * FROM ${from} LIMIT ${mostRows}`;
    const few = rows <= mostRows;
    const first = few ? await queryRows(context.engine, sql, { signal: context.signal }) : [];
    return { kind: "table", rows, first } satisfies TableValue;
  } catch (error) {
    if (error instanceof CellFailure) return undefined;
    throw error;
  }
}
