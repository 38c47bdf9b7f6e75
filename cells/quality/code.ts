import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import type { QualityView } from "./run";
import { texts } from "./texts";

/** The questions that were put to the table, as a TypeScript cell that shows the answers. */
export function toCode(_: Cell, result?: CellResult): string {
  const view = result?.view as QualityView | undefined;
  if (!view) return "";
  const shown = view.queries.map(
    ({ words, sql }) => `  await show(${JSON.stringify(words)}, ${sqlCode(sql)});`,
  );
  return [
    ...texts.code.words.map((line) => `// ${line}`),
    "{",
    "  const show = async (words, answer) => {",
    "    display(html`<h4>${words}</h4>`);",
    "    display(await answer.catch(({ message }) => message));",
    "  };",
    ...shown,
    "}",
  ].join("\n");
}
