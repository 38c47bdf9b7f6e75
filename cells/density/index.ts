import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { DensityEditor } from "./editor";
import { sideNames } from "./names";
import note from "./note";
import { densitySchema } from "./params";
import { run } from "./run";
import { texts } from "./texts";
import { DensityCellView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name, ...Object.values(sideNames(cell.name))] : [];
  const read = readParams(densitySchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, boundary, against } = read.params;
  return { reads: [data, boundary, against].filter((name) => name !== undefined), defines };
}

export const densityKind: CellKind = {
  kind: "density",
  named: true,
  title: texts.title,
  group: "Where",
  question: texts.question,
  template: (table) => (table ? `data: ${table}\nbandwidth: 300` : "bandwidth: 300"),
  names,
  run,
  Editor: DensityEditor,
  View: DensityCellView,
  note,
  toCode,
};
