import type { CellKind } from "@/cells/kind";
import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";
import { deploymentCode } from "./code";
import { DeploymentEditor } from "./editor";
import note from "./note";
import { deploymentSchema } from "./params";
import { run, scoreName } from "./run";
import { DeploymentCellView } from "./view";
import { visitsName } from "./visits-table";

function names(cell: Cell): CellNames {
  const read = readParams(deploymentSchema, cell.source);
  const isTried = read.ok && read.params.score !== false;
  const defines = cell.name
    ? [cell.name, visitsName(cell.name), ...(isTried ? [scoreName(cell.name)] : [])]
    : [];
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  const { data, duty, beats, forecast } = read.params;
  const reads = [data, duty, beats, forecast].filter((name) => name !== undefined);
  return { reads, defines };
}

export const deploymentKind: CellKind = {
  kind: "deployment",
  named: true,
  title: "Deployment plan",
  group: "Act",
  question: "Who should patrol where?",
  template: (table) => (table ? `data: ${table}` : ""),
  names,
  run,
  Editor: DeploymentEditor,
  View: DeploymentCellView,
  note,
  toCode: deploymentCode,
};
