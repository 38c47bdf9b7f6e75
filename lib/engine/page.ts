import { quoteIdentifier } from "@/lib/sql/quote";
import { enumsAsText } from "./catalog";
import type { PageRequest, TableInfo } from "./engine";
import type { RowOrders } from "./orders";

/** The statement that reads one page. Sorts the table first when nobody has yet. */
export const pageStatement = async (
  info: TableInfo,
  request: PageRequest,
  orders: RowOrders,
  signal?: AbortSignal,
): Promise<string> => {
  const from = whole(request.offset);
  const limit = whole(request.limit);
  const columns = ["t.*", enumsAsText(info.columns)].filter(Boolean).join(" ");
  const table = `main.${quoteIdentifier(info.name)} t`;
  const { sort } = request;
  if (!sort) return `SELECT ${columns} FROM ${table} LIMIT ${limit} OFFSET ${from}`;

  const direction = sort.descending ? "DESC" : "ASC";
  // A column of the data named rowid hides the engine's own.
  if (info.columns.some(({ name }) => name.toLowerCase() === "rowid")) {
    const by = `t.${quoteIdentifier(sort.column)} ${direction} NULLS LAST`;
    return `SELECT ${columns} FROM ${table} ORDER BY ${by} LIMIT ${limit} OFFSET ${from}`;
  }
  const order = await orders.get(info.name, sort.column, sort.descending, signal);
  return `SELECT ${columns} FROM ${table} JOIN (
      SELECT rid, rowid AS place FROM ${order} WHERE rowid >= ${from} AND rowid < ${from + limit}
    ) o ON t.rowid = o.rid ORDER BY o.place`;
};

const whole = (value: number): number => Math.max(0, Math.floor(Number(value) || 0));
