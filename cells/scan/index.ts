import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { scanCode } from "./code";
import { ScanEditor } from "./editor";
import note from "./note";
import { scanSchema } from "./params";
import { run } from "./run";
import { ScanCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(scanSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, areas } = read.params;
  return { reads: [data, areas].filter((name) => name !== undefined), defines };
}

export const scanKind: CellKind = {
  kind: "scan",
  named: true,
  title: "Space-time scan",
  group: "Where",
  question: "Is something new going on somewhere?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: ScanEditor,
  View: ScanCellView,
  note,
  toCode: scanCode,
};
