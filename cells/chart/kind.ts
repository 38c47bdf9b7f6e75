import { stringify } from "yaml";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import type { CellKind } from "../kind";
import { readParams } from "../params";
import { chartCode } from "./code";
import { Editor } from "./editor";
import note from "./note";
import { chartSchema } from "./params";
import { runChart } from "./result";
import { texts } from "./texts";
import { View } from "./view";

function names(cell: Cell): CellNames {
  const read = readParams(chartSchema, cell.source);
  if (!read.ok) return { reads: [], defines: [], problem: read.problem };
  return { reads: [read.params.data], defines: [] };
}

/** A chart without code: groups and counts in SQL, draws with Observable Plot. */
export const chartKind: CellKind = {
  kind: "chart",
  named: false,
  title: texts.title,
  group: "See",
  question: texts.question,
  names,
  run: runChart,
  template: (table) => stringify({ data: table ?? "" }).trimEnd(),
  Editor,
  View,
  note,
  toCode: chartCode,
};
