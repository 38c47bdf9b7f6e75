import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { queueingCode } from "./code";
import { QueueingEditor } from "./editor";
import note from "./note";
import { queueingSchema } from "./params";
import { run } from "./run";
import { areasName, shiftsName, unitsName } from "./tables";
import { QueueingCellView } from "./view";

function names(cell: Cell): CellNames {
  const { name } = cell;
  const read = readParams(queueingSchema, cell.source);
  const own = name ? [name, shiftsName(name)] : [];
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, duty, areas } = read.params;
  return {
    reads: [data, duty, areas].filter((each) => each !== undefined),
    defines: name && areas ? [...own, areasName(name), unitsName(name)] : own,
  };
}

export const queueingKind: CellKind = {
  kind: "queueing",
  named: true,
  title: "Calls and waiting",
  group: "Act",
  question: "How many units for the calls?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: QueueingEditor,
  View: QueueingCellView,
  note,
  toCode: queueingCode,
};
