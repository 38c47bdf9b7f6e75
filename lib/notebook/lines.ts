/** A line of a file: `text` without its end, `end` one of `\n`, `\r\n`, `\r` or nothing at the end of the file. */
export interface Line {
  readonly text: string;
  readonly end: string;
}

export const toLines = (text: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  let feed = text.indexOf("\n");
  let carriage = text.indexOf("\r");
  while (feed >= 0 || carriage >= 0) {
    const at = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage;
    const end = at === feed ? "\n" : feed === carriage + 1 ? "\r\n" : "\r";
    lines.push({ text: text.slice(start, at), end });
    start = at + end.length;
    if (feed >= 0 && feed < start) feed = text.indexOf("\n", start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf("\r", start);
  }
  if (start < text.length) lines.push({ text: text.slice(start), end: "" });
  return lines;
};

export const isBlank = (text: string): boolean => text.trim() === "";

/** Lines as they stand in the file, less the end of the last one. */
export const rawOf = (lines: readonly Line[]): string =>
  lines.map((line, i) => (i === lines.length - 1 ? line.text : line.text + line.end)).join("");

/** Lines as the app sees them. */
export const sourceOf = (lines: readonly Line[]): string =>
  lines.map((line) => line.text).join("\n");

export interface Fence {
  /** The run of backticks or tildes. */
  readonly mark: string;
  /** Everything after it, as written. */
  readonly rest: string;
}

/** The fence that a line opens, if it does: only at column 0. */
export const openingFence = (text: string): Fence | null => {
  const first = text[0];
  if (first !== "`" && first !== "~") return null;
  let length = 1;
  while (text[length] === first) length++;
  if (length < 3) return null;
  const rest = text.slice(length);
  // Three backticks, text and three backticks in a line is code within a sentence.
  if (first === "`" && rest.includes("`")) return null;
  return { mark: text.slice(0, length), rest };
};

export const isClosingFence = (text: string, mark: string): boolean => {
  let start = 0;
  while (start < 3 && text[start] === " ") start++;
  if (!text.startsWith(mark, start)) return false;
  const character = mark[0];
  for (let i = start + mark.length; i < text.length; i++) {
    if (text[i] !== character) return isBlank(text.slice(i));
  }
  return true;
};

/** A run of `character` longer than any that begins a line of `source`, and at least three. */
export const fenceAround = (source: string, character: "`" | "~"): string => {
  let longest = 2;
  for (const line of source.split("\n")) {
    const text = line.trimStart();
    let length = 0;
    while (text[length] === character) length++;
    longest = Math.max(longest, length);
  }
  return character.repeat(longest + 1);
};
