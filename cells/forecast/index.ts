import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { forecastCode } from "./code";
import { ForecastEditor } from "./editor";
import note from "./note";
import { forecastSchema } from "./params";
import { run, sideNames } from "./run";
import { ForecastCellView } from "./view";

function names(cell: Cell): CellNames {
  const read = readParams(forecastSchema, cell.source);
  const own = cell.name ? [cell.name] : [];
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, holidays } = read.params;
  const isTable = holidays !== undefined && holidays !== "karnataka" && holidays !== "none";
  return {
    reads: [data, isTable ? holidays : undefined].filter((name) => name !== undefined),
    defines: own.flatMap((name) => [name, ...sideNames(name, read.params)]),
  };
}

export const forecastKind: CellKind = {
  kind: "forecast",
  named: true,
  title: "Forecast of counts",
  group: "Next",
  question: "How many will there be, and can it be told better than by counting?",
  template: (table) => (table ? `data: ${table}\nperiod: week` : ""),
  names,
  run,
  Editor: ForecastEditor,
  View: ForecastCellView,
  note,
  toCode: forecastCode,
};
