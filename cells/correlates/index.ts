import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { correlatesCode } from "./code";
import { CorrelatesEditor } from "./editor";
import note from "./note";
import { correlatesSchema } from "./params";
import { run } from "./run";
import { areasTableName } from "./table";
import { CorrelatesCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name] : [];
  const read = readParams(correlatesSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, areas, count } = read.params;
  return {
    reads: [count ? undefined : data, areas].filter((name) => name !== undefined),
    defines: own.flatMap((name) => [name, areasTableName(name)]),
  };
}

export const correlatesKind: CellKind = {
  kind: "correlates",
  named: true,
  title: "What goes with it, by area",
  group: "Next",
  question: "Which traits of areas go with more incidents?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: CorrelatesEditor,
  View: CorrelatesCellView,
  note,
  toCode: correlatesCode,
};
