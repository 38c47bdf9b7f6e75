import type { Files } from "./files";

/** One reference answer, as the files of oracles hold it. */
export interface OracleCase {
  id: string;
  input: Record<string, unknown>;
  parameters: Record<string, unknown>;
  expected: Record<string, unknown>;
  /** `rel` and `abs` for every number; a key of `expected` overrides them, by a number's limit or in words. */
  tolerance: Record<string, unknown>;
  note?: string;
}

export interface OracleFile {
  method: string;
  definition: string;
  cases: OracleCase[];
}

/** How far an answer is from the expected one, in units of what is allowed: above 1 is a miss. */
export type Check = (actual: unknown, expected: unknown, oracle: OracleCase) => number;

/** Runs cases of one method through the product's own functions. */
export interface Adapter {
  method: string;
  /** The answer in the shape of the case's `expected`, or a promise of it. */
  run(oracle: OracleCase, files: Files): unknown;
  /** For keys of `expected` at any depth whose tolerance is words. */
  check?: Record<string, Check>;
  /** Keys of `expected` that describe the reference and are no figure of a method. */
  remarks?: readonly string[];
}
