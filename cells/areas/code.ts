import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { areasSchema } from "./params";
import type { AreasResultView } from "./run";
import { texts } from "./texts";

/** By name the same table; by place how many rows each area has, found as the cell finds it. */
export function toCode(cell: Cell, result?: CellResult): string {
  const read = readParams(areasSchema, cell.source);
  const queries = (result?.view as AreasResultView | undefined)?.queries;
  if (!read.ok || !queries) return "";
  const name = cell.name ?? cell.id;
  if ("rows" in queries) {
    return `const ${name} = await ${sqlCode(queries.rows)};\ndisplay(${name});`;
  }
  const lines = [
    `const outlines = await ${sqlCode(queries.outlines)};`,
    `const points = await ${sqlCode(queries.points)};`,
    `const { areas } = methods.readAreas([...outlines.column("geometry")]);`,
    ...(queries.isRecorded ? recordedLines : []),
    `const found = methods.locate(methods.indexAreas(areas, ${read.params.border}), points.numbers("x"), points.numbers("y")${queries.isRecorded ? ", { recorded, firstOfName }" : ""});`,
    "display(found.counts);",
    "return outlines.objects().map(({ geometry, recorded, ...area }, i) => ({ ...area, rows: found.points[i] }));",
  ];
  return [
    `// ${texts.code.byArea(name)}`,
    `const ${name}_by_area = await (async () => {`,
    ...lines.map((line) => `  ${line}`),
    "})();",
    `display(${name}_by_area);`,
  ].join("\n");
}

const recordedLines = [
  `const names = [...outlines.column("recorded")];`,
  `const first = new Map(names.map((name, i) => [name, i]).reverse());`,
  `const firstOfName = Int32Array.from(names, (name) => first.get(name));`,
  `const recorded = Int32Array.from(points.column("recorded"), (name) => first.get(name) ?? -1);`,
];
