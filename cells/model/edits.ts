import { parseDocument, stringify } from "yaml";
import { editParams } from "@/cells/params";
import type { ModelTableName } from "@/datasets/model/model";
import type { ModelParams } from "./params";

export interface ModelText {
  table: ModelTableName;
  source?: string | null;
  data: ModelParams["data"];
  columns?: Readonly<Record<string, string | null>>;
}

/** The text of a cell. */
export function writeModel({ table, source, data, columns = {} }: ModelText): string {
  const params = {
    table,
    ...(source && { source }),
    data: Array.isArray(data) && data.length === 1 ? data[0]! : data,
    ...(Object.keys(columns).length > 0 && { columns }),
  };
  return stringify(params, { lineWidth: 0 }).trimEnd();
}

/**
 * The text with one column corrected: to an expression, to null (left out), or back to what the
 * source says (`undefined`). Comments and the other corrections stay as they are written.
 */
export function correctColumn(
  source: string,
  column: string,
  expression: string | null | undefined,
): string {
  const document = parseDocument(source, { prettyErrors: false });
  if (document.errors.length > 0) return source;
  if (!document.hasIn(["columns", column]) && expression === undefined) return source;
  if (expression === undefined) {
    document.deleteIn(["columns", column]);
    const rest = document.toJS() as { columns?: Record<string, unknown> };
    if (Object.keys(rest.columns ?? {}).length === 0) document.delete("columns");
  } else if (document.get("columns")) document.setIn(["columns", column], expression);
  else return editParams(source, { columns: { [column]: expression } });
  const text = document.toString({ lineWidth: 0 });
  return source.endsWith("\n") ? text : text.replace(/\n$/, "");
}
