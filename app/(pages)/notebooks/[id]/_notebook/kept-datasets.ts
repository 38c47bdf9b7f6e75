"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { DatasetEntry } from "@/lib/store/datasets";

const none: readonly DatasetEntry[] = [];
let entries: readonly DatasetEntry[] = none;
let asking: Promise<void> | null = null;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** One question at a time, however many ask. A server that does not answer changes nothing. */
function ask(): void {
  asking ??= fetch("/api/datasets", { cache: "no-store" })
    .then(async (response) => {
      if (!response.ok) return;
      entries = (await response.json()) as DatasetEntry[];
      for (const listener of listeners) listener();
    })
    .catch(() => undefined)
    .finally(() => (asking = null));
}

/** The datasets that are kept on this computer: asked for when the page opens and is come back to. */
export function useKeptDatasets(): readonly DatasetEntry[] {
  useEffect(() => {
    ask();
    window.addEventListener("focus", ask);
    return () => window.removeEventListener("focus", ask);
  }, []);
  return useSyncExternalStore(
    subscribe,
    () => entries,
    () => none,
  );
}
