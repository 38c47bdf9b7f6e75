import { isProtectedName } from "@/datasets/model/people";
import { wordsOf } from "@/datasets/model/words";
import { CellFailure } from "@/lib/session/kind";
import { texts } from "./texts";

/** Groups of people as tables of areas name their shares: caste, religion, origin. */
const groups =
  /\b(hindus?|muslims?|christians?|sikhs?|buddhists?|jains?|parsis?|minority|minorities|scheduled|sc|st|obc|dalits?|adivasis?|black|white|asian|hispanic|latino|migrants?|immigrants?|foreigners?|foreign born)\b/;

/** A trait of areas that describes people by what must not decide anything. */
export const isProtectedTrait = (name: string): boolean =>
  isProtectedName(name) || groups.test(wordsOf(name));

/** Throws a CellFailure when one of the columns would choose by a protected trait where patrols go. */
export function refuseProtected(table: string, columns: readonly (string | undefined)[]): void {
  const found = columns.find((column) => column !== undefined && isProtectedTrait(column));
  if (found !== undefined) throw new CellFailure(texts.notForPlaces(found, table));
}
