import { quoteIdentifier } from "@/lib/sql/quote";
import { countRows, readColumns, type Ask } from "./catalog";
import { EngineError } from "./engine";
import type { Instance } from "./instance";
import { streamState } from "./frames";
import { hidden } from "./prelude";
import { concatenate, endOfStream, throwIfAborted } from "./statement";
import { texts } from "./texts";

export interface IngestOptions {
  signal?: AbortSignal;
  onRows?: (rows: number) => void;
}

let made = 0;

/**
 * Puts Arrow IPC streams into a table nobody sees and returns its name; the caller gives it the
 * real one. The engine says nothing when it cannot read a stream, so rows are counted after each.
 */
export const ingestHidden = async (
  instance: Instance,
  connection: number,
  ask: Ask,
  streams: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { signal, onRows }: IngestOptions,
): Promise<{ name: string; rows: number }> => {
  const name = `${hidden}_incoming_${++made}`;
  let counting = false;
  const tell = async () => {
    if (!onRows || counting) return;
    counting = true;
    onRows(await countRows(ask, name));
    counting = false;
  };
  const insert = async (bytes: Uint8Array, create: boolean): Promise<void> => {
    await instance.call(() =>
      instance.bindings.insertArrowFromIPCStream(connection, bytes, {
        name,
        create,
        schema: "main",
      }),
    );
    tell().catch(() => null);
  };
  let inserted: Promise<void> | null = null;
  try {
    for await (const stream of streams) {
      throwIfAborted(signal);
      const bytes = checked(stream);
      // The next one is sent while the engine still works on the last: it does them in order.
      const last: Promise<void> | null = inserted;
      inserted = insert(bytes, last === null).catch(toIngestError);
      inserted.catch(() => null);
      await last;
    }
    throwIfAborted(signal);
    if (inserted === null) throw new EngineError("input", texts.arrowEmpty);
    await inserted;
    throwIfAborted(signal);
    const rows = await countRows(ask, name).catch(toIngestError);
    onRows?.(rows);
    await dropZones(ask, name);
    return { name, rows };
  } catch (error) {
    await inserted?.catch(() => null);
    await ask(`DROP TABLE IF EXISTS main.${quoteIdentifier(name)}`).catch(() => null);
    throw error;
  }
};

const toIngestError = (error: unknown): never => {
  if (error instanceof EngineError && ["engine", "memory"].includes(error.kind)) throw error;
  throw /memory/i.test(String(error))
    ? new EngineError("memory", texts.memory("all of it is used"), undefined, texts.memoryHint)
    : new EngineError("input", texts.arrowBroken);
};

/** With the mark of the end, without which the engine reads nothing; whole, because it takes the buffer away. */
const checked = (stream: Uint8Array): Uint8Array => {
  const head = String.fromCharCode(...stream.subarray(0, 6));
  if (head === "ARROW1") throw new EngineError("input", texts.arrowFile);
  const state = streamState(stream);
  if (state === "broken") throw new EngineError("input", texts.arrowBroken);
  if (state !== "ended") return concatenate([stream, endOfStream]);
  const isWhole = stream.byteLength === stream.buffer.byteLength;
  return isWhole ? stream : stream.slice();
};

/** Nothing in this engine can reckon with zones: the clock in UTC is kept. */
const dropZones = async (ask: Ask, name: string): Promise<void> => {
  for (const column of await readColumns(ask, name)) {
    if (column.type !== "TIMESTAMP WITH TIME ZONE") continue;
    const path = quoteIdentifier(column.name);
    await ask(
      `ALTER TABLE main.${quoteIdentifier(name)} ALTER ${path} TYPE TIMESTAMP USING ${path}::TIMESTAMP`,
    );
  }
};
