import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { profileCode } from "./code";
import { ProfileEditor } from "./editor";
import note from "./note";
import { profileSchema } from "./params";
import { run } from "./run";
import { ProfileCellView } from "./view";

function names(cell: Cell): CellNames {
  const own = cell.name ? [cell.name] : [];
  const read = readParams(profileSchema, cell.source);
  if (!read.ok) return { reads: [], defines: own, problem: read.problem };
  const { data, duty, beats, people, offenders } = read.params;
  const reads = [data, duty, beats, people, offenders].filter((name) => name !== undefined);
  return { reads, defines: own };
}

export const beatProfileKind: CellKind = {
  kind: "beat-profile",
  named: true,
  title: "Beat profile",
  group: "Act",
  question: "What goes on in this beat?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: ProfileEditor,
  View: ProfileCellView,
  note,
  toCode: profileCode,
};
