import { layGround, type LaidGround } from "@/cells/ground/lay";
import { layLayers } from "@/cells/ground/lay-layers";
import type { LayerSource } from "@/cells/ground/layers";
import type { GroundInput } from "@/cells/ground/read";
import { MethodProblem } from "@/lib/methods/problem";
import { placeIncidents, type PlacedIncidents } from "@/lib/methods/places/ground";
import { countBetween } from "@/lib/methods/places/incidents";
import { leastWindows, windowsOf } from "@/lib/methods/places/learned";
import { placeModel, type PlaceAnswer, type PlaceModelInput } from "@/lib/methods/places/models";
import type { PlaceModelName } from "@/lib/methods/places/models";
import { cellsIn } from "@/lib/methods/places/pai";
import type { Box } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import type { WorkPort } from "@/lib/work/serve";
import { distancesOf, type ModelChoice } from "./params";
import { rankCells, type RankedCell } from "./rank";
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
  /** The chosen cells and the next ones, best first. */
  ranked: RankedCell[];
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

/** Models that need a past to learn from; others only count. */
const learning: readonly PlaceModelName[] = [
  "ensemble",
  "learned",
  "learned with other types",
  "boosted",
];

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
  const { from, origin, horizon, halfLife } = input;
  const terrain = input.layers.length > 0 ? layTerrain(input, laid.grid) : null;
  const models: PlaceModelInput = {
    ...{ ground, own, others, from, horizon, cells: chosen, halfLife },
    layers: terrain?.layers ?? [],
  };
  const { model, fallback, origins } = modelFor(input, own);
  const counts = countBetween(own, ground.x.length, -Infinity, origin);
  const found = (name: PlaceModelName, answer: PlaceAnswer): PlaceFound => ({
    model: name,
    fallback,
    chosen,
    cellKm2: ground.cellArea / 1e6,
    cells: ground.x.length,
    areaKm2: laid.areaKm2,
    box: laid.box,
    borders: laid.borders,
    incidents: counts.reduce((sum, each) => sum + each, 0),
    ranked: rankCells(laid, own, answer, { chosen, origin, from }),
    expected: answer.expected.reduce((sum, each) => sum + each, 0),
    parts: (answer.parts ?? []).map(({ name: part, weight }) => ({ name: part, weight })),
    recent: recentOf(longitude, latitude, day, kind, origin),
    isFirst: name !== model,
    tested: null,
    refit: null,
    words: [...laid.words, ...(terrain?.words ?? [])],
  });
  if (learning.includes(model)) {
    // A map by the plain count in a second; what is learned takes its place.
    await emit(found("historical count", placeModel("historical count", models)(origin)));
  }
  progress(null, texts.ranking(model));
  const answers = placeModel(model, models);
  const { kept } = input;
  const isKept = kept?.use === "kept" && canKeep(answers, origin, kept);
  const forecast = found(model, answers(origin, isKept ? kept.knownAt : origin));
  await emit(forecast);
  const tested = testModels({ name: model, answers }, models, laid, origins, progress);
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

/** The model, the periods it can be tested on, and a count in its place where the past is too short to learn from. */
function modelFor(
  { model, from, origin, horizon, origins: wanted }: PlaceInput,
  own: PlacedIncidents,
): { model: PlaceModelName; fallback: string | null; origins: number[] } {
  const all = Array.from({ length: wanted }, (_, i) => origin - (wanted - i) * horizon);
  const counted = all.filter((at) => at >= from + Math.max(horizon, 28));
  if (counted.length === 0) {
    throw new MethodProblem(texts.tooShort(origin - from, horizon), texts.tooShortHint);
  }
  if (!learning.includes(model)) return { model, fallback: null, origins: counted };
  const windows = windowsOf(own, { from, horizon });
  const learned = counted.filter((at) => windows(at).length >= leastWindows);
  return learned.length >= 2
    ? { model, fallback: null, origins: learned }
    : { model: "count and around", fallback: texts.fallback(origin - from), origins: counted };
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
