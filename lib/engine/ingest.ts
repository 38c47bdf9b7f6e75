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
  let rows = -1;
  try {
    for await (const stream of streams) {
      throwIfAborted(signal);
      const bytes = checked(stream);
      const create = rows < 0;
      try {
        await instance.call(() =>
          instance.bindings.insertArrowFromIPCStream(connection, bytes, {
            name,
            create,
            schema: "main",
          }),
        );
        rows = await countRows(ask, name);
      } catch (error) {
        if (error instanceof EngineError && ["engine", "memory"].includes(error.kind)) throw error;
        throw /memory/i.test(String(error))
          ? new EngineError(
              "memory",
              texts.memory("all of it is used"),
              undefined,
              texts.memoryHint,
            )
          : new EngineError("input", texts.arrowBroken);
      }
      onRows?.(rows);
    }
    throwIfAborted(signal);
    if (rows < 0) throw new EngineError("input", texts.arrowEmpty);
    await dropZones(ask, name);
    return { name, rows };
  } catch (error) {
    await ask(`DROP TABLE IF EXISTS main.${quoteIdentifier(name)}`).catch(() => null);
    throw error;
  }
};

/** A copy, because the engine takes the buffer away; with the mark of the end, without which it reads nothing. */
const checked = (stream: Uint8Array): Uint8Array => {
  const head = String.fromCharCode(...stream.subarray(0, 6));
  if (head === "ARROW1") throw new EngineError("input", texts.arrowFile);
  const state = streamState(stream);
  if (state === "broken") throw new EngineError("input", texts.arrowBroken);
  return concatenate(state === "ended" ? [stream] : [stream, endOfStream]);
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
