import type { Token } from "./lexer";
import { cteAt, isOperator, keyword, matchBrackets } from "./statements";

/** Names of common table expressions that can be seen from a place; lower case. */
interface Scope {
  names: Set<string>;
  outer: Scope | null;
}

/** What is known between two brackets. */
interface Level {
  /** What may begin here: a query, a table of a list, one table, or a table or a query after `(`. */
  expects: "query" | "item" | "single" | "either" | null;
  /** A comma brings the next table. */
  inFrom: boolean;
  scope: Scope;
  /** `extract(year FROM at)`: this FROM names no table. */
  isCall: boolean;
  /** Set in the brackets of a common table expression: its name is known after them. */
  defines?: string;
  /** `query_table('fir')` and `query('from fir')`: texts that name tables. */
  texts?: "names" | "statements";
}

const words = (list: string) => new Set(list.split(/\s+/));

const callsWithFrom = words("EXTRACT SUBSTRING TRIM OVERLAY");
const describing = words("DESCRIBE DESC SUMMARIZE SHOW");
const pivots = words("PIVOT UNPIVOT PIVOT_WIDER PIVOT_LONGER");
const setOperators = words("UNION INTERSECT EXCEPT");
const afterSetOperator = words("ALL DISTINCT BY NAME EXPLAIN ANALYZE");
const endsFrom = words("SELECT WHERE GROUP ORDER HAVING WINDOW QUALIFY LIMIT OFFSET");
const shownThings = words("TABLES ALL DATABASES SCHEMAS VARIABLES");
const neverTables = words(
  `SELECT FROM WHERE GROUP ORDER HAVING WINDOW QUALIFY LIMIT OFFSET UNION INTERSECT EXCEPT ON USING
  JOIN LEFT RIGHT FULL INNER OUTER CROSS NATURAL AS WITH TABLE PIVOT UNPIVOT PIVOT_WIDER
  PIVOT_LONGER DESCRIBE SUMMARIZE CASE WHEN THEN ELSE END AND OR NOT IN NULL TRUE FALSE`,
);

/** The tables that one statement reads, in order, possibly twice. One pass, no recursion. */
export const readTables = (
  tokens: readonly Token[],
  readText: (text: string) => string[],
): string[] => {
  const tables: string[] = [];
  const pairs = matchBrackets(tokens);
  const ctes = new Map<number, string>();
  const root = { names: new Set<string>(), outer: null };
  const levels: Level[] = [newLevel("query", root)];

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const level = levels.at(-1)!;
    if (level.texts && token.type === "string") {
      tables.push(...(level.texts === "names" ? [token.text] : readText(token.text)));
    }
    if (token.type === "operator" && "([{".includes(token.text)) {
      levels.push(openLevel(i, level));
      continue;
    }
    if (token.type === "operator" && ")]}".includes(token.text)) {
      if (levels.length > 1) levels.pop();
      i = closeLevel(i, level, levels.at(-1)!);
      continue;
    }
    if (level.expects !== null && level.expects !== "query") {
      const after = readItem(i, level);
      if (after !== null) {
        i = after;
        continue;
      }
    }
    if (isOperator(token, ",")) {
      level.expects = level.inFrom ? "item" : null;
    } else if (token.type === "word" && !isOperator(tokens[i - 1], ".")) {
      i = readWord(i, level);
    } else {
      level.expects = null;
    }
  }
  return tables;

  function openLevel(i: number, level: Level): Level {
    const isItem = level.expects !== null && level.expects !== "query";
    const next = newLevel(isItem ? "either" : "query", level.scope);
    next.inFrom = isItem;
    if (isItem) level.inFrom = level.expects !== "single";
    const call = keyword(tokens[i - 1]);
    next.isCall = callsWithFrom.has(call);
    if (call === "QUERY_TABLE") next.texts = "names";
    else if (call === "QUERY") next.texts = "statements";
    else if (level.texts === "names") next.texts = "names";
    const name = ctes.get(i);
    if (name !== undefined) {
      next.defines = name;
      next.expects = "query";
      next.inFrom = false;
    }
    level.expects = null;
    return next;
  }

  function closeLevel(i: number, closed: Level, level: Level): number {
    if (closed.defines === undefined) return i;
    level.scope.names.add(closed.defines.toLowerCase());
    const more = isOperator(tokens[i + 1], ",") ? cteAt(tokens, i + 2, pairs) : null;
    if (more) return startCte(more);
    level.expects = "query";
    return i;
  }

  /** Goes on right before the bracket that opens the body. */
  function startCte({ name, open }: { name: string; open: number }): number {
    ctes.set(open, name);
    return open - 1;
  }

  /** The place of the last token that belongs to the table here; null when there is none. */
  function readItem(i: number, level: Level): number | null {
    const token = tokens[i]!;
    const word = keyword(token);
    if (word === "LATERAL") return i;
    if (level.expects === "single" && shownThings.has(word)) return i;
    const isName = token.type === "quoted" || (token.type === "word" && !neverTables.has(word));
    const opensQuery = level.expects === "either" && describing.has(word);
    if (!isName || opensQuery) {
      level.expects = level.expects === "either" ? "query" : null;
      return null;
    }
    const parts = [token.text];
    let last = i;
    while (isOperator(tokens[last + 1], ".") && isPart(tokens[last + 2])) {
      parts.push(tokens[last + 2]!.text);
      last += 2;
    }
    if (word === "VALUES" && level.expects === "either") {
      level.expects = null;
      level.inFrom = false;
      return i;
    }
    // `FROM b: burglaries` puts the alias first.
    if (isOperator(tokens[last + 1], ":")) return last + 1;
    level.inFrom = level.expects !== "single";
    level.expects = null;
    if (!isOperator(tokens[last + 1], "(")) addTable(parts, level.scope);
    return last;
  }

  function addTable(parts: string[], scope: Scope) {
    const name = parts.at(-1)!;
    if (parts.length > 1) {
      const schema = parts.at(-2)!.toLowerCase();
      tables.push(schema === "main" ? name : parts.join("."));
    } else if (!isSeen(name.toLowerCase(), scope)) {
      tables.push(name);
    }
  }

  function readWord(i: number, level: Level): number {
    const word = keyword(tokens[i]);
    const { expects } = level;
    level.expects = null;
    if (word === "WITH") return readWith(i, level);
    if (word === "FROM") {
      if (!isPartOfExpression(i, level)) {
        level.inFrom = true;
        level.expects = "item";
      }
    } else if (word === "JOIN") {
      level.inFrom = true;
      level.expects = "item";
    } else if (word === "TABLE") {
      level.expects = "single";
    } else if (pivots.has(word)) {
      // After a table of a list it is followed by brackets and changes that table.
      if (!level.inFrom || !isOperator(tokens[i + 1], "(")) level.expects = "single";
    } else if (setOperators.has(word)) {
      level.inFrom = false;
      level.expects = "query";
    } else if (expects === "query" && describing.has(word)) {
      level.expects = "single";
    } else if (expects === "query" && afterSetOperator.has(word)) {
      level.expects = "query";
    } else if (endsFrom.has(word)) {
      level.inFrom = false;
    } else if (word === "USING" && !isOperator(tokens[i + 1], "(")) {
      level.inFrom = false;
    }
    return i;
  }

  function readWith(i: number, level: Level): number {
    const isRecursive = keyword(tokens[i + 1]) === "RECURSIVE";
    const first = cteAt(tokens, i + (isRecursive ? 2 : 1), pairs);
    if (!first) return i;
    level.scope = { names: new Set(), outer: level.scope };
    level.inFrom = false;
    if (isRecursive) {
      for (let cte: ReturnType<typeof cteAt> = first; cte; cte = following(cte.open)) {
        level.scope.names.add(cte.name.toLowerCase());
      }
    }
    return startCte(first);
  }

  function following(open: number) {
    const close = pairs.get(open);
    if (close === undefined || !isOperator(tokens[close + 1], ",")) return null;
    return cteAt(tokens, close + 2, pairs);
  }

  function isPartOfExpression(i: number, level: Level): boolean {
    if (level.isCall) {
      level.isCall = false;
      return true;
    }
    if (keyword(tokens[i - 1]) !== "DISTINCT") return false;
    const before = keyword(tokens[i - 2]);
    return before === "IS" || (before === "NOT" && keyword(tokens[i - 3]) === "IS");
  }
};

const newLevel = (expects: Level["expects"], scope: Scope): Level => ({
  expects,
  inFrom: false,
  scope,
  isCall: false,
});

const isPart = (token: Token | undefined) => token?.type === "word" || token?.type === "quoted";

const isSeen = (name: string, scope: Scope | null): boolean => {
  for (; scope; scope = scope.outer) if (scope.names.has(name)) return true;
  return false;
};
