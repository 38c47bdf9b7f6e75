import { lexSql } from "@/lib/sql/lexer";
import { quoteIdentifier, quoteString } from "@/lib/sql/quote";
import { bindVariables } from "@/lib/sql/variables";
import { EngineError, type Value } from "./engine";
import { texts } from "./texts";

export interface BoundStatement {
  text: string;
  /** Statement that sets the variables on a connection; null when there are none. */
  settings: string | null;
  toWritten(offset: number): number;
}

/**
 * `$beat` becomes `getvariable('beat')` and its value a variable of the connection. What a value
 * holds is never part of the analyst's statement.
 */
export const bind = (
  sql: string,
  variables: Readonly<Record<string, Value>> = {},
): BoundStatement => {
  const used = new Set<string>();
  const bound = bindVariables(withoutListBrackets(sql, variables), (name) => {
    if (!Object.hasOwn(variables, name)) {
      const position = placeOf(sql, name);
      throw new EngineError("name", texts.noValue(name), position, texts.noValueHint);
    }
    const value = variables[name]!;
    // An empty list in a variable gets a type of its own and then suits no column.
    if (Array.isArray(value) && value.length === 0) return "[]";
    used.add(name);
    return `getvariable(${quoteString(name)})`;
  });
  const settings = [...used].map(
    (name) => `SET VARIABLE ${quoteIdentifier(name)} = ${literal(variables[name]!, name)}`,
  );
  return { ...bound, settings: settings.length > 0 ? settings.join("; ") : null };
};

/** One value as a literal that can only ever be that value. */
export const literal = (value: Value, name = ""): string => {
  if (value === null) return "NULL";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return numberLiteral(value);
  if (typeof value === "string") return textLiteral(value);
  if (value instanceof Date) return dateLiteral(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, name)).join(", ")}]`;
  throw new EngineError("type", texts.unboundValue(name));
};

const numberLiteral = (value: number): string => {
  if (Number.isNaN(value)) return "'nan'::DOUBLE";
  if (!Number.isFinite(value)) return value > 0 ? "'inf'::DOUBLE" : "'-inf'::DOUBLE";
  return Number.isSafeInteger(value) ? String(value) : `${value.toExponential()}::DOUBLE`;
};

/** SQL text ends at a zero byte, so those go in by number. */
const textLiteral = (value: string): string =>
  value.includes("\0")
    ? `(${value.split("\0").map(quoteString).join("||chr(0)||")})`
    : quoteString(value);

/** Times have no zone here: the UTC parts of a Date are the hands of the clock. */
const dateLiteral = (value: Date): string => {
  if (Number.isNaN(value.getTime())) return "NULL::TIMESTAMP";
  return `make_timestamp(${value.getTime()}::BIGINT * 1000)`;
};

const placeOf = (sql: string, name: string): number | undefined =>
  lexSql(sql).tokens.find((token) => token.type === "parameter" && token.text === name)?.start;

/** `x in ($list)` means `x in $list`: the brackets become blanks, so every place stays where it was. */
const withoutListBrackets = (sql: string, variables: Readonly<Record<string, Value>>): string => {
  if (!Object.values(variables).some(Array.isArray)) return sql;
  const { tokens } = lexSql(sql);
  let text = sql;
  const blank = (at: number) => (text = `${text.slice(0, at)} ${text.slice(at + 1)}`);
  tokens.forEach((token, i) => {
    const [word, open, close] = [tokens[i - 2], tokens[i - 1], tokens[i + 1]];
    if (token.type !== "parameter" || !Array.isArray(variables[token.text])) return;
    if (word?.text.toUpperCase() !== "IN" || open?.text !== "(" || close?.text !== ")") return;
    blank(open.start);
    blank(close.start);
  });
  return text;
};
