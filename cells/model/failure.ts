import { isMap, isScalar, parseDocument } from "yaml";
import { EngineError } from "@/lib/engine/engine";
import { CellFailure, type CellProblem } from "@/lib/session/kind";
import { lexSql } from "@/lib/sql/lexer";
import { texts } from "./texts";

export interface NamedExpression {
  column: string;
  expression: string;
  origin: "source" | "corrected";
}

/** What keeps a text from being one SQL expression, with its place; null when nothing does. */
export function faultOf(expression: string): { message: string; position: number } | null {
  const { tokens, problem } = lexSql(expression);
  if (problem) return problem;
  if (tokens.length === 0) return { message: texts.problems.empty, position: 0 };
  const open: { text: string; start: number }[] = [];
  for (const { type, text, start } of tokens) {
    if (type !== "operator") continue;
    if (text === ";" || (text === "," && open.length === 0))
      return { message: texts.problems.notOne(text), position: start };
    if ("([{".includes(text)) open.push({ text, start });
    if (!")]}".includes(text)) continue;
    if (pairs[open.pop()?.text ?? ""] !== text)
      return { message: texts.problems.lonely(text), position: start };
  }
  const rest = open.at(-1);
  return rest ? { message: texts.problems.lonely(rest.text), position: rest.start } : null;
}

const pairs: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** Refuses what the analyst wrote when it is no expression, before the engine sees it. */
export function refuseFaults(columns: Readonly<Record<string, string | null>>, source: string) {
  for (const [column, expression] of Object.entries(columns)) {
    const fault = expression === null ? null : faultOf(expression);
    if (fault) throw new CellFailure(problemAt(column, fault.message, source, fault.position));
  }
}

/**
 * Runs one expression after the other until the one is found that the engine refuses, so that
 * the analyst reads a column's name instead of a place in a query that nobody wrote.
 */
export async function toFailure(
  error: unknown,
  expressions: readonly NamedExpression[],
  source: string,
  attempt: (column: string) => Promise<unknown>,
): Promise<unknown> {
  if (!(error instanceof EngineError) || !["syntax", "name", "type", "input"].includes(error.kind))
    return error;
  const corrected = expressions.filter(({ origin }) => origin === "corrected");
  const others = expressions.filter(({ origin }) => origin === "source");
  for (const { column, origin } of [...corrected, ...others]) {
    const fault = await attempt(column).then(
      () => null,
      (reason: unknown) => (reason instanceof EngineError ? reason : null),
    );
    if (!fault) continue;
    if (fault.kind === "cancelled") return fault;
    const problem = problemAt(column, fault.message, source);
    const hint = origin === "source" ? texts.problems.ofSource(column) : fault.hint;
    return new CellFailure({ ...problem, ...(hint && { hint }) });
  }
  return error;
}

function problemAt(column: string, message: string, source: string, within?: number): CellProblem {
  const start = placeOfColumn(source, column);
  const position = start === undefined ? undefined : start + (within ?? 0);
  return {
    message: texts.problems.expression(column, message),
    ...(position !== undefined && { position }),
  };
}

/** Where the expression of a column begins in the cell's YAML; nothing when it is the source's. */
function placeOfColumn(source: string, column: string): number | undefined {
  const columns = parseDocument(source, { prettyErrors: false }).get("columns", true);
  const value = isMap(columns) ? columns.get(column, true) : undefined;
  if (!isScalar(value) || !value.range) return undefined;
  const isQuoted = value.type === "QUOTE_SINGLE" || value.type === "QUOTE_DOUBLE";
  return value.range[0] + (isQuoted ? 1 : 0);
}
