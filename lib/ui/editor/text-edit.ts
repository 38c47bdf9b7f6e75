export interface TextEdit {
  from: number;
  to: number;
  text: string;
}

/** The smallest single replacement that turns one text into the other, so that a cursor outside it stays. */
export function smallestEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  if (isHighSurrogate(before, head - 1)) head--;
  let tail = 0;
  while (
    tail < shorter - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  if (tail > 0 && isHighSurrogate(before, before.length - tail - 1)) tail--;
  return { from: head, to: before.length - tail, text: after.slice(head, after.length - tail) };
}

/** A pair of surrogates is one character and must not be cut. */
function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00;
}

/** The word at an offset, or the next best character to underline. Offsets in characters. */
export function wordAt(text: string, position: number): { from: number; to: number } {
  const at = Math.max(0, Math.min(position, text.length));
  const isWord = (index: number) => /[\p{L}\p{M}\p{N}_$]/u.test(text[index] ?? "");
  let to = at;
  while (isWord(to)) to++;
  if (to > at) return { from: at, to };
  if (at < text.length && text[at] !== "\n") return { from: at, to: at + 1 };
  let from = at;
  while (from > 0 && isWord(from - 1)) from--;
  return { from: from === at ? Math.max(0, at - 1) : from, to: at };
}
