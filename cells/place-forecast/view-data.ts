import type { LayerSource } from "@/cells/ground/layers";
import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import type { Box } from "@/lib/methods/spatial/polygons";
import type { PlaceFound } from "./compute";
import { verdictOf } from "./findings";
import type { PlaceForecastParams } from "./params";
import type { ReadPlaces } from "./read";
import { reasonsIn } from "./reasons";
import type { PlacesRefit } from "./refit";
import type { Tested } from "./tested";
import { expectedWords, probabilityWords } from "./texts";
import { viewTexts } from "./view-texts";

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
        marksOf(chosen, params.horizon),
        ranksOf(chosen, found.box),
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
      layers: layers.map(({ table, sql, isByNumber, as, distances }) => ({
        ...{ table, sql, isByNumber, as, distances },
      })),
      model: found.model,
      origins: tested?.origins ?? [],
    },
  };
}

function bordersOf({ borders }: PlaceFound): DrawnLayer[] {
  if (borders.length === 0) return [];
  const entries = [{ css: "#9ca3af", label: viewTexts.borders }];
  return [{ kind: "lines", paths: borders, colour: { title: "", entries }, width: 0.5 }];
}

function recentOf({ recent }: PlaceFound): DrawnLayer[] {
  const count = recent.x.length;
  if (count === 0) return [];
  const entries = [{ css: "#8a8f98", label: viewTexts.recentLegend(count) }];
  return [
    {
      kind: "points",
      ...recent,
      classes: new Uint8Array(count),
      colour: { title: viewTexts.recentTitle, entries },
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
    colour: { scale: "heat", title: viewTexts.legend(horizon) },
    tips: tipsOf(chosen),
  };
}

/** Marks at the middles, so that small cells are seen on the map of a whole city. */
function marksOf(chosen: readonly ChosenCell[], horizon: number): DrawnLayer {
  return {
    kind: "points",
    x: chosen.map(({ longitude }) => longitude),
    y: chosen.map(({ latitude }) => latitude),
    values: Float64Array.from(chosen, ({ expected }) => expected),
    colour: { scale: "heat", title: viewTexts.legend(horizon) },
    radius: chosen.length > 60 ? 3 : 5,
    tips: tipsOf(chosen),
  };
}

const tipsOf = (chosen: readonly ChosenCell[]) =>
  chosen.map(({ rank, area, expected, probability, reasons, isAlert }) =>
    viewTexts.tip(
      rank,
      area,
      expectedWords(expected),
      probabilityWords(probability),
      reasons,
      isAlert === true,
    ),
  );

/** Ranks that are written beside their cells, and how far from each other: a share of the map. */
const [written, apart] = [10, 1 / 25];

function ranksOf(chosen: readonly ChosenCell[], { west, east, south, north }: Box): DrawnLayer {
  const least = apart * Math.hypot(east - west, north - south);
  const first: ChosenCell[] = [];
  for (const cell of chosen.slice(0, written)) {
    const isFree = first.every(
      ({ longitude, latitude }) =>
        Math.hypot(longitude - cell.longitude, latitude - cell.latitude) > least,
    );
    if (isFree) first.push(cell);
  }
  return {
    kind: "labels",
    x: first.map(({ longitude }) => longitude),
    y: first.map(({ latitude }) => latitude + least / 3),
    words: first.map(({ rank }) => String(rank)),
  };
}
