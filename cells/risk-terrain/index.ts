import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { RiskTerrainEditor } from "./editor";
import { sideNames } from "./names";
import note from "./note";
import { riskTerrainSchema } from "./params";
import { run } from "./run";
import { texts } from "./texts";
import { RiskTerrainView } from "./view";

function names(cell: Cell): CellNames {
  const defines = cell.name ? [cell.name, ...Object.values(sideNames(cell.name))] : [];
  const read = readParams(riskTerrainSchema, cell.source);
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, boundary, layers } = read.params;
  const reads = [data, boundary, ...layers.map(({ table }) => table)];
  return { reads: [...new Set(reads.filter((name) => name !== undefined))], defines };
}

export const riskTerrainKind: CellKind = {
  kind: "risk-terrain",
  named: true,
  title: texts.title,
  group: "Next",
  question: texts.question,
  template: (table) => (table ? `data: ${table}\nlayers: []` : "layers: []"),
  names,
  run,
  Editor: RiskTerrainEditor,
  View: RiskTerrainView,
  note,
  toCode,
};
