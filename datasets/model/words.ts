/** `AccusedName`, `Father's name` and `PRESENT_ADDRESS` as words in small letters. */
export const wordsOf = (name: string): string =>
  name
    .replace(/['’.]/g, "")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
