/** What can go wrong that is not a bug: each has words for the user and a kind for the caller. */
export type ProblemKind =
  "missing" | "malformed" | "damaged" | "in-use" | "too-large" | "no-space" | "unusable";

export interface LineError {
  /** 1-based line of the notebook file. */
  line: number;
  message: string;
}

export class StoreProblem extends Error {
  constructor(
    readonly kind: ProblemKind,
    message: string,
    /** Only for `malformed`: what is wrong with the text, line by line. */
    readonly errors: readonly LineError[] = [],
  ) {
    super(message);
    this.name = "StoreProblem";
  }
}

export const missingNotebook = () =>
  new StoreProblem("missing", "There is no notebook at this address. It may have been deleted.");

export const missingDataset = () =>
  new StoreProblem("missing", "There is no dataset at this address. It may have been removed.");
