"use client";

import { type RefObject, useEffect } from "react";

/** Keys that work while nothing is being typed: `/` searches, N makes a new one. */
export function useListKeys(field: RefObject<HTMLInputElement | null>, create: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest("input, textarea, [role=menu], [role=dialog]")) return;
      if (event.key === "/") field.current?.focus();
      else if (event.key === "n" || event.key === "N") create();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}
