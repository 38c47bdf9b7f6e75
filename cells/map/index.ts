import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { toCode } from "./code";
import { MapEditor } from "./editor";
import note from "./note";
import { mapSchema } from "./params";
import { run } from "./run";
import { MapCellView } from "./view";

function names(cell: Cell): CellNames {
  const read = readParams(mapSchema, cell.source);
  if (!read.ok) return { reads: [], defines: [], problem: read.problem };
  const { data, boundaries } = read.params;
  return { reads: [data, boundaries].filter((name) => name !== undefined), defines: [] };
}

export const mapKind: CellKind = {
  kind: "map",
  named: false,
  title: "Map",
  group: "See",
  question: "Where is it? Points, hexagons, heat or coloured areas",
  template: (table) => (table ? `data: ${table}\nlayer: hexagons` : "layer: points"),
  names,
  run,
  Editor: MapEditor,
  View: MapCellView,
  note,
  toCode,
};
