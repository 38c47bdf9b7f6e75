import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { shiftRosterCode } from "./code";
import { ShiftRosterEditor } from "./editor";
import note from "./note";
import { shiftRosterSchema } from "./params";
import { run } from "./run";
import { coverName, sheetName } from "./tables";
import { ShiftRosterCellView } from "./view";

function names(cell: Cell): CellNames {
  const { name } = cell;
  const defines = name ? [name, sheetName(name), coverName(name)] : [];
  const read = readParams(shiftRosterSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, needs } = read.params;
  return { reads: data && !needs ? [data] : [], defines };
}

export const shiftRosterKind: CellKind = {
  kind: "shift-roster",
  named: true,
  title: "Shift roster",
  group: "Act",
  question: "How many officers for each shift?",
  template: () => "needs: {morning: 4, evening: 4, night: 3}",
  names,
  run,
  Editor: ShiftRosterEditor,
  View: ShiftRosterCellView,
  note,
  toCode: shiftRosterCode,
};
