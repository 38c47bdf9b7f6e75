import { lexSql, type Token } from "./lexer";
import { cteAt, isOperator, keyword, matchBrackets, splitStatements } from "./statements";

export type SingleQuery =
  | { ok: true; text: string; kind: "query" | "explain" }
  | { ok: false; message: string; position: number };

const starters = new Set(
  `SELECT FROM VALUES TABLE PIVOT UNPIVOT PIVOT_WIDER PIVOT_LONGER DESCRIBE DESC SUMMARIZE SHOW`.split(
    " ",
  ),
);

/**
 * A SQL cell is one query: it reads and makes a table, and changes nothing. The text comes back
 * without the semicolon and comments at its end, every place in it where it was.
 */
export const singleQuery = (text: string): SingleQuery => {
  const { tokens, problem } = lexSql(text);
  if (problem) return { ok: false, ...problem };
  const [first, second] = splitStatements(tokens);
  if (!first) return { ok: false, message: "There is no query here yet", position: 0 };
  if (second) {
    const message = "A cell holds one query. A second one begins here: give it a cell of its own";
    return { ok: false, message, position: second.start };
  }
  const pairs = matchBrackets(first.tokens);
  const lonely = first.tokens.findIndex(
    (token, i) => token.type === "operator" && "()[]{}".includes(token.text) && !pairs.has(i),
  );
  if (lonely >= 0) {
    const bracket = first.tokens[lonely]!;
    const message = `The bracket ${bracket.text} has no partner`;
    return { ok: false, message, position: bracket.start };
  }
  const { at, kind } = findStart(first.tokens, pairs);
  const begin = first.tokens[at];
  if (!starters.has(keyword(begin))) {
    return { ok: false, message: whyNot(begin), position: begin?.start ?? first.end };
  }
  return { ok: true, text: text.slice(0, first.end), kind };
};

/** The word that says what the statement does, past EXPLAIN, brackets and WITH. */
const findStart = (tokens: readonly Token[], pairs: ReadonlyMap<number, number>) => {
  let at = 0;
  let kind: "query" | "explain" = "query";
  if (keyword(tokens[0]) === "EXPLAIN") {
    kind = "explain";
    at = 1;
    if (keyword(tokens[at]) === "ANALYZE") at++;
    if (isOperator(tokens[at], "(") && keyword(tokens[at + 1]) === "FORMAT") {
      at = pairs.get(at)! + 1;
    }
  }
  for (;;) {
    if (isOperator(tokens[at], "(")) at++;
    else if (keyword(tokens[at]) === "WITH") {
      const next = skipWith(tokens, at, pairs);
      if (next === null) return { at, kind };
      at = next;
    } else return { at, kind };
  }
};

const skipWith = (
  tokens: readonly Token[],
  at: number,
  pairs: ReadonlyMap<number, number>,
): number | null => {
  let i = at + (keyword(tokens[at + 1]) === "RECURSIVE" ? 2 : 1);
  for (;;) {
    const close = pairs.get(cteAt(tokens, i, pairs)?.open ?? -1);
    if (close === undefined) return null;
    if (!isOperator(tokens[close + 1], ",")) return close + 1;
    i = close + 2;
  }
};

const whyNot = (token: Token | undefined): string => {
  const rule = "A SQL cell holds one query, which begins with SELECT, FROM or WITH";
  const word = keyword(token);
  if (word === "" || token === undefined) return rule;
  if (word === "WITH") return "After WITH comes a name, AS and a query in brackets";
  return `${rule}. It cannot hold ${word}: cells read tables and never change them`;
};
