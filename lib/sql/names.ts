import { lexSql, type SqlProblem } from "./lexer";
import { splitStatements } from "./statements";
import { readTables } from "./tables";

export interface SqlNames {
  /**
   * Tables that the text reads, as written, without quotes, each once. `main.fir` is `fir`;
   * names in other schemas come with their dots, so they are never taken for a cell's.
   */
  tables: string[];
  /** Names after `$`, each once. */
  parameters: string[];
  /** Offsets of each statement, without its semicolon. */
  statements: { start: number; end: number }[];
  problem?: SqlProblem;
}

/**
 * The names that a SQL text depends on, from the text alone: it also works while the text is
 * being typed and before any table is there. A name too many costs a needless rerun, a name too
 * few shows a wrong figure: in doubt a name is reported.
 */
export const sqlNames = (text: string): SqlNames => {
  const { tokens, problem } = lexSql(text);
  const statements = splitStatements(tokens);
  const tables = new Set<string>();
  for (const statement of statements) {
    for (const table of readTables(statement.tokens, readNested)) tables.add(table);
  }
  const parameters = tokens.filter((token) => token.type === "parameter");
  const numbered = parameters.find((token) => /^[0-9]/.test(token.text));
  const found =
    problem ??
    (numbered && {
      message: `$${numbered.text} says no name: write $ and the name of an input, as in $beat`,
      position: numbered.start,
    });
  return {
    tables: [...tables],
    parameters: [
      ...new Set(parameters.map((token) => token.text).filter((name) => !/^[0-9]/.test(name))),
    ],
    statements: statements.map(({ start, end }) => ({ start, end })),
    ...(found && { problem: found }),
  };
};

/** `query('from fir')` holds a statement in a text. */
const readNested = (text: string): string[] =>
  splitStatements(lexSql(text).tokens).flatMap(({ tokens }) => readTables(tokens, () => []));
