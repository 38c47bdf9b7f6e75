import { CellFailure } from "@/lib/session/kind";
import { lexSql } from "@/lib/sql/lexer";
import { sqlNames } from "@/lib/sql/names";
import { texts } from "./texts";

const engineTable = /^(duckdb_|pragma_|pg_|sqlite_)/i;
const otherSchema = /^(system|temp|pg_catalog|information_schema|__beatbook)$/i;
/** They tell what is set in the engine, values of other cells, or run a text that nobody has read. */
const engineFunction = /^(duckdb_.*|pragma_.*|getvariable|getenv|current_setting|query)$/i;

/**
 * Lets a program's query through when it reads tables of the notebook; throws CellFailure when
 * it asks the engine about itself or about values that the program does not name.
 */
export function ownQuery(sql: string): string {
  const { tokens } = lexSql(sql);
  const schema = tokens.find(
    ({ type, text }, index) =>
      (type === "word" || type === "quoted") &&
      otherSchema.test(text) &&
      tokens[index + 1]?.text === ".",
  );
  const called = tokens.find(
    ({ type, text }, index) =>
      (type === "word" || type === "quoted") &&
      engineFunction.test(text) &&
      tokens[index + 1]?.text === "(",
  );
  const table = sqlNames(sql).tables.find((name) => engineTable.test(name));
  const shown = /^show$/i.test(tokens[0]?.text ?? "") ? tokens[0] : undefined;
  const foreign = (schema ?? called ?? shown)?.text ?? table;
  if (foreign !== undefined) throw new CellFailure(texts.notOwn(foreign));
  return sql;
}
