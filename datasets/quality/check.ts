import type { Finding } from "./report";
import type { Subject } from "./subject";

/** One question to a table. Its findings are empty when nothing is wrong, or when it does not apply. */
export interface Check {
  name: string;
  /** What the analyst reads while it runs. */
  words: string;
  /** Also asked of the files behind a table of the model. */
  ofRaw?: boolean;
  run(subject: Subject): Promise<Finding[]>;
}

type Given = Pick<Finding, "check" | "severity" | "affected" | "of" | "says" | "advice"> &
  Partial<Finding>;

export const finding = (given: Given): Finding => ({
  column: null,
  by: null,
  group: null,
  example: null,
  ...given,
});

/** One finding of the whole table, told again for a group of its rows. */
export const within = (
  whole: Finding,
  by: string,
  group: string,
  affected: number,
  of: number,
  says: string,
): Finding => ({ ...whole, by, group, affected, of, says, advice: "", example: null });
