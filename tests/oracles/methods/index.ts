import type { Adapter } from "../case";

/** Every method that has reference answers, one file each. */
export const adapters: readonly Adapter[] = [];
