import { WorkFailure } from "@/lib/work/messages";

/** A file that cannot be opened: what is wrong, where, and what to do. Nothing was changed. */
export function refuse(message: string, hint: string): never {
  throw new WorkFailure({ message, hint });
}

/** What to do about most damage. */
export const again = "Copy or download it again, or save it anew.";

/** A caught error of a library as its plain words; some say a great deal. */
export const wordsOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, "").slice(0, 160);
