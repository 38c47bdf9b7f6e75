import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { sectorsCode } from "./code";
import { SectorsEditor } from "./editor";
import note from "./note";
import { sectorsSchema } from "./params";
import { run } from "./run";
import { sectorsName } from "./tables";
import { SectorsCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name, sectorsName(cell.name)] : [];
  const read = readParams(sectorsSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, duty, beats, forecast } = read.params;
  return { reads: [data, duty, beats, forecast].filter((name) => name !== undefined), defines };
}

export const patrolSectorsKind: CellKind = {
  kind: "patrol-sectors",
  named: true,
  title: "Patrol sectors",
  group: "Act",
  question: "Which beats does one unit look after?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: SectorsEditor,
  View: SectorsCellView,
  note,
  toCode: sectorsCode,
};
