"use client";

import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "projector";

export const themes: readonly Theme[] = ["light", "dark", "projector"];

const key = "beatbook:theme";
const listeners = new Set<() => void>();

/** Runs in the document's head, before anything is painted. */
export const themeScript = `try{var t=localStorage.getItem("${key}");if(t)document.documentElement.dataset.theme=t}catch(e){}`;

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // A browser that keeps nothing still shows the theme until the page closes.
  }
  for (const listener of listeners) listener();
}

function currentTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return themes.find((one) => one === theme) ?? "light";
}

/** Calls back after each change of theme. Returns the end of it. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, currentTheme, () => "light");
}
