import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { ClustersEditor } from "./editor";
import note from "./note";
import { clustersSchema } from "./params";
import { run } from "./run";
import { ClustersCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(clustersSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, boundary, areas } = read.params;
  const used = areas ? [data, areas] : [data, boundary];
  return { reads: used.filter((name) => name !== undefined), defines };
}

export const clustersKind: CellKind = {
  kind: "local-clusters",
  named: true,
  title: "Local clusters",
  group: "Where",
  question: "Where are hot spots that chance does not explain?",
  template: (table) => (table ? `data: ${table}\nstatistic: gi-star` : "statistic: gi-star"),
  names,
  run,
  Editor: ClustersEditor,
  View: ClustersCellView,
  note,
  toCode,
};
