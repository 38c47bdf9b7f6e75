"use client";

import { useState } from "react";

/** What the analyst tries on the screen, beside what the notebook keeps. */
export interface Tried<Value> {
  /** What the notebook kept when it was tried. */
  kept: string;
  value: Value | null;
  /** The source that keeps it, once that was asked for; `isThere` when it was seen in the cell. */
  written?: { source: string; isThere: boolean };
}

/**
 * What is left of it: nothing once the notebook keeps something else, nor once the source that kept it
 * has changed again. What was kept and then undone must not come back as tried.
 */
export function triedStill<Value>(
  tried: Tried<Value>,
  now: { kept: string; source?: string | undefined },
): Tried<Value> {
  const { kept, value, written } = tried;
  if (kept !== now.kept) return { kept: now.kept, value: null };
  if (value === null || !written || now.source === undefined) return tried;
  const isThere = written.source === now.source;
  if (written.isThere && !isThere) return { kept, value: null };
  return isThere === written.isThere ? tried : { kept, value, written: { ...written, isThere } };
}

export interface TriedState<Value> {
  tried: Value | null;
  setTried(change: (before: Value | null) => Value | null): void;
  /** The source that was asked to keep it. */
  write(source: string): void;
}

/** What is tried while the notebook keeps this; `source` is that of the cell. */
export function useTried<Value>(kept: string, source?: string): TriedState<Value> {
  const [state, setState] = useState<Tried<Value>>({ kept, value: null });
  const still = triedStill(state, { kept, source });
  // Gone for good, not only out of sight: the same may be kept again later.
  if (still !== state) setState(still);
  return {
    tried: still.value,
    setTried: (change) => setState((before) => ({ ...before, value: change(before.value) })),
    write: (to) =>
      to !== source &&
      setState((before) => ({ ...before, written: { source: to, isThere: false } })),
  };
}
