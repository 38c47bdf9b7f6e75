import { createRequire } from "node:module";
import { ConsoleLogger, LogLevel, NODE_RUNTIME, createDuckDB } from "@duckdb/duckdb-wasm/blocking";
import { tableFromIPC } from "@uwdata/flechette";

const require = createRequire(import.meta.url);

/** The real engine, in this process: what a test ingests is what the product would show. */
export async function openEngine() {
  const eh = {
    mainModule: require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"),
    mainWorker: require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs"),
  };
  const logger = new ConsoleLogger(LogLevel.WARNING);
  const database = await createDuckDB({ mvp: eh, eh }, logger, NODE_RUNTIME);
  await database.instantiate();
  database.open({ path: ":memory:" });
  const connection = database.connect();
  return {
    ingest(name: string, streams: Iterable<Uint8Array>) {
      const own = database.connect();
      let create = true;
      for (const stream of streams) {
        own.insertArrowFromIPCStream(stream.slice(), { name, create });
        create = false;
      }
      own.close();
    },
    rows(sql: string): Record<string, unknown>[] {
      const bytes = connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql));
      return tableFromIPC(bytes, { useDate: true }).toArray() as Record<string, unknown>[];
    },
    value(sql: string): unknown {
      return Object.values(this.rows(sql)[0]!)[0];
    },
    close: () => connection.close(),
  };
}

export type TestEngine = Awaited<ReturnType<typeof openEngine>>;
