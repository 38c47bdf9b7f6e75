"use client";

import { useSyncExternalStore } from "react";

/**
 * Whether this visit shows what identifies people. It lives in this page's memory alone: it is
 * never written to the notebook, the store or the browser, and ends with the visit.
 */
let shown = false;
const listeners = new Set<() => void>();

export const namesAreShown = (): boolean => shown;

export function showNames(wanted: boolean): void {
  if (shown === wanted) return;
  shown = wanted;
  for (const listener of listeners) listener();
}

/** Calls back whenever it changes; returns what ends that. */
export const onNamesShown = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNamesShown = (): boolean =>
  useSyncExternalStore(onNamesShown, namesAreShown, () => false);
