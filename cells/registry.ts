import { alertsKind } from "./alerts";
import { areasKind } from "./areas";
import { beatProfileKind } from "./beat-profile";
import { chartKind } from "./chart";
import { compareKind } from "./compare";
import { correlatesKind } from "./correlates";
import { clockKind } from "./clock";
import { densityKind } from "./density";
import { deploymentKind } from "./deployment";
import { distributionKind } from "./distribution";
import { driversKind } from "./drivers";
import { dutyMatchKind } from "./duty-match";
import { emergingKind } from "./emerging";
import { evaluationKind } from "./evaluation";
import { forecastKind } from "./forecast";
import { gridKind } from "./grid";
import { inputKind } from "./input";
import type { CellKind } from "./kind";
import { clustersKind } from "./local-clusters";
import { mapKind } from "./map";
import { modelKind } from "./model";
import { nearRepeatKind } from "./near-repeat";
import { patrolSectorsKind } from "./patrol-sectors";
import { performanceKind } from "./performance";
import { placeForecastKind } from "./place-forecast";
import { pointPatternKind } from "./point-pattern";
import { qualityKind } from "./quality";
import { queueingKind } from "./queueing";
import { relationsKind } from "./relations";
import { riskTerrainKind } from "./risk-terrain";
import { rulesKind } from "./rules";
import { scanKind } from "./scan";
import { scriptKind } from "./script";
import { shiftRosterKind } from "./shift-roster";
import { sqlKind } from "./sql";
import { textKind } from "./text";
import { trendKind } from "./trend";

/** Every kind of cell, in the order in which the `+` menu lists them. */
export const kinds: readonly CellKind[] = [
  textKind,
  modelKind,
  qualityKind,
  sqlKind,
  scriptKind,
  inputKind,
  chartKind,
  mapKind,
  areasKind,
  gridKind,
  densityKind,
  clustersKind,
  emergingKind,
  distributionKind,
  pointPatternKind,
  nearRepeatKind,
  scanKind,
  relationsKind,
  rulesKind,
  clockKind,
  compareKind,
  trendKind,
  alertsKind,
  forecastKind,
  placeForecastKind,
  riskTerrainKind,
  correlatesKind,
  driversKind,
  beatProfileKind,
  dutyMatchKind,
  deploymentKind,
  patrolSectorsKind,
  performanceKind,
  queueingKind,
  shiftRosterKind,
  evaluationKind,
];

const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));

export const kindNames: readonly string[] = kinds.map(({ kind }) => kind);

export function kindOf(kind: string): CellKind | undefined {
  return byKind.get(kind);
}
