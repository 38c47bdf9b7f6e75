import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { nearRepeatCode } from "./code";
import { NearRepeatEditor } from "./editor";
import note from "./note";
import { nearRepeatSchema } from "./params";
import { run, zonesOfName } from "./run";
import { NearRepeatCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name, zonesOfName(cell.name)] : [];
  const read = readParams(nearRepeatSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data } = read.params;
  return { reads: data ? [data] : [], defines };
}

export const nearRepeatKind: CellKind = {
  kind: "near-repeat",
  named: true,
  title: "Near repeats",
  group: "Where",
  question: "Does one crime bring another nearby, and where next week?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: NearRepeatEditor,
  View: NearRepeatCellView,
  note,
  toCode: nearRepeatCode,
};
