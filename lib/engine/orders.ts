import { quoteIdentifier } from "@/lib/sql/quote";
import { EngineError } from "./engine";
import { hidden } from "./prelude";

type Run = (sql: string, signal?: AbortSignal) => Promise<unknown>;

interface Order {
  id: string;
  table: string;
  place: string;
  built: Promise<void>;
}

const kept = 4;

/**
 * Row orders of sorted tables: sorting two million rows takes a second, reading a page of an order
 * that is kept takes milliseconds. The last few are kept until their table changes.
 */
export class RowOrders {
  private orders: Order[] = [];
  private made = 0;

  constructor(private readonly run: Run) {}

  /** Name of a table with one column `rid`: row ids of `table`, sorted, nulls last. */
  async get(
    table: string,
    column: string,
    descending: boolean,
    signal?: AbortSignal,
  ): Promise<string> {
    const id = JSON.stringify([table.toLowerCase(), column, descending]);
    const known = this.orders.find((order) => order.id === id);
    const order = known ?? this.start(id, table, column, descending, signal);
    this.orders = [...this.orders.filter((other) => other !== order), order];
    while (this.orders.length > kept) this.forgetOrder(this.orders[0]!);
    try {
      await order.built;
    } catch (error) {
      this.orders = this.orders.filter((other) => other !== order);
      const others = known && error instanceof EngineError && error.kind === "cancelled";
      if (others && !signal?.aborted) return this.get(table, column, descending, signal);
      throw error;
    }
    return order.place;
  }

  /** The table has changed or gone. */
  forget(table: string): void {
    const name = table.toLowerCase();
    for (const order of this.orders) if (order.table === name) this.forgetOrder(order);
  }

  private start(
    id: string,
    table: string,
    column: string,
    descending: boolean,
    signal?: AbortSignal,
  ): Order {
    const place = `${hidden}.order_${++this.made}`;
    const direction = descending ? "DESC" : "ASC";
    const sort = `${quoteIdentifier(column)} ${direction} NULLS LAST, rowid`;
    const sql = `CREATE TABLE ${place} AS SELECT rowid AS rid FROM main.${quoteIdentifier(table)} ORDER BY ${sort}`;
    const built = this.run(sql, signal).then(() => undefined);
    built.catch(() => null);
    return { id, table: table.toLowerCase(), place, built };
  }

  private forgetOrder(order: Order): void {
    this.orders = this.orders.filter((other) => other !== order);
    const drop = () => this.run(`DROP TABLE IF EXISTS ${order.place}`);
    order.built.then(drop).catch(() => null);
  }
}
