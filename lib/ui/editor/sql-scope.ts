import type { TableInfo } from "@/lib/engine/engine";
import { isReserved } from "./sql-words";

interface Token {
  kind: "word" | "quoted" | "dark" | "variable" | "other";
  /** Without quotes, for words and quoted names. */
  text: string;
  from: number;
  to: number;
}

export interface NamedTable {
  table: TableInfo;
  /** As the statement calls it: its alias, or its name. */
  as: string;
}

/** Where the cursor stands in a statement. Offsets in characters into the whole text. */
export interface SqlPlace {
  /** In a comment or a string nothing can be said. */
  dark: boolean;
  /** The name being written, and its place in the text. */
  prefix: string;
  from: number;
  to: number;
  /** `$` stands before it. */
  variable: boolean;
  /** `word.` stands before it. */
  qualifier: string | null;
  /** The word before, in lower case. */
  before: string;
  /** Tables of this statement, in the order they are named. */
  named: NamedTable[];
}

// Not lib/sql: here the statement is half written, and comments and open quotes are places to stand in.
const pattern =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|\$\$[\s\S]*?(?:\$\$|$)|"(?:[^"]|"")*(?:"|$)|\$\w*|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|\d[\w.]*|[^\s]/g;

function scan(text: string): Token[] {
  return [...text.matchAll(pattern)].map((match) => {
    const raw = match[0];
    const from = match.index;
    const to = from + raw.length;
    if (raw.startsWith('"')) {
      const name = raw.slice(1, raw.length > 1 && raw.endsWith('"') ? -1 : undefined);
      return { kind: "quoted", text: name.replaceAll('""', '"'), from, to };
    }
    if (raw.startsWith("--") || raw.startsWith("/*") || raw.startsWith("'") || raw.startsWith("$$"))
      return { kind: "dark", text: raw, from, to };
    if (raw.startsWith("$")) return { kind: "variable", text: raw.slice(1), from, to };
    if (/^[A-Za-z_\u0080-\uffff]/.test(raw)) return { kind: "word", text: raw, from, to };
    return { kind: "other", text: raw, from, to };
  });
}

const isName = (token: Token | undefined): token is Token =>
  token !== undefined && (token.kind === "quoted" || token.kind === "word");

function statementAt(tokens: Token[], offset: number): Token[] {
  const ends = tokens.filter((token) => token.text === ";" && token.kind === "other");
  const start = ends.findLast((token) => token.to <= offset)?.to ?? 0;
  const end = ends.find((token) => token.from >= offset)?.from ?? Infinity;
  return tokens.filter((token) => token.from >= start && token.to <= end);
}

function tablesIn(tokens: Token[], tables: readonly TableInfo[]): NamedTable[] {
  const known = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  const named: NamedTable[] = [];
  const plain = tokens.filter((token) => token.kind !== "dark");
  plain.forEach((token, at) => {
    const table = isName(token) ? known.get(token.text.toLowerCase()) : undefined;
    const afterDot = plain[at - 1]?.text === ".";
    if (!table || afterDot) return;
    let next = plain[at + 1];
    if (next?.kind === "word" && next.text.toLowerCase() === "as") next = plain[at + 2];
    const isAlias = isName(next) && (next.kind === "quoted" || !clauseWord(next.text));
    const as = isAlias ? next!.text : table.name;
    if (!named.some((other) => other.table === table && other.as === as)) named.push({ table, as });
  });
  return named;
}

const clauses = new Set(
  "select join inner left right full cross natural asof positional semi anti set insert values by union tablesample".split(
    " ",
  ),
);

function clauseWord(word: string): boolean {
  return isReserved(word) || clauses.has(word.toLowerCase());
}

/** Reads the statement around the cursor. Never fails: a half-written statement is the usual case. */
export function sqlPlace(text: string, offset: number, tables: readonly TableInfo[]): SqlPlace {
  const tokens = scan(text);
  const at = tokens.findIndex((token) => token.from < offset && offset <= token.to);
  const token = tokens[at];
  const writing = token && token.kind !== "other" && token.kind !== "dark" ? token : undefined;
  const inDark = token?.kind === "dark" && (offset < token.to || token.text.startsWith("--"));
  const openString =
    token?.kind === "dark" && token.text.startsWith("'") && !/^'(?:[^']|'')*'$/.test(token.text);
  const rest = tokens.filter(
    (other) => other.to <= (writing?.from ?? offset) && other.kind !== "dark",
  );
  const previous = rest.at(-1);
  const qualifier = previous?.text === "." && isName(rest.at(-2)) ? rest.at(-2)!.text : null;
  const opening = writing?.kind === "quoted" || writing?.kind === "variable" ? 1 : 0;
  return {
    dark: inDark || openString,
    prefix: writing ? text.slice(writing.from + opening, offset) : "",
    from: writing?.from ?? offset,
    to:
      writing && text.slice(writing.from, writing.to).includes("\n")
        ? offset
        : (writing?.to ?? offset),
    variable: writing?.kind === "variable",
    qualifier,
    before: previous?.kind === "word" ? previous.text.toLowerCase() : (previous?.text ?? ""),
    named: tablesIn(statementAt(tokens, offset), tables),
  };
}

/** The table that `word` in front of a dot means in this statement. */
export function tableOf(place: SqlPlace, word: string, tables: readonly TableInfo[]) {
  const same = (name: string) => name.toLowerCase() === word.toLowerCase();
  return (
    place.named.find((named) => same(named.as))?.table ?? tables.find((table) => same(table.name))
  );
}
