import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { EmergingEditor } from "./editor";
import note from "./note";
import { emergingSchema } from "./params";
import { binsName, run } from "./run";
import { EmergingCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name, binsName(cell.name)] : [];
  const read = readParams(emergingSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, boundary } = read.params;
  return { reads: [data, boundary].filter((name) => name !== undefined), defines };
}

export const emergingKind: CellKind = {
  kind: "emerging",
  named: true,
  title: "Emerging hot spots",
  group: "Where",
  question: "Which hot spots are new, growing or fading?",
  template: (table) => (table ? `data: ${table}\nslice: month` : "slice: month"),
  names,
  run,
  Editor: EmergingEditor,
  View: EmergingCellView,
  note,
  toCode,
};
