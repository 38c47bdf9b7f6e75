import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { clockCode } from "./code";
import { ClockEditor } from "./editor";
import note from "./note";
import { clockSchema } from "./params";
import { run } from "./run";
import { monthsName } from "./tables";
import { ClockCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name, monthsName(cell.name)] : [];
  const read = readParams(clockSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data } = read.params;
  return { reads: data ? [data] : [], defines };
}

export const clockKind: CellKind = {
  kind: "clock",
  named: true,
  title: "Clock and calendar",
  group: "When",
  question: "At what hours, on which days, in which months?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: ClockEditor,
  View: ClockCellView,
  note,
  toCode: clockCode,
};
