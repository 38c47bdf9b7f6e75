import type { Adapter } from "../case";
import { associationRules } from "./association-rules";
import { clq } from "./clq";
import { knox } from "./knox";
import { crossK } from "./cross-k";

/** Every method that has reference answers, one file each. */
export const adapters: readonly Adapter[] = [associationRules, clq, crossK, knox];
