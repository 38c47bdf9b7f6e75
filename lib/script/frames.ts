import type { Value } from "@/lib/engine/engine";
import type { CellId, Name } from "@/lib/notebook/document";

/** What a frame is given besides its program: a value by structured clone, or a table as one Arrow IPC stream. */
export type ScriptInput =
  { name: Name; kind: "value"; value: unknown } | { name: Name; kind: "table"; bytes: Uint8Array };

export interface ScriptRun {
  id: CellId;
  /** The program that compile() wrote: the body of an async function. */
  program: string;
  /** Heavy parts of the standard library that the program names. */
  parts: readonly ScriptPart[];
  inputs: readonly ScriptInput[];
  signal: AbortSignal;
  /** Other cells wait for its outputs: start now, seen or not. */
  needed: boolean;
  /** The frame's only way to data: SQL over the notebook's own tables, answered as one Arrow IPC stream. */
  onQuery(sql: string, variables: Record<string, Value>): Promise<Uint8Array>;
  /** Outputs that came after the run had ended: a generator's next value, a view that was moved. */
  onValues(values: Record<Name, unknown>): void;
  onProgress(words: string): void;
  /** True: nothing is computed until the cell is seen. False: the program has started. */
  onWaiting(waiting: boolean): void;
  /** Outputs that stay in the frame (functions, drawings, what is too large), with the reason in plain words. */
  onWithheld?(reasons: Record<Name, string>): void;
}

export type ScriptPart = "deck" | "methods";

/**
 * One sandboxed frame per TypeScript cell, in its place on the page. The walls are
 * described in docs/security.md and built in app/frame.
 */
export interface ScriptFrames {
  /** Tells where a cell's frame belongs. The element must not be moved while mounted. Returns the unmount. */
  mount(id: CellId, place: HTMLElement): () => void;
  /**
   * Starts the frame if need be and runs the program; resolves with the outputs.
   * Rejects with a CellFailure for errors of the program, with an AbortError when
   * the signal aborts; then a frame that does not answer at once is removed.
   */
  run(run: ScriptRun): Promise<Record<Name, unknown>>;
  /** Removes the frame at once. */
  remove(id: CellId): void;
}
