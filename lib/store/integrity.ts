import { sha256 } from "./ids";
import { StoreProblem } from "./problems";

/** The database does not notice a flipped byte inside a text; its hash does. */
export function checkRevision(revision: number, text: string, hash: string): void {
  if (sha256(text) === hash) return;
  throw new StoreProblem(
    "damaged",
    `Revision ${revision} of this notebook is damaged on the disk: its text is not what was saved. ` +
      "Nothing was changed. Restore an earlier revision, and have the disk checked.",
  );
}
