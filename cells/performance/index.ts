import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { performanceCode } from "./code";
import { PerformanceEditor } from "./editor";
import note from "./note";
import { performanceSchema } from "./params";
import { run } from "./run";
import { sideNames } from "./table";
import { PerformanceCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name, ...Object.values(sideNames(cell.name))] : [];
  const read = readParams(performanceSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, outcomes, duty } = read.params;
  return { reads: [data, outcomes, duty].filter((name) => name !== undefined), defines: own };
}

export const performanceKind: CellKind = {
  kind: "performance",
  named: true,
  title: "Police performance",
  group: "Act",
  question: "How do the stations do?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: PerformanceEditor,
  View: PerformanceCellView,
  note,
  toCode: performanceCode,
};
