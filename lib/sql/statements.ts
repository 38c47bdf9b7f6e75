import type { Token } from "./lexer";

export interface Statement {
  /** Offset of its first character. */
  start: number;
  /** Offset after its last, without the semicolon and what follows. */
  end: number;
  tokens: readonly Token[];
}

export const isOperator = (token: Token | undefined, text: string): boolean =>
  token?.type === "operator" && token.text === text;

/** The word in upper case; empty for everything that is not an unquoted word. */
export const keyword = (token: Token | undefined): string =>
  token?.type === "word" ? token.text.toUpperCase() : "";

export const splitStatements = (tokens: readonly Token[]): Statement[] => {
  const statements: Statement[] = [];
  let from = 0;
  for (let i = 0; i <= tokens.length; i++) {
    if (i < tokens.length && !isOperator(tokens[i], ";")) continue;
    const own = tokens.slice(from, i);
    if (own.length > 0) {
      statements.push({ start: own[0]!.start, end: own.at(-1)!.end, tokens: own });
    }
    from = i + 1;
  }
  return statements;
};

const closing: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** For each bracket the place of its partner. Brackets without one have no entry. */
export const matchBrackets = (tokens: readonly Token[]): Map<number, number> => {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, i) => {
    if (token.type !== "operator") return;
    if (token.text in closing) open.push(i);
    else if (open.length > 0 && token.text === closing[tokens[open.at(-1)!]!.text]) {
      const start = open.pop()!;
      pairs.set(start, i);
      pairs.set(i, start);
    }
  });
  return pairs;
};

export interface CteHead {
  name: string;
  /** Place of the `(` that opens its body. */
  open: number;
}

/** `name (columns)? USING KEY (…)? AS NOT? MATERIALIZED? (` at a place. */
export const cteAt = (
  tokens: readonly Token[],
  at: number,
  pairs: ReadonlyMap<number, number>,
): CteHead | null => {
  const token = tokens[at];
  if (token?.type !== "word" && token?.type !== "quoted") return null;
  let i = at + 1;
  const skipGroup = () => {
    if (isOperator(tokens[i], "(")) i = (pairs.get(i) ?? i) + 1;
  };
  skipGroup();
  if (keyword(tokens[i]) === "USING" && keyword(tokens[i + 1]) === "KEY") {
    i += 2;
    skipGroup();
  }
  if (keyword(tokens[i]) !== "AS") return null;
  i++;
  if (keyword(tokens[i]) === "NOT") i++;
  if (keyword(tokens[i]) === "MATERIALIZED") i++;
  return isOperator(tokens[i], "(") ? { name: token.text, open: i } : null;
};
