import { formatDialect, duckdb } from "sql-formatter";

/**
 * The statement with one clause a line, words as they were written; `$name` stays.
 * Throws an Error with a plain reason when the text cannot be read.
 */
export function formatSql(text: string): string {
  try {
    return formatDialect(text, {
      dialect: duckdb,
      tabWidth: 2,
      keywordCase: "preserve",
      linesBetweenQueries: 1,
      paramTypes: { named: ["$"], numbered: ["$"], positional: true },
    });
  } catch (error) {
    const words = error instanceof Error ? error.message.split("\n")[0] : "";
    throw new Error(words || "it cannot be read", { cause: error });
  }
}
