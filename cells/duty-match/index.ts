import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { dutyMatchCode } from "./code";
import { DutyMatchEditor } from "./editor";
import note from "./note";
import { dutyMatchSchema } from "./params";
import { run } from "./run";
import { beatsTableName } from "./tables";
import { DutyMatchCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name] : [];
  const read = readParams(dutyMatchSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, duty, beats, pings } = read.params;
  return {
    reads: [data, duty, beats, pings].filter((name) => name !== undefined),
    defines: own.flatMap((name) => [name, beatsTableName(name)]),
  };
}

export const dutyMatchKind: CellKind = {
  kind: "duty-match",
  named: true,
  title: "Duty against crime",
  group: "Act",
  question: "Does duty follow crime?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: DutyMatchEditor,
  View: DutyMatchCellView,
  note,
  toCode: dutyMatchCode,
};
