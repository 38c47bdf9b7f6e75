import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { alertsCode } from "./code";
import { AlertsEditor } from "./editor";
import note from "./note";
import { alertsSchema } from "./params";
import { run } from "./run";
import { AlertsCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name] : [];
  const read = readParams(alertsSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, areas } = read.params;
  return { reads: [data, areas].filter((name) => name !== undefined), defines };
}

export const alertsKind: CellKind = {
  kind: "alerts",
  named: true,
  title: "Alerts",
  group: "When",
  question: "What rose last week beyond what its past lets expect?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: AlertsEditor,
  View: AlertsCellView,
  note,
  toCode: alertsCode,
};
