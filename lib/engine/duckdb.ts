import { tableFromIPC, Type, type DataType } from "@uwdata/flechette";
import { quoteIdentifier } from "@/lib/sql/quote";
import { singleQuery, type SingleQuery } from "@/lib/sql/single";
import { decodeTable } from "@/lib/table/table";
import * as catalog from "./catalog";
import { Connections } from "./connections";
import { EngineError } from "./engine";
import type * as face from "./engine";
import { ingestHidden, type IngestOptions } from "./ingest";
import { Instance, type WorkerLike } from "./instance";
import { RowOrders } from "./orders";
import { fitsPage, pageStatement } from "./page";
import { hidden, prelude } from "./prelude";
import { profileColumn } from "./profile";
import {
  concatenate,
  endOfStream,
  runBriefStatement,
  runStatement,
  throwIfAborted,
} from "./statement";
import { texts } from "./texts";
import { bind } from "./variables";

export interface DuckDBOptions {
  createWorker: () => WorkerLike;
  wasmUrl: string;
  /** Address whose every path answers 404; anything else that fails would corrupt the engine. */
  missingExtensions: string;
  /** Such as `512MB`. Absent: what the engine takes by itself, about 3 GB. */
  memoryLimit?: string;
}

interface Running {
  instance: Instance;
  connections: Connections;
}

/** DuckDB-WASM in one worker. Starts as soon as it is made. */
export class DuckDBEngine implements face.Engine {
  version = "";
  private readonly running: Promise<Running>;
  private readonly orders = new RowOrders((sql, signal) => this.ask(sql, signal));
  /** What the catalog said, until a table changes. */
  private readonly known = new Map<string, Promise<face.TableInfo>>();

  constructor(private readonly options: DuckDBOptions) {
    this.running = this.start();
    this.running.catch(() => null);
  }

  async ready(): Promise<void> {
    await this.running;
  }

  async createTable(
    name: string,
    sql: string,
    { variables, signal }: face.QueryOptions = {},
  ): Promise<face.TableInfo> {
    const query = accept(sql);
    const head = `CREATE OR REPLACE TABLE main.${quoteIdentifier(name)} AS `;
    if (query.kind === "explain") return this.copyResult(name, sql, { variables, signal });
    const wrapped = /^[\s(]*(DESCRIBE|DESC|SUMMARIZE|SHOW)\b/i.test(query.text);
    const statement = {
      before: wrapped ? `${head}FROM (` : head,
      sql: query.text,
      after: wrapped ? ")" : "",
    };
    let count: number | null = null;
    try {
      const parts: Uint8Array[] = [];
      for await (const part of this.run(statement, { variables, signal })) parts.push(part);
      count = createdRows(parts);
    } catch (error) {
      const cannot = error instanceof EngineError && error.kind === "syntax";
      if (!cannot) throw error;
      return this.copyResult(name, sql, { variables, signal });
    } finally {
      this.changed(name);
    }
    return this.describe(name, count);
  }

  async query(sql: string, options: face.QueryOptions = {}): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of this.stream(sql, options)) parts.push(part);
    return concatenate(parts);
  }

  async *stream(sql: string, options: face.QueryOptions = {}): AsyncIterable<Uint8Array> {
    const query = accept(sql);
    const plain = { before: "", sql: query.text, after: "" };
    const parts = this.run(plain, options);
    try {
      const header = await parts.next();
      if (header.done) return;
      if (holdsDictionary(header.value)) {
        await parts.return();
        yield* this.run(await this.withoutEnums(query.text, options), options);
      } else {
        yield header.value;
        yield* parts;
      }
    } finally {
      await parts.return();
    }
    yield endOfStream.slice();
  }

  async ingest(
    name: string,
    streams: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options: IngestOptions = {},
  ): Promise<face.TableInfo> {
    const { instance, connections } = await this.running;
    const connection = await connections.connect();
    const ask = (sql: string) => this.ask(sql);
    try {
      const incoming = await ingestHidden(instance, connection, ask, streams, options);
      const [from, to] = [quoteIdentifier(incoming.name), quoteIdentifier(name)];
      await this.ask(
        `BEGIN TRANSACTION; DROP TABLE IF EXISTS main.${to}; ALTER TABLE main.${from} RENAME TO ${to}; COMMIT`,
      );
      this.changed(name);
      return await this.describe(name, incoming.rows);
    } finally {
      await instance.call(() => instance.bindings.disconnect(connection)).catch(() => null);
    }
  }

  async drop(name: string): Promise<void> {
    await this.ask(`DROP TABLE IF EXISTS main.${quoteIdentifier(name)}`);
    this.changed(name);
  }

  tables(): Promise<face.TableInfo[]> {
    return catalog.readTables((sql) => this.ask(sql));
  }

  async table(name: string): Promise<face.TableInfo | null> {
    const known = this.known.get(name.toLowerCase());
    if (known) return known;
    const spelled = await catalog.findTable((sql) => this.ask(sql), name);
    return spelled === null || spelled.startsWith(hidden) ? null : this.describe(spelled, null);
  }

  functions(): Promise<face.FunctionInfo[]> {
    return catalog.readFunctions((sql) => this.ask(sql));
  }

  async page(name: string, request: face.PageRequest, signal?: AbortSignal): Promise<Uint8Array> {
    throwIfAborted(signal);
    const info = await this.existing(name);
    if (request.sort) columnOf(info, request.sort.column);
    const statement = await pageStatement(info, request, this.orders, signal);
    const brief = !request.sort && fitsPage(info, request);
    return brief ? this.askBriefly(statement) : this.ask(statement, signal);
  }

  async profile(name: string, column: string, signal?: AbortSignal): Promise<face.ColumnProfile> {
    const info = await this.existing(name);
    return profileColumn((sql) => this.ask(sql, signal), info, columnOf(info, column));
  }

  async memory(): Promise<face.MemoryUse> {
    const bytes = await this.ask(
      `SELECT sum(memory_usage_bytes)::DOUBLE AS used,
         (SELECT value FROM duckdb_settings() WHERE name = 'memory_limit') AS "limit"
       FROM duckdb_memory()`,
    );
    const row = decodeTable<{ used: number; limit: string }>(bytes).objects()[0]!;
    return { usedBytes: row.used, limitBytes: toBytes(row.limit) };
  }

  async close(): Promise<void> {
    const running = await this.running.catch(() => null);
    running?.instance.stop();
  }

  private async start(): Promise<Running> {
    const { createWorker, wasmUrl, missingExtensions, memoryLimit } = this.options;
    const instance = await Instance.start(createWorker(), wasmUrl);
    const connections = new Connections(instance);
    await connections.use(async (connection) => {
      for (const sql of prelude(missingExtensions, memoryLimit)) {
        for await (const _ of runStatement(instance, connection, sql)) void _;
      }
    });
    this.version = await instance.call(() => instance.bindings.getVersion());
    return { instance, connections };
  }

  /** A statement of the analyst between words of ours; errors come with places in the analyst's own text. */
  private async *run(
    statement: { before: string; sql: string; after: string },
    { variables, signal }: face.QueryOptions,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const bound = bind(statement.sql, variables);
    const sent = statement.before + bound.text + statement.after;
    try {
      yield* this.send(sent, bound.settings, signal);
    } catch (error) {
      if (!(error instanceof EngineError) || error.position === undefined) throw error;
      const place = bound.toWritten(error.position - statement.before.length);
      throw new EngineError(error.kind, error.message, place, error.hint);
    }
  }

  /** A statement of our own. */
  private async ask(sql: string, signal?: AbortSignal): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for await (const part of this.send(sql, null, signal)) parts.push(part);
    parts.push(endOfStream);
    return concatenate(parts);
  }

  private async askBriefly(sql: string): Promise<Uint8Array> {
    const { instance, connections } = await this.running;
    return connections.use((connection) => runBriefStatement(instance, connection, sql));
  }

  private async *send(
    sql: string,
    settings: string | null,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    throwIfAborted(signal);
    const { instance, connections } = await this.running;
    const connection = await connections.acquire(signal);
    let state: "free" | "stopped" | "held" = "held";
    try {
      if (settings) for await (const _ of runStatement(instance, connection, settings)) void _;
      yield* runStatement(instance, connection, sql, signal);
      state = "free";
    } catch (error) {
      // What failed has left nothing behind, unless within a transaction.
      if (!sql.startsWith("BEGIN")) state = signal?.aborted ? "stopped" : "free";
      throw error;
    } finally {
      if (state === "free") connections.release(connection);
      else if (state === "stopped") await connections.reclaim(connection);
      else await connections.discard(connection);
    }
  }

  /** For what cannot stand in CREATE TABLE. */
  private async copyResult(
    name: string,
    sql: string,
    options: face.QueryOptions,
  ): Promise<face.TableInfo> {
    return this.ingest(name, [await this.query(sql, options)], { signal: options.signal });
  }

  private async withoutEnums(sql: string, options: face.QueryOptions) {
    const described: Uint8Array[] = [];
    for await (const part of this.run({ before: "DESCRIBE ", sql, after: "" }, options)) {
      described.push(part);
    }
    type Row = { column_name: string; column_type: string };
    const columns = decodeTable<Row>(concatenate([...described, endOfStream]))
      .objects()
      .map((row) => ({ name: row.column_name, type: row.column_type, kind: "text" as const }));
    return { before: `SELECT * ${catalog.enumsAsText(columns) ?? ""} FROM (`, sql, after: ")" };
  }

  private describe(name: string, rows: number | null): Promise<face.TableInfo> {
    const ask = (sql: string) => this.askBriefly(sql);
    const info = Promise.all([
      catalog.readColumns(ask, name),
      rows ?? catalog.countRows(ask, name),
    ]).then(([columns, count]) => ({ name, columns, rows: count }));
    const key = name.toLowerCase();
    this.known.set(key, info);
    info.catch(() => this.known.delete(key));
    return info;
  }

  private async existing(name: string): Promise<face.TableInfo> {
    const info = await this.table(name);
    if (!info) throw new EngineError("name", texts.noTable(name));
    return info;
  }

  private changed(name: string): void {
    this.known.delete(name.toLowerCase());
    this.orders.forget(name);
  }
}

const accept = (sql: string): Extract<SingleQuery, { ok: true }> => {
  const query = singleQuery(sql);
  if (!query.ok) throw new EngineError("syntax", query.message, query.position);
  return query;
};

const columnOf = (info: face.TableInfo, name: string): face.ColumnInfo => {
  const column = info.columns.find((each) => each.name === name);
  if (!column) throw new EngineError("name", texts.unknownColumn(name));
  return column;
};

/** CREATE TABLE AS answers with the number of its rows, except when a PIVOT made it several statements. */
const createdRows = (parts: readonly Uint8Array[]): number | null => {
  const answer = decodeTable(concatenate([...parts, endOfStream]));
  if (answer.numRows !== 1 || answer.names[0] !== "Count") return null;
  return Number(answer.value("Count", 0));
};

const holdsDictionary = (header: Uint8Array): boolean => {
  const isDictionary = (type: DataType): boolean =>
    type.typeId === Type.Dictionary ||
    ("children" in type && type.children.some((field) => isDictionary(field.type)));
  const { schema } = tableFromIPC(concatenate([header, endOfStream]));
  return schema.fields.some(({ type }) => isDictionary(type));
};

const toBytes = (size: string): number => {
  const [, number = "0", unit = ""] = /([\d.]+)\s*([KMGT]?)/.exec(size) ?? [];
  return Number(number) * 1024 ** " KMGT".indexOf(unit || " ");
};
