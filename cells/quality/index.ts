import { stringify } from "yaml";
import type { CellKind } from "@/cells/kind";
import { toCode } from "./code";
import { QualityEditor } from "./editor";
import note from "./note";
import { names, run } from "./run";
import { texts } from "./texts";
import { QualityCellView } from "./view";

/** What is wrong with a table, as a page to read and as a table to ask. */
export const qualityKind: CellKind = {
  kind: "quality",
  named: true,
  title: texts.title,
  group: "Data",
  question: texts.question,
  template: (table) => stringify({ data: table ?? "" }).trimEnd(),
  names,
  run,
  Editor: QualityEditor,
  View: QualityCellView,
  note,
  toCode,
};
