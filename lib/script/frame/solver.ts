import load, { type Highs } from "highs";
import wasmBinary from "highs/runtime";

/** The solver with its program inside: a frame may load scripts and nothing else. */
export const start = (): Promise<Highs> => load({ wasmBinary });
