import { quoteIdentifier } from "@/lib/sql/quote";
import { EngineError } from "./engine";
import { hidden } from "./prelude";

type Run = (sql: string, signal?: AbortSignal) => Promise<unknown>;

interface Kept {
  id: string;
  table: string;
  place: string;
  built: Promise<void>;
}

let made = 0;

/** Tables of our own that are made from one of the analyst's; the last few are kept until it changes. */
class KeptTables {
  private all: Kept[] = [];

  constructor(
    private readonly run: Run,
    private readonly most: number,
  ) {}

  /** Name of the table that `query` makes of `table`, made once. */
  async get(table: string, query: string, signal?: AbortSignal): Promise<string> {
    const known = this.all.find((kept) => kept.id === query);
    const found = known ?? this.start(table, query, signal);
    this.all = [...this.all.filter((other) => other !== found), found];
    while (this.all.length > this.most) this.drop(this.all[0]!);
    try {
      await found.built;
    } catch (error) {
      this.all = this.all.filter((other) => other !== found);
      const others = known && error instanceof EngineError && error.kind === "cancelled";
      if (others && !signal?.aborted) return this.get(table, query, signal);
      throw error;
    }
    return found.place;
  }

  forget(table: string): void {
    const name = table.toLowerCase();
    for (const kept of this.all) if (kept.table === name) this.drop(kept);
  }

  private start(table: string, query: string, signal?: AbortSignal): Kept {
    const place = `${hidden}.kept_${++made}`;
    const built = this.run(`CREATE TABLE ${place} AS ${query}`, signal).then(() => undefined);
    built.catch(() => null);
    return { id: query, table: table.toLowerCase(), place, built };
  }

  private drop(kept: Kept): void {
    this.all = this.all.filter((other) => other !== kept);
    const drop = () => this.run(`DROP TABLE IF EXISTS ${kept.place}`);
    kept.built.then(drop).catch(() => null);
  }
}

/** Windows begin at whole multiples of this and are twice as long, so that a page of it or less lies in one. */
const step = 4_000;

/**
 * Sorted tables, for reading pages of. Sorting two million rows takes a second, so orders are kept.
 * Gathering the rows of one page reads the whole table whatever the page's length, so a window of
 * rows around it is kept too, and scrolling on costs milliseconds.
 */
export class RowOrders {
  private readonly orders: KeptTables;
  private readonly windows: KeptTables;

  constructor(run: Run) {
    this.orders = new KeptTables(run, 4);
    this.windows = new KeptTables(run, 4);
  }

  /** A statement that reads rows `from` to `from + limit` of `table`, sorted, nulls last. */
  async page(
    table: string,
    sort: { column: string; descending: boolean },
    { from, limit, columns }: { from: number; limit: number; columns: string },
    signal?: AbortSignal,
  ): Promise<string> {
    const source = `main.${quoteIdentifier(table)}`;
    const by = `${quoteIdentifier(sort.column)} ${sort.descending ? "DESC" : "ASC"} NULLS LAST`;
    const sorted = `SELECT rowid AS rid FROM ${source} ORDER BY ${by}, rowid`;
    const order = await this.orders.get(table, sorted, signal);
    const rows = (
      what: string,
      first: number,
      end: number,
    ) => `SELECT ${what} FROM ${source} t JOIN (
        SELECT rid, rowid AS place FROM ${order} WHERE rowid >= ${first} AND rowid < ${end}
      ) o ON t.rowid = o.rid ORDER BY o.place`;
    if (limit > step) return rows(columns, from, from + limit);
    const first = from - (from % step);
    const window = await this.windows.get(table, rows("t.*", first, first + 2 * step), signal);
    return `SELECT ${columns} FROM ${window} t LIMIT ${limit} OFFSET ${from - first}`;
  }

  /** The table has changed or gone. */
  forget(table: string): void {
    this.orders.forget(table);
    this.windows.forget(table);
  }
}
