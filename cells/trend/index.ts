import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { trendCode } from "./code";
import { TrendEditor } from "./editor";
import note from "./note";
import { trendSchema } from "./params";
import { hasHolidays, run, sideNames } from "./run";
import { TrendCellView } from "./view";

function names(cell: Cell): CellNames {
  const read = readParams(trendSchema, cell.source);
  const own = cell.name ? [cell.name] : [];
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, holidays } = read.params;
  const isTable = hasHolidays(read.params) && holidays !== "karnataka";
  return {
    reads: [data, isTable ? holidays : undefined].filter((name) => name !== undefined),
    defines: own.flatMap((name) => [name, ...sideNames(name, hasHolidays(read.params))]),
  };
}

export const trendKind: CellKind = {
  kind: "trend",
  named: true,
  title: "Trend and season",
  group: "When",
  question: "Is it rising, when is its season, and did its level break?",
  template: (table) => (table ? `data: ${table}\nperiod: month` : ""),
  names,
  run,
  Editor: TrendEditor,
  View: TrendCellView,
  note,
  toCode: trendCode,
};
