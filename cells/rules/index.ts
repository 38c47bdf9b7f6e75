import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { rulesCode } from "./code";
import { RulesEditor } from "./editor";
import note from "./note";
import { rulesSchema } from "./params";
import { run } from "./run";
import { RulesCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(rulesSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  return { reads: read.params.data ? [read.params.data] : [], defines };
}

export const rulesKind: CellKind = {
  kind: "rules",
  named: true,
  title: "What goes together",
  group: "Where",
  question: "Which head, place, mode and hour go together?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: RulesEditor,
  View: RulesCellView,
  note,
  toCode: rulesCode,
};
