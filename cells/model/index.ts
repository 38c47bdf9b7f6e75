import type { CellKind } from "@/cells/kind";
import { toCode } from "./code";
import { ModelEditor } from "./editor";
import note from "./note";
import { names, run } from "./run";
import { texts } from "./texts";
import { ModelCellView } from "./view";

export const modelKind: CellKind = {
  kind: "model",
  named: true,
  title: texts.title,
  group: "Data",
  question: texts.question,
  template: (table) => (table ? `table: incidents\ndata: ${table}` : "table: incidents"),
  names,
  run,
  Editor: ModelEditor,
  View: ModelCellView,
  note,
  toCode,
};
