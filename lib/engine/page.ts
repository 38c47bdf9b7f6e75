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
  // To a table that fits, LIMIT would add more than reading it takes.
  if (!sort && fitsPage(info, request)) return `SELECT ${columns} FROM ${table}`;
  if (!sort) return `SELECT ${columns} FROM ${table} LIMIT ${limit} OFFSET ${from}`;

  // A column of the data named rowid hides the engine's own.
  if (info.columns.some(({ name }) => name.toLowerCase() === "rowid")) {
    const by = `t.${quoteIdentifier(sort.column)} ${sort.descending ? "DESC" : "ASC"} NULLS LAST`;
    return `SELECT ${columns} FROM ${table} ORDER BY ${by} LIMIT ${limit} OFFSET ${from}`;
  }
  return orders.page(info.name, sort, { from, limit, columns }, signal);
};

/** The page is the whole table. */
export const fitsPage = (info: TableInfo, { offset, limit }: PageRequest): boolean =>
  whole(offset) === 0 && whole(limit) >= info.rows;

const whole = (value: number): number => Math.max(0, Math.floor(Number(value) || 0));
