import { incidents, three, whole } from "@/cells/words";
import { dayName, days, one, share, two } from "./texts";

/** Words of the map, the list, the scores and the charts. */
export const viewTexts = {
  legend: (horizon: number) => `incidents expected in ${days(horizon)}`,
  recentLegend: (shown: number) => `${whole(shown)} incidents of the last year`,
  recentTitle: "Known",
  borders: "Ground",
  tip: (
    rank: number,
    area: string | null,
    expected: string,
    probability: string,
    reasons: readonly string[],
    isAlert: boolean,
  ) =>
    [
      `${rank}.${area ? ` ${area}` : ""}${isAlert ? " (alert)" : ""}`,
      `${expected} expected`,
      `${probability} chance of at least one`,
      ...reasons,
    ].join("\n"),

  list: "Where to go first",
  head: {
    rank: "Rank",
    area: "Area",
    expected: "Expected",
    probability: "At least one",
    reasons: "Why: by what it has times as many as the mean candidate",
    terrain: "Why: what lies there, and how many times the risk with it",
    counted: "Why",
    alert: "Alert",
    at: "Latitude, longitude",
  },
  alert: "alert",
  more: (shown: number, all: number) =>
    `The first ${whole(shown)} of ${whole(all)} chosen cells; all of them are in the table below.`,
  saveCsv: "Save chosen cells as CSV",
  saveGeoJson: "Save chosen cells as GeoJSON",

  to: (low: string, high: string) => `${low} to ${high}`,
  scores: "How well it did",
  scoresCaption: (
    cells: string,
    chosen: number,
    km2: number,
    areaKm2: number,
    n: number,
    origins: number,
  ) =>
    `${whole(chosen)} ${cells}, ${three(km2)} of ${three(areaKm2)} km²; N = ${incidents(n)} in ${origins} periods. 95 % intervals.`,
  column: {
    model: "Model",
    pai: "PAI",
    hitRate: "Caught",
    peiStar: "PEI*",
    rri: "RRI",
    auc: "AUC",
    logScore: "Log score",
    gain: "PAI beside the better count",
  },
  roles: { chosen: "chosen", baseline: "count", member: "member" },
  theCount: "the better count",
  aucNote: (auc: number) =>
    `AUC of the static rate, the historical count: ${two(auc)}. It is high for any map of a city in which most cells never have an incident.`,

  curve: "Share of the incidents caught, by share of the ground",
  curveX: "share of the ground that is patrolled (%)",
  curveY: "incidents caught (%)",
  curveHere: "your patrol",
  curveTip: (model: string, ground: number, caught: number, cells: number) =>
    `${model}\n${whole(cells)} cells, ${share(ground)} of the ground\n${share(caught)} of the incidents`,
  byOrigin: "PAI of each period of the test",
  byOriginY: "PAI",
  byOriginTip: (model: string, from: number, pai: number, hits: number, all: number) =>
    `${model}\nfrom ${dayName(from)}\nPAI ${one(pai)}: ${whole(hits)} of ${incidents(all)} caught`,
  byOriginCaption:
    "Lines: what chance in the hits of one period leaves open (Wilson, 95 %). 1 is a choice by chance.",
};
