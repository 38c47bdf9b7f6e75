import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { AreasEditor } from "./editor";
import note from "./note";
import { areasSchema } from "./params";
import { run } from "./run";
import { AreasCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(areasSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, areas, crosswalk } = read.params;
  const reads = [data, areas, crosswalk?.table].filter((name) => name !== undefined);
  return { reads, defines };
}

export const areasKind: CellKind = {
  kind: "areas",
  named: true,
  title: "Areas",
  group: "Where",
  question: "Which area is each point in?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: AreasEditor,
  View: AreasCellView,
  note,
  toCode,
};
