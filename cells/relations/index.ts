import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { relationsCode } from "./code";
import { RelationsEditor } from "./editor";
import note from "./note";
import { relationsSchema } from "./params";
import { run } from "./run";
import { RelationsCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(relationsSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, areas } = read.params;
  return { reads: [data, areas].filter((name) => name !== undefined), defines };
}

export const relationsKind: CellKind = {
  kind: "relations",
  named: true,
  title: "Relations between types",
  group: "Where",
  question: "Where there is murder, is there also hurt?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: RelationsEditor,
  View: RelationsCellView,
  note,
  toCode: relationsCode,
};
