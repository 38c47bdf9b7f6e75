import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { compareCode } from "./code";
import { CompareEditor } from "./editor";
import note from "./note";
import { compareSchema } from "./params";
import { run } from "./run";
import { CompareCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(compareSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, areas } = read.params;
  return { reads: [data, areas].filter((name) => name !== undefined), defines };
}

export const compareKind: CellKind = {
  kind: "compare",
  named: true,
  title: "Comparison",
  group: "When",
  question: "Is this period more than the last, or than last year?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: CompareEditor,
  View: CompareCellView,
  note,
  toCode: compareCode,
};
