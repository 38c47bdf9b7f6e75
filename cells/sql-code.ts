/** A query as a TypeScript cell asks it. */
export const sqlCode = (sql: string): string => `sql\`${escapeTemplate(sql)}\``;

/** Text as it stands between backticks. */
export const escapeTemplate = (text: string): string =>
  text.replace(/[\\`]|\$\{/g, (mark) => `\\${mark}`);
