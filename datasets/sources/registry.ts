import { beatbookTemplate } from "./beatbook-template";
import { chicago } from "./chicago";
import { ksp2024 } from "./ksp-2024";
import { ksp2026 } from "./ksp-2026";
import { portlandNij } from "./portland-nij";
import type { Source } from "./source";
import { ukPolice } from "./uk-police";

/**
 * Every publisher that Beatbook knows. Tables of counts, such as the monthly crime review of
 * Karnataka, are none: a row of theirs is no incident.
 */
export const sources: readonly Source[] = [
  ksp2024,
  ksp2026,
  chicago,
  ukPolice,
  portlandNij,
  beatbookTemplate,
];

export const sourceOf = (id: string): Source | null =>
  sources.find((source) => source.id === id) ?? null;
