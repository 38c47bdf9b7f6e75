import { chicago } from "./chicago";
import type { Source } from "./source";

/** Every publisher that Beatbook knows. */
export const sources: readonly Source[] = [chicago];

export const sourceOf = (id: string): Source | null =>
  sources.find((source) => source.id === id) ?? null;
