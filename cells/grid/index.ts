import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { GridEditor } from "./editor";
import note from "./note";
import { gridSchema } from "./params";
import { run } from "./run";
import { GridCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(gridSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { boundary, data } = read.params;
  return { reads: [boundary, data].filter((name) => name !== undefined), defines };
}

export const gridKind: CellKind = {
  kind: "grid",
  named: true,
  title: "Grid",
  group: "Where",
  question: "Cut the city into cells",
  template: (table) =>
    table ? `data: ${table}\nshape: square\nsize: 500` : "shape: square\nsize: 500",
  names,
  run,
  Editor: GridEditor,
  View: GridCellView,
  note,
  toCode,
};
