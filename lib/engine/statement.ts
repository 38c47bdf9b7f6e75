import { EngineError } from "./engine";
import { toEngineError } from "./errors";
import type { Instance } from "./instance";
import { texts } from "./texts";

/** Most fetches under way at once; hides the way to the worker and back. */
const mostAhead = 4;

export const endOfStream = new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0]);

export const cancelled = () => new EngineError("cancelled", texts.cancelled);

export const throwIfAborted = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw cancelled();
};

/**
 * One statement on one connection: started, polled and fetched in short turns, never run in one
 * go, because that would hold the worker for everybody and could not be stopped. Yields the schema
 * first, then batches; the end-of-stream mark is left to the caller.
 */
export async function* runStatement(
  instance: Instance,
  connection: number,
  sql: string,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  throwIfAborted(signal);
  const { bindings } = instance;
  let cancelling: Promise<unknown> | null = null;
  const cancel = () => {
    cancelling ??= instance.call(() => bindings.cancelPendingQuery(connection)).catch(() => null);
  };
  signal?.addEventListener("abort", cancel);
  const flying: Promise<Uint8Array | null>[] = [];
  try {
    let header = await instance.call(() => bindings.startPendingQuery(connection, sql, false));
    while (header === null) {
      if (signal?.aborted) {
        cancel();
        await cancelling;
        throwIfAborted(signal);
      }
      header = await instance.call(() => bindings.pollPendingQuery(connection));
    }
    throwIfAborted(signal);
    yield header;
    // An answer of one batch, as most are, is not kept waiting by fetches that find nothing.
    for (let ahead = 2; ; ahead = mostAhead) {
      throwIfAborted(signal);
      while (flying.length < ahead) {
        const fetch = instance.call(() => bindings.fetchQueryResults(connection));
        fetch.catch(() => null);
        flying.push(fetch);
      }
      const chunk = await flying.shift()!;
      if (chunk === null) continue;
      if (chunk.length === 0) return;
      yield chunk;
    }
  } catch (error) {
    throw signal?.aborted && !(error instanceof EngineError)
      ? cancelled()
      : toEngineError(error, sql);
  } finally {
    signal?.removeEventListener("abort", cancel);
    await Promise.allSettled(flying);
    await cancelling;
  }
}

/**
 * A statement that is known to take about a millisecond, in one go: the worker answers nobody else
 * meanwhile and it cannot be stopped.
 */
export const runBriefStatement = async (
  instance: Instance,
  connection: number,
  sql: string,
): Promise<Uint8Array> => {
  try {
    return await instance.call(() => instance.bindings.runQuery(connection, sql));
  } catch (error) {
    throw toEngineError(error, sql);
  }
};

export const concatenate = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
