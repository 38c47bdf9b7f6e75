import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { patternCode } from "./code";
import { PatternEditor } from "./editor";
import note from "./note";
import { patternSchema } from "./params";
import { memberTable, run } from "./run";
import { PatternCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name] : [];
  const read = readParams(patternSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, boundary, clusters } = read.params;
  return {
    reads: [data, boundary].filter((name) => name !== undefined),
    defines: clusters === "none" ? own : own.flatMap((name) => [name, memberTable(name)]),
  };
}

export const pointPatternKind: CellKind = {
  kind: "point-pattern",
  named: true,
  title: "Point pattern",
  group: "Where",
  question: "Where is the middle, how far does it spread, where does it gather?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: PatternEditor,
  View: PatternCellView,
  note,
  toCode: patternCode,
};
