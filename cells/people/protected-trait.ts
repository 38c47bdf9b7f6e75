import { isProtectedName } from "@/datasets/model/people";
import { wordsOf } from "@/datasets/model/words";

/** Groups of people as tables of areas name their shares: caste, religion, origin. */
const groups =
  /\b(hindus?|muslims?|christians?|sikhs?|buddhists?|jains?|parsis?|minority|minorities|scheduled|sc|st|obc|dalits?|adivasis?|black|white|asian|hispanic|latino|migrants?|immigrants?|foreigners?|foreign born)\b/;

/** A trait of areas that describes people by what must not decide anything. */
export const isProtectedTrait = (name: string): boolean =>
  isProtectedName(name) || groups.test(wordsOf(name));
