import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { distributionCode } from "./code";
import { DistributionEditor } from "./editor";
import note from "./note";
import { distributionSchema } from "./params";
import { placesTable } from "./repeats";
import { run } from "./run";
import { DistributionCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name] : [];
  const read = readParams(distributionSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, areas, repeats } = read.params;
  return {
    reads: [data, areas].filter((name) => name !== undefined),
    defines: repeats ? own.flatMap((name) => [name, placesTable(name)]) : own,
  };
}

export const distributionKind: CellKind = {
  kind: "distribution",
  named: true,
  title: "Distribution over areas",
  group: "Where",
  question: "Which beats have most, and more than their share?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: DistributionEditor,
  View: DistributionCellView,
  note,
  toCode: distributionCode,
};
