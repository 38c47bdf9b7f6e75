import type { LayerSource } from "@/cells/ground/layers";
import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import type { PlaceFound } from "./compute";
import { verdictOf } from "./findings";
import type { PlaceForecastParams } from "./params";
import type { ReadPlaces } from "./read";
import { reasonsIn } from "./reasons";
import type { PlacesRefit } from "./refit";
import type { Tested } from "./tested";
import { expectedWords, share, texts } from "./texts";

/** A chosen cell, as it is listed and saved. */
export interface ChosenCell {
  rank: number;
  id: string;
  area: string | null;
  longitude: number;
  latitude: number;
  outline: string;
  expected: number;
  probability: number;
  reasons: string[];
  /** Null where no threshold is set. */
  isAlert: boolean | null;
}

/** What the cell's view draws. */
export interface PlaceForecastView {
  map: SpatialView;
  chosen: ChosenCell[];
  /** Reasons are factors of a model, and not counts. */
  hasFactors: boolean;
  shape: PlaceForecastParams["shape"];
  size: number;
  cellKm2: number;
  areaKm2: number;
  cells: number;
  /** First day that is forecast, and for how many days. */
  origin: number;
  horizon: number;
  tested: (Tested & { verdict: string }) | null;
  /** The kept model beside the refitted one. */
  refit: PlacesRefit | null;
  /** For the same as a program. */
  program: Pick<ReadPlaces, "sql" | "from" | "origin" | "others"> & {
    boundary: string | null;
    layers: readonly Omit<LayerSource, "rows">[];
    model: string;
    origins: number[];
  };
}

export function viewOf(
  found: PlaceFound,
  params: PlaceForecastParams,
  read: ReadPlaces,
  { boundary, layers }: { boundary: string | null; layers: readonly LayerSource[] },
): PlaceForecastView {
  const chosen = found.ranked
    .filter(({ isChosen }) => isChosen)
    .map((cell): ChosenCell => ({
      rank: cell.rank,
      id: cell.id,
      area: cell.area,
      longitude: cell.longitude,
      latitude: cell.latitude,
      outline: cell.outline,
      expected: cell.expected,
      probability: cell.probability,
      reasons: reasonsIn(cell, read.others),
      isAlert: params.threshold === undefined ? null : cell.probability > params.threshold,
    }));
  const { tested, cellKm2, areaKm2, cells } = found;
  return {
    map: {
      box: found.box,
      layers: [
        ...bordersOf(found),
        ...recentOf(found),
        chosenOf(chosen, params.horizon),
        ...ranksOf(chosen),
      ],
    },
    chosen,
    hasFactors: found.ranked.some(({ reasons }) => reasons.length > 0),
    ...{ shape: params.shape, size: params.size, cellKm2, areaKm2, cells },
    ...{ origin: read.origin, horizon: params.horizon },
    tested: tested && { ...tested, verdict: verdictOf(tested) },
    refit: found.refit,
    program: {
      ...{ sql: read.sql, from: read.from, origin: read.origin, others: read.others },
      boundary,
      layers: layers.map(({ rows: _, ...layer }) => layer),
      model: found.model,
      origins: tested?.origins ?? [],
    },
  };
}

function bordersOf({ borders }: PlaceFound): DrawnLayer[] {
  if (borders.length === 0) return [];
  const entries = [{ css: "#9ca3af", label: texts.borders }];
  return [{ kind: "lines", paths: borders, colour: { title: "", entries }, width: 0.5 }];
}

function recentOf({ recent }: PlaceFound): DrawnLayer[] {
  const count = recent.x.length;
  if (count === 0) return [];
  const entries = [{ css: "#8a8f98", label: texts.recentLegend(count) }];
  return [
    {
      kind: "points",
      ...recent,
      classes: new Uint8Array(count),
      colour: { title: texts.recentTitle, entries },
      radius: 1.2,
    },
  ];
}

function chosenOf(chosen: readonly ChosenCell[], horizon: number): DrawnLayer {
  return {
    kind: "areas",
    isGrid: true,
    outlines: chosen.map(({ outline }) => outline),
    names: chosen.map(({ id }) => id),
    values: Float64Array.from(chosen, ({ expected }) => expected),
    colour: { scale: "heat", title: texts.legend(horizon) },
    tips: chosen.map(({ rank, area, expected, probability, reasons, isAlert }) =>
      texts.tip(rank, area, expectedWords(expected), share(probability), reasons, isAlert === true),
    ),
  };
}

/** Ranks that are written beside their cells; more would cover each other. */
const written = 10;

function ranksOf(chosen: readonly ChosenCell[]): DrawnLayer[] {
  const first = chosen.slice(0, written);
  return [
    {
      kind: "labels",
      x: first.map(({ longitude }) => longitude),
      y: first.map(({ latitude }) => latitude),
      words: first.map(({ rank }) => String(rank)),
    },
  ];
}
