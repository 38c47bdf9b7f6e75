import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { gridSchema } from "./params";
import type { GridView } from "./run";

/** The same table of cells as a TypeScript cell makes it with the analysis methods. */
export function toCode(cell: Cell, result?: CellResult): string {
  const read = readParams(gridSchema, cell.source);
  const view = result?.view as GridView | undefined;
  if (!read.ok || !view) return "";
  const { shape, size, resolution } = read.params;
  const isSquare = shape === "square";
  const lines = [
    ...(view.points ? [`const points = await ${sqlCode(view.points)};`] : []),
    ...(view.points ? [`const [x, y] = [points.numbers("x"), points.numbers("y")];`] : []),
    ...(view.outlines
      ? [
          `const outlines = await ${sqlCode(view.outlines)};`,
          `const { areas } = methods.readAreas([...outlines.column("geometry")]);`,
        ]
      : [
          `const core = points.column("core");`,
          `const hull = methods.convexHull(x.map((value, i) => (core[i] ? value : NaN)), y);`,
          `const areas = methods.toAreas([[hull]]);`,
        ]),
    isSquare
      ? `const cells = methods.squareGrid(areas, ${size});`
      : `const cells = methods.hexGrid(areas, ${resolution});`,
    ...(view.points ? countLines(isSquare, view.outlines !== null) : []),
    "return cells.id.map((cell, i) => ({",
    "  cell,",
    ...(view.points ? ["  count: count[i],"] : []),
    "  area_km2: cells.areaKm2[i],",
    "  inside: cells.inside[i],",
    "  geometry: cells.outline[i],",
    "}));",
  ];
  const name = cell.name ?? cell.id;
  return [
    `const ${name} = await (async () => {`,
    ...lines.map((line) => `  ${line}`),
    "})();",
    `display(${name});`,
  ].join("\n");
}

const countLines = (isSquare: boolean, isClipped: boolean): string[] => [
  `const at = methods.${isSquare ? "squaresOf" : "hexagonsOf"}(cells, x, y);`,
  ...(isClipped ? ["const { area } = methods.locate(methods.indexAreas(areas), x, y);"] : []),
  "const count = new Int32Array(cells.id.length);",
  `at.forEach((cell, i) => {`,
  `  if (cell !== -1${isClipped ? " && area[i] !== -1" : ""}) count[cell]++;`,
  "});",
];
