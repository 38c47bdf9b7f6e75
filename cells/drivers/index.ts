import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { driversCode } from "./code";
import { DriversEditor } from "./editor";
import note from "./note";
import { driversSchema } from "./params";
import { run } from "./run";
import { sideNames } from "./tables";
import { DriversCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name] : [];
  const read = readParams(driversSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, areas, duty, holidays } = read.params;
  const table = holidays === "none" || holidays === "karnataka" ? undefined : holidays;
  return {
    reads: [data, areas, duty, table].filter((name) => name !== undefined),
    defines: own.flatMap((name) => [name, ...sideNames(name)]),
  };
}

export const driversKind: CellKind = {
  kind: "drivers",
  named: true,
  title: "Drivers of a forecast",
  group: "Next",
  question: "What does the model lean on, and does it foresee at all?",
  template: (table) => (table ? `data: ${table}\nperiod: week` : ""),
  names,
  run,
  Editor: DriversEditor,
  View: DriversCellView,
  note,
  toCode: driversCode,
};
