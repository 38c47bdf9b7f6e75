import { modelTable, type ModelTableName } from "@/datasets/model/model";
import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
import { foldName } from "./fold";

export interface Proposal {
  /** Column of the model. */
  column: string;
  /** SQL over `t`, the table. */
  expression: string;
  /** 0–1. */
  confidence: number;
  /** One sentence for the analyst. */
  why: string;
}

/** What an unknown table may mean: a guess by the names of its columns and by sample rows. */
export function propose(
  table: TableInfo,
  rows: readonly Record<string, unknown>[],
  model: ModelTableName = "incidents",
): Proposal[] {
  void rows;
  return modelTable(model).columns.flatMap((column) => {
    const found = table.columns.find(({ name }) => foldName(name) === foldName(column.name));
    return found
      ? [
          {
            column: column.name,
            expression: `t.${quoteIdentifier(found.name)}`,
            confidence: 1,
            why: `The column “${found.name}” has the same name.`,
          },
        ]
      : [];
  });
}
