import { lexSql } from "./lexer";

export interface Bound {
  text: string;
  /** The place in the text as written for a place in the new text. */
  toWritten(offset: number): number;
}

/**
 * Puts an expression such as `getvariable('beat')` in the place of each `$beat`; never within
 * texts, quoted names or comments. The value itself is not pasted anywhere.
 */
export const bindVariables = (text: string, toExpression: (name: string) => string): Bound => {
  const changes: { start: number; end: number; from: number; to: number }[] = [];
  let result = "";
  let copied = 0;
  for (const token of lexSql(text).tokens) {
    if (token.type !== "parameter" || /^[0-9]/.test(token.text)) continue;
    result += text.slice(copied, token.start);
    const start = result.length;
    result += toExpression(token.text);
    changes.push({ start, end: result.length, from: token.start, to: token.end });
    copied = token.end;
  }
  result += text.slice(copied);

  const toWritten = (offset: number) => {
    let shift = 0;
    for (const change of changes) {
      if (offset < change.start) break;
      if (offset < change.end) return change.from;
      shift = change.to - change.end;
    }
    return Math.max(0, Math.min(text.length, offset + shift));
  };
  return { text: result, toWritten };
};
