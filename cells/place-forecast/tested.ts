import type { LaidGround } from "@/cells/ground/lay";
import { atLeastOne } from "@/lib/methods/places/auc";
import { backtestPlaces, type PlaceBacktest, type PlaceModel } from "@/lib/methods/places/backtest";
import {
  heldOutOf,
  learnedDrivers,
  type HeldOutOrigin,
  type LearnedDrivers,
} from "@/lib/methods/places/explain-learned";
import { countBetween } from "@/lib/methods/places/incidents";
import { meanDifference, paiInterval, type MeanDifference } from "@/lib/methods/places/intervals";
import {
  placeModel,
  type PlaceAnswers,
  type PlaceModelInput,
  type PlaceModelName,
} from "@/lib/methods/places/models";
import type { PlaceScore } from "@/lib/methods/places/pai";
import { topCells } from "@/lib/methods/places/rank";
import type { WorkPort } from "@/lib/work/serve";
import { explainSeed, explainTexts } from "./explain-texts";
import { texts } from "./texts";

export type Role = "chosen" | "baseline" | "member";

/** What a model's choice caught in one period of the test. */
export interface TestedOrigin extends PlaceScore {
  origin: number;
  /** What chance in the hits leaves open. */
  paiLow: number | null;
  paiHigh: number | null;
  auc: number | null;
  logScore: number | null;
  /** In the chosen cells: incidents and filled cells that were expected, and cells that had one. */
  expected: number;
  expectedFilled: number;
  filled: number;
}

export interface TestedModel {
  name: PlaceModelName;
  role: Role;
  origins: TestedOrigin[];
  summary: PlaceBacktest["summary"][number];
  /** PAI less that of the better of the two counts; null for that count itself. */
  gain: MeanDifference | null;
  /** Share of the incidents of all periods in the first `Tested.curveCells[i]` cells. */
  curve: number[];
}

export interface Tested {
  horizon: number;
  origins: number[];
  /** The chosen model first. */
  models: TestedModel[];
  /** The better of the two counts. */
  count: PlaceModelName;
  /** Numbers of cells at which the curves are known. */
  curveCells: number[];
  /** What the learned model leans on; null for one that only counts. */
  drivers: LearnedDrivers | null;
}

const counts: readonly PlaceModelName[] = ["historical count", "decayed count"];

/** What the mean of ranks is made of. */
const membersOf = (model: PlaceModelName, hasOthers: boolean): PlaceModelName[] =>
  model === "ensemble"
    ? [...(hasOthers ? (["learned with other types"] as const) : []), "learned", "count and around"]
    : [];

/** Runs the model, the two counts and the members of an ensemble on periods of the past. */
export function testModels(
  { name: model, answers }: { name: PlaceModelName; answers: PlaceAnswers },
  input: PlaceModelInput,
  { areaKm2 }: LaidGround,
  origins: readonly number[],
  progress: WorkPort<never>["progress"],
): Tested {
  const { ground, own, horizon, cells: chosen } = input;
  const cells = ground.x.length;
  const members = membersOf(model, (input.others ?? []).length > 0);
  const names = [...new Set([...counts, model, ...members])];
  const curveCells = curveOf(chosen, cells);
  // What the model has learned for the forecast it knows at the earlier origins as well.
  const records = names.map((name) =>
    recorder(name === model ? answers : placeModel(name, input), input, curveCells),
  );
  const patrolled = { cells: chosen, cellArea: ground.cellArea, totalArea: areaKm2 * 1e6 };
  const found = backtestPlaces(
    records.map(({ run }) => run),
    own,
    cells,
    origins,
    horizon,
    patrolled,
    (fraction) => {
      const step = Math.round(fraction * origins.length * names.length);
      const at = Math.floor(step / names.length);
      progress(fraction, texts.testing(at + 1, origins.length, names[step % names.length]!));
    },
  );
  const paiOf = (m: number) => found.scores[m]!.map(({ pai }) => pai);
  const better = found.summary[1]!.pai.mean > found.summary[0]!.pai.mean ? 1 : 0;
  const models = names.map((name, m): TestedModel => {
    const { recorded } = records[m]!;
    return {
      name,
      role: name === model ? "chosen" : counts.includes(name) ? "baseline" : "member",
      origins: found.scores[m]!.map((score, o) => {
        const [paiLow, paiHigh] = paiInterval(score) ?? [null, null];
        const { expected, expectedFilled, filled } = recorded[o]!;
        return {
          ...score,
          ...{ origin: origins[o]!, paiLow, paiHigh, expected, expectedFilled, filled },
          auc: found.auc[m]![o]!,
          logScore: found.logScore[m]![o]!,
        };
      }),
      summary: found.summary[m]!,
      gain: m === better ? null : meanDifference(paiOf(m), paiOf(better)),
      curve: curveCells.map((_, i) => shareAt(recorded, i)),
    };
  });
  const { heldOut } = records[names.indexOf(model)]!;
  if (heldOut.length > 0) progress(null, explainTexts.explaining);
  const drivers = learnedDrivers(heldOut, { seed: explainSeed });
  const order: Role[] = ["chosen", "baseline", "member"];
  models.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  return { horizon, origins: [...origins], models, count: names[better]!, curveCells, drivers };
}

/** Some 50 numbers of cells up to ten times those that are chosen. */
function curveOf(chosen: number, cells: number): number[] {
  const most = Math.min(cells, Math.max(10 * chosen, 50));
  const steps = Array.from({ length: 51 }, (_, i) => Math.round((most * i) / 50));
  return [...new Set([...steps, chosen])].sort((a, b) => a - b);
}

interface Recorded {
  incidents: number;
  /** Incidents in the first so many cells. */
  hits: number[];
  expected: number;
  expectedFilled: number;
  filled: number;
}

/** A model that notes what a score does not hold: the curve, what it expected where it would patrol, and what it knew. */
function recorder(answers: PlaceAnswers, input: PlaceModelInput, curveCells: readonly number[]) {
  const { ground, own, horizon, cells: chosen } = input;
  const recorded: Recorded[] = [];
  const heldOut: HeldOutOrigin[] = [];
  const run: PlaceModel = (origin) => {
    const { score, expected, learned } = answers(origin);
    const came = countBetween(own, ground.x.length, origin, origin + horizon);
    if (learned) heldOut.push(heldOutOf(learned, came));
    const order = topCells(score, curveCells.at(-1)!);
    const hits: number[] = [];
    let [sum, at] = [0, 0];
    for (const cells of curveCells) {
      while (at < cells) sum += came[order[at++]!]!;
      hits.push(sum);
    }
    const best = order.slice(0, chosen);
    const total = (of: (cell: number) => number) => best.reduce((all, cell) => all + of(cell), 0);
    recorded.push({
      incidents: came.reduce((all, each) => all + each, 0),
      hits,
      expected: total((cell) => expected[cell]!),
      expectedFilled: total((cell) => atLeastOne(expected[cell]!)),
      filled: total((cell) => Number(came[cell]! > 0)),
    });
    return { score, expected };
  };
  return { run, recorded, heldOut };
}

function shareAt(recorded: readonly Recorded[], i: number): number {
  const sum = (of: (each: Recorded) => number) => recorded.reduce((all, each) => all + of(each), 0);
  const incidents = sum((each) => each.incidents);
  return incidents > 0 ? sum(({ hits }) => hits[i]!) / incidents : 0;
}
