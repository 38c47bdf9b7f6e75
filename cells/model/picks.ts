import { modelTable, type ModelColumn } from "@/datasets/model/model";
import { expressionsOf } from "@/datasets/sources/mapping";
import type { TableInfo } from "@/lib/engine/engine";
import { lexSql } from "@/lib/sql/lexer";
import { quoteIdentifier } from "@/lib/sql/quote";
import { mappingOf, type ModelReading } from "./params";

/** What a column of the model is read from, as the form shows it. */
export type Pick =
  | { from: "source" }
  | { from: "nothing" }
  | { from: "column"; name: string }
  | { from: "expression"; expression: string };

export interface PickRow {
  column: ModelColumn;
  pick: Pick;
  /** What is read now, corrected or not; null when nothing is. */
  expression: string | null;
  /** What the source says by itself; null when it says nothing. */
  bySource: string | null;
}

/** What is written for a column that was picked by name: it is read as the model's column asks. */
export const expressionFor = (name: string): string => `t.${quoteIdentifier(name)}`;

export function picksOf(reading: ModelReading, raw: readonly TableInfo[]): PickRow[] {
  const said = new Map(
    reading.from
      ? bySourceOf(reading, raw).map(({ column, expression }) => [column, expression])
      : [],
  );
  return modelTable(reading.table).columns.map((column) => {
    const bySource = said.get(column.name) ?? null;
    const correction = reading.columns[column.name];
    const expression = correction === undefined ? bySource : correction;
    return { column, bySource, expression, pick: pickOf(correction, bySource, raw) };
  });
}

/** Nothing while files that the source needs are not chosen yet. */
function bySourceOf(reading: ModelReading, raw: readonly TableInfo[]) {
  try {
    return expressionsOf({ ...mappingOf(reading, raw), columns: {} }, raw);
  } catch {
    return [];
  }
}

function pickOf(
  correction: string | null | undefined,
  bySource: string | null,
  raw: readonly TableInfo[],
): Pick {
  if (correction === undefined) return { from: bySource === null ? "nothing" : "source" };
  if (correction === null) return { from: "nothing" };
  const picked = raw[0]?.columns.find(
    ({ name }) => correction === expressionFor(name) || correction === `t.${name}`,
  );
  return picked
    ? { from: "column", name: picked.name }
    : { from: "expression", expression: correction };
}

/** Columns of the data that an expression names, in its order: what an analyst can read of it. */
export function columnsIn(expression: string, raw: readonly TableInfo[]): string[] {
  const known = new Set(raw.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const names = lexSql(expression)
    .tokens.filter(({ type, text }) => (type === "quoted" || type === "word") && known.has(text))
    .map(({ text }) => text);
  return [...new Set(names)];
}
