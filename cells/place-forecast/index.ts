import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { PlaceForecastEditor } from "./editor";
import note from "./note";
import { placeForecastSchema } from "./params";
import { run, sideNames } from "./run";
import { PlaceForecastCellView } from "./view";

function names(cell: Cell): CellNames {
  const read = readParams(placeForecastSchema, cell.source);
  const defines = (params: Parameters<typeof sideNames>[1]) =>
    cell.name ? [cell.name, ...sideNames(cell.name, params)] : [];
  if (!read.ok) {
    return { reads: [], defines: defines({ model: "ensemble" }), problem: read.problem };
  }
  const { data, boundary, layers } = read.params;
  const reads = [data, boundary, ...layers.map(({ table }) => table)];
  return {
    reads: [...new Set(reads.filter((name) => name !== undefined))],
    defines: defines(read.params),
  };
}

export const placeForecastKind: CellKind = {
  kind: "place-forecast",
  named: true,
  title: "Hot-spot forecast",
  group: "Next",
  question: "Which places will have most, and does the forecast beat a plain count?",
  template: (table) =>
    table ? `data: ${table}\nhorizon: 28\npatrol: 1` : "horizon: 28\npatrol: 1",
  names,
  run,
  Editor: PlaceForecastEditor,
  View: PlaceForecastCellView,
  note,
  toCode,
};
