import { layGround, type LaidGround } from "@/cells/ground/lay";
import { layLayers } from "@/cells/ground/lay-layers";
import type { LayerSource } from "@/cells/ground/layers";
import type { GroundInput } from "@/cells/ground/read";
import { MethodProblem } from "@/lib/methods/problem";
import { placeIncidents, type PlacedIncidents } from "@/lib/methods/places/ground";
import { countBetween } from "@/lib/methods/places/incidents";
import {
  fittedPlaceModels,
  placeModel,
  type PlaceAnswer,
  type PlaceAnswers,
  type PlaceModelInput,
  type PlaceModelName,
} from "@/lib/methods/places/models";
import { cellsIn } from "@/lib/methods/places/pai";
import { sumOf } from "@/lib/methods/statistics/sums";
import type { Box } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import type { WorkPort } from "@/lib/work/serve";
import { distancesOf, type ModelChoice } from "./params";
import { alertsAbove, rankCells, tiedAt, type Alerts, type RankedCell, type Tied } from "./rank";
import { canKeep, refitOf, type Kept, type PlacesRefit } from "./refit";
import { testModels, type Tested } from "./tested";
import { texts } from "./texts";

export interface PlaceInput {
  /** Arrow: x and y (degrees), day, k. */
  points: Uint8Array;
  ground: GroundInput;
  /** Names of the other types, in the order of k from 1 on. */
  others: readonly string[];
  /** First day of the register, and the first that is forecast. */
  from: number;
  origin: number;
  horizon: number;
  /** Area that can be patrolled, km². */
  patrol: number;
  model: ModelChoice;
  halfLife: number;
  /** Features of the ground, for the models that look at them. */
  layers: readonly LayerSource[];
  origins: number;
  /** Chance above which a cell is an alert; null for none. */
  threshold: number | null;
  /** A model that is kept since a day, and compared with the refitted one; null for none. */
  kept: Kept | null;
}

export interface PlaceFound {
  /** What ranked the places, and why it is not what was asked for. */
  model: PlaceModelName;
  fallback: string | null;
  /** Cells that are chosen. */
  chosen: number;
  cellKm2: number;
  /** Of the whole ground. */
  cells: number;
  areaKm2: number;
  box: Box;
  borders: Float64Array[];
  /** Incidents of the type before the origin, on the ground. */
  incidents: number;
  /** The chosen cells and the next ones, best first, and the alerts. */
  ranked: RankedCell[];
  /** Of `atLeastOne`: so that the chances of the chosen cells were right in the test; Infinity before it. */
  scatter: number;
  /** Null without a threshold. */
  alerts: Alerts | null;
  /** Chosen cells between which and others the model knows no order; null for none. */
  tied: Tied | null;
  /** In the horizon: on the whole ground. */
  expected: number;
  /** Members of the ensemble with their weights. */
  parts: { name: string; weight: number }[];
  /** Incidents of the last year, degrees; the newest where there are many. */
  recent: { x: Float64Array; y: Float64Array };
  /** By the plain count, while what was asked for is still being learned. */
  isFirst: boolean;
  /** Null while nothing has been tested yet. */
  tested: Tested | null;
  /** The kept model beside the refitted one; null unless one is kept. */
  refit: PlacesRefit | null;
  /** For the provenance. */
  words: string[];
}

const mostRecent = 20_000;

/** The work of the worker: where and when in, ranked places and their test out. */
export async function forecastPlaces(
  input: PlaceInput,
  { progress, emit }: Pick<WorkPort<PlaceFound>, "progress" | "emit">,
): Promise<PlaceFound> {
  progress(null, texts.laying);
  const table = decodeTable(input.points);
  const [longitude, latitude] = [table.numbers("x"), table.numbers("y")];
  const [day, kind] = [table.numbers("day"), table.numbers("k")];
  const laid = layGround(input.ground, longitude, latitude);
  const pick = (k: number) => placed(laid, day, kind, k);
  const [own, ...others] = [0, ...input.others.map((_, i) => i + 1)].map(pick) as [
    PlacedIncidents,
    ...PlacedIncidents[],
  ];
  const { ground } = laid.grid;
  const chosen = cellsIn(input.patrol * 1e6, ground.cellArea);
  if (chosen >= ground.x.length) {
    throw new MethodProblem(texts.patrolsAll(input.patrol, laid.areaKm2), texts.patrolsAllHint);
  }
  const { from, origin, horizon, halfLife, threshold } = input;
  const terrain = input.layers.length > 0 ? layTerrain(input, laid.grid) : null;
  const models: PlaceModelInput = {
    ...{ ground, own, others, from, horizon, cells: chosen, halfLife },
    layers: terrain?.layers ?? [],
  };
  const counts = countBetween(own, ground.x.length, -Infinity, origin);
  const found = (
    { model, fallback }: Pick<Chosen, "model" | "fallback">,
    answer: PlaceAnswer,
    { isFirst = false, scatter = Infinity } = {},
  ): PlaceFound => ({
    model,
    fallback,
    chosen,
    cellKm2: ground.cellArea / 1e6,
    cells: ground.x.length,
    areaKm2: laid.areaKm2,
    box: laid.box,
    borders: laid.borders,
    incidents: sumOf(counts),
    ranked: rankCells(laid, own, answer, {
      ...{ chosen, origin, scatter, threshold },
      isCounted: !fittedPlaceModels.has(model),
    }),
    scatter,
    alerts: threshold === null ? null : alertsAbove(threshold, answer.expected, scatter),
    tied: tiedAt(answer.score, chosen),
    expected: sumOf(answer.expected),
    parts: (answer.parts ?? []).map(({ name: part, weight }) => ({ name: part, weight })),
    recent: recentOf(longitude, latitude, day, kind, origin),
    isFirst,
    tested: null,
    refit: null,
    words: [...laid.words, ...(terrain?.words ?? [])],
  });
  if (fittedPlaceModels.has(input.model)) {
    // A map by the plain count in a second; what is learned takes its place.
    const first = placeModel("historical count", models)(origin);
    await emit(found({ model: "historical count", fallback: null }, first, { isFirst: true }));
  }
  progress(null, texts.ranking(input.model));
  const { model, answers, fallback, origins } = modelFor(input, models);
  const { kept } = input;
  const isKept = kept?.use === "kept" && canKeep(answers, origin, kept);
  const answer = answers(origin, isKept ? kept.knownAt : origin);
  await emit(found({ model, fallback }, answer));
  const tested = testModels({ name: model, answers }, models, laid, origins, progress);
  const scatter = tested.models[0]?.summary.chance?.scatter;
  const forecast = found({ model, fallback }, answer, { scatter });
  if (!kept) return { ...forecast, tested };
  const refit = refitOf(
    kept,
    {
      ...{ model, answers, origin, areaKm2: laid.areaKm2, input: models },
      inUse: isKept ? "kept" : "refitted",
    },
    (done) => progress(done, texts.refitting),
  );
  return { ...forecast, tested, refit };
}

/** The features around every cell, each layer under a name that a reason can give. */
function layTerrain({ layers: sources, ground: { size } }: PlaceInput, grid: LaidGround["grid"]) {
  const { layers, words } = layLayers(sources, grid, {
    as: "proximity",
    distances: distancesOf(size),
  });
  return {
    layers: layers.map(({ name, kind, distance, values }) => ({
      name: texts.layers[kind](name, distance),
      values,
    })),
    words,
  };
}

function placed(
  { grid, x, y }: LaidGround,
  day: Float64Array,
  kind: Float64Array,
  k: number,
): PlacedIncidents {
  const at = Uint32Array.from(kind.keys()).filter((i) => kind[i] === k);
  const of = (values: Float64Array) => Float64Array.from(at, (i) => values[i]!);
  return placeIncidents(grid.ground, of(x), of(y), of(day));
}

interface Chosen {
  model: PlaceModelName;
  answers: PlaceAnswers;
  fallback: string | null;
  /** Periods it can be tested on. */
  origins: number[];
}

/** The model and the periods to test it on; a count in its place where the past is too short or too sparse to learn from. */
function modelFor(
  { model, from, origin, horizon, origins: wanted }: PlaceInput,
  input: PlaceModelInput,
): Chosen {
  const all = Array.from({ length: wanted }, (_, i) => origin - (wanted - i) * horizon);
  const origins = all.filter((at) => at >= from + Math.max(horizon, 28));
  if (origins.length === 0) {
    throw new MethodProblem(texts.tooShort(origin - from, horizon), texts.tooShortHint);
  }
  const answers = placeModel(model, input);
  if (!fittedPlaceModels.has(model)) return { model, answers, fallback: null, origins };
  const learned = origins.slice(firstAnswered(answers, origins));
  if (learned.length >= 2) return { model, answers, fallback: null, origins: learned };
  const count = "count and around";
  const fallback = texts.fallback(
    origin - from,
    sumOf(countBetween(input.own, input.ground.x.length, from, origin)),
  );
  return { model: count, answers: placeModel(count, input), fallback, origins };
}

/** What has been learned once can be learned ever after. */
function firstAnswered(answers: PlaceAnswers, origins: readonly number[]): number {
  const first = origins.findIndex((origin) => {
    try {
      answers(origin);
      return true;
    } catch (error) {
      if (error instanceof MethodProblem) return false;
      throw error;
    }
  });
  return first < 0 ? origins.length : first;
}

function recentOf(
  longitude: Float64Array,
  latitude: Float64Array,
  day: Float64Array,
  kind: Float64Array,
  origin: number,
): PlaceFound["recent"] {
  const at = Array.from(day.keys())
    .filter((i) => kind[i] === 0 && day[i]! >= origin - 365 && day[i]! < origin)
    .sort((a, b) => day[b]! - day[a]!)
    .slice(0, mostRecent);
  return {
    x: Float64Array.from(at, (i) => longitude[i]!),
    y: Float64Array.from(at, (i) => latitude[i]!),
  };
}
