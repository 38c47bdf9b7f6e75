import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import type { ModelView } from "./result";
import { texts } from "./texts";

/** Both tables as queries of a TypeScript cell, under the names that they have. */
export function toCode(cell: Cell, result?: CellResult): string {
  const view = result?.view as ModelView | undefined;
  if (!view) return "";
  const { kept, setAside } = view.queries;
  return [
    ...texts.code.words.map((line) => `// ${line}`),
    `const ${view.result.name} = await ${sqlCode(kept)};`,
    `const ${view.setAside.name} = await ${sqlCode(setAside)};`,
    `display(${view.result.name});`,
  ].join("\n\n");
}
