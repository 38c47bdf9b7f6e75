import { escapeTemplate } from "@/cells/sql-code";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { readParams } from "../params";
import { isDistinct } from "./draw";
import type { MarkRow } from "./marks";
import { chartSchema, parts, type ReadChartParams, units } from "./params";
import type { Plan } from "./plan";
import { resolve } from "./resolve";
import type { ChartView } from "./result";
import { settle } from "./settle";
import { fillCode } from "./fill-code";
import { categoriesOf, coloursFor, plainColours, plotTree } from "./spec";
import { chartSql } from "./sql";

/**
 * The same chart as a TypeScript cell. With the last result it says exactly what was
 * drawn; without one, what the parameters alone tell.
 */
export function chartCode(cell: Cell, result?: CellResult): string {
  const view = result?.view as ChartView | undefined;
  const plan = view?.plan ?? planWithoutData(cell.source);
  if (!plan) return `// ${cell.source.split("\n").join("\n// ")}`;
  const rows: readonly MarkRow[] = view?.rows ?? [];
  const categories = categoriesOf(plan, rows);
  const tree = plotTree(plan, rows, categories, coloursFor(categories, plainColours));
  if (categories.length === 0) delete tree.options.color;
  const marks = tree.marks.map(({ mark, data, options }) => {
    const first = data === true ? "rows" : JSON.stringify(data);
    return `    Plot.${mark}(${first}${isEmpty(options) ? "" : `, ${print(options, 2)}`}),`;
  });
  const options = Object.entries(tree.options).map(
    ([key, value]) => `  ${key}: ${print(value, 1)},`,
  );
  const filling = fillCode(plan).map((line) => `  ${line}`);
  const words = [
    ...(plan.title ? [`  title: ${JSON.stringify(plan.title)},`] : []),
    ...(plan.subtitle ? [`  subtitle: ${JSON.stringify(plan.subtitle)},`] : []),
  ];
  return [
    "{",
    `  const ${filling.length > 0 ? "found" : "rows"} = await sql\`${escapeTemplate(indent(chartSql(plan)))}\`;`,
    ...filling,
    "  display(Plot.plot({",
    ...[...words, "  width,", ...options, "  marks: [", ...marks.map((line) => line), "  ],"].map(
      (line) => `  ${line}`,
    ),
    "  }));",
    "}",
  ].join("\n");
}

const indent = (sql: string) => sql.split("\n").join("\n    ");

const isEmpty = (options: object) => Object.keys(options).length === 0;

function print(value: unknown, depth: number): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => print(item, depth)).join(", ")}]`;
  if (isDistinct(value)) return `[...new Set(rows.map((row) => row.${value.distinct}))]`;
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(
      ([key, part]) =>
        `${/^\w+$/.test(key) ? key : JSON.stringify(key)}: ${print(part, depth + 1)}`,
    );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** Kinds of columns as far as the parameters betray them. */
function planWithoutData(source: string): Plan | null {
  const read = readParams(chartSchema, source);
  if (!read.ok) return null;
  try {
    const draft = resolve(read.params, guessTable(read.params), 1);
    return settle(draft, { rows: 0, used: 0, missing: {}, range: {}, distinct: {} });
  } catch {
    return null;
  }
}

function guessTable(params: ReadChartParams): TableInfo {
  const timed = (choice: unknown) => [...units, ...parts].some((known) => known === choice);
  const columns = new Map<string, ColumnInfo>();
  const add = (name: string | undefined, kind: ColumnInfo["kind"]) => {
    if (name && !columns.has(name)) columns.set(name, { name, type: "", kind });
  };
  add(params.value, "number");
  if (timed(params.bin)) add(params.x ?? params.y, "timestamp");
  if (timed(params.yBin) && params.x) add(params.y, "timestamp");
  if (typeof params.bin === "number" || params.mark === "histogram")
    add(params.x ?? params.y, "number");
  if (params.mark === "dot" && params.x && params.y) add(params.x, "number");
  if (params.mark !== "cell" && params.x) add(params.y, "number");
  for (const name of [params.x, params.y, params.color, params.facet]) add(name, "text");
  return { name: params.data, rows: 0, columns: [...columns.values()] };
}
