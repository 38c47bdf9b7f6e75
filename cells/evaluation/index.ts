import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { evaluationCode } from "./code";
import { EvaluationEditor } from "./editor";
import note from "./note";
import { evaluationSchema } from "./params";
import { run } from "./run";
import { areasTableName, seriesTableName } from "./tables";
import { EvaluationCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name] : [];
  const read = readParams(evaluationSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, areas } = read.params;
  return {
    reads: [data, areas].filter((name) => name !== undefined),
    defines: own.flatMap((name) => [name, seriesTableName(name), areasTableName(name)]),
  };
}

export const evaluationKind: CellKind = {
  kind: "evaluation",
  named: true,
  title: "Evaluation of an operation",
  group: "Act",
  question: "Did it work?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: EvaluationEditor,
  View: EvaluationCellView,
  note,
  toCode: evaluationCode,
};
