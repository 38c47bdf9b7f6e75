import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import type { DensityFound, Place } from "./data";
import type { DensityParams } from "./params";
import { three } from "@/cells/words";
import { texts } from "./texts";

/** What the cell's view draws. */
export interface DensityView {
  map: SpatialView;
  places: Place[];
  bandwidth: number;
  measure: DensityParams["measure"] | null;
  /** What the figures of places are. */
  unit: string;
  /** SQL of the points: x, y (degrees), n and w. */
  points: string;
}

export function viewOf(
  found: DensityFound,
  params: DensityParams,
  against: string | null,
  points: string,
): DensityView {
  const { zone, grid, values } = found;
  const measure = against === null ? null : params.measure;
  const density = params.weight ? texts.weightPerKm2(params.weight) : texts.perKm2;
  const what = params.against_weight ?? texts.row(against ?? "");
  const unit = measure ? texts.measured[measure](what, params.per, against ?? "") : density;
  const raster: DrawnLayer = {
    kind: "raster",
    zone,
    ...grid,
    values,
    colour: {
      scale: params.scale ?? (measure ? "blue-red" : "heat"),
      title: unit,
      ...limitsOf(found, params, measure !== null),
    },
  };
  return {
    map: {
      ...(params.title ? { title: params.title } : {}),
      ...(params.height ? { height: params.height } : {}),
      box: found.box,
      layers: [
        raster,
        ...bordersOf(found, params.boundary ?? ""),
        ...(measure ? [] : linesOf(found)),
        ...peaksOf(found.places, unit),
      ],
    },
    places: found.places,
    bandwidth: found.bandwidth,
    measure,
    unit,
    points,
  };
}

const rounded = (value: number) => Number(value.toPrecision(2));

/** Classes above the mean density, in equal steps of its logarithm up to the peak. */
const above = 6;

/** Shares of the overall ratio at which classes begin: a quarter, half, the same, double, four times. */
const times = [0.25, 0.5, 1, 2, 4];

/** Classes begin at the mean, and what is far below it is blank. An even surface has no such classes. */
export const isUneven = ({ values, mean }: DensityFound): boolean => ends(values)[1] > 2 * mean;

/** Limits that say something: the mean density, the overall ratio, no difference. */
function limitsOf(found: DensityFound, { measure, per }: DensityParams, isCompared: boolean) {
  const overall = found.dual?.overall ?? 0;
  if (isCompared && measure === "difference") return { centre: 0 };
  if (isCompared && overall === 0) return {};
  if (isCompared && measure === "ratio") {
    return { limits: [0, ...times.map((share) => rounded(share * overall))] };
  }
  const [low, high] = ends(found.values);
  if (isCompared) {
    const logs = times.map((share) => Number(Math.log((share * overall) / per).toFixed(2)));
    return { limits: [Math.min(Math.floor(low), logs[0]! - 1), ...logs] };
  }
  const { mean } = found;
  if (!isUneven(found)) return {};
  const step = (high / mean) ** (1 / above);
  return {
    limits: [mean / 4, ...Array.from({ length: above }, (_, i) => mean * step ** i)].map(rounded),
  };
}

function ends(values: Float32Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Dark enough to be seen on every colour of the scale. */
const inks = ["#111827", "#4b5563", "#6b7280", "#9ca3af", "#9ca3af"];

function bordersOf({ borders }: DensityFound, boundary: string): DrawnLayer[] {
  if (borders.length === 0) return [];
  const entries = [{ css: "#9ca3af", label: boundary }];
  return [{ kind: "lines", paths: borders, colour: { title: texts.ground, entries }, width: 0.5 }];
}

function linesOf({ lines }: DensityFound): DrawnLayer[] {
  if (lines.length === 0) return [];
  const shares = [...new Set(lines.map(({ share }) => share))].sort((a, b) => a - b);
  return [
    {
      kind: "lines",
      paths: lines.map(({ path }) => path),
      classes: Uint8Array.from(lines, ({ share }) => shares.indexOf(share)),
      colour: {
        title: texts.contours,
        entries: shares.map((share, i) => ({ css: inks[i]!, label: texts.contour(share) })),
      },
      width: 1.5,
    },
  ];
}

function peaksOf(places: readonly Place[], unit: string): DrawnLayer[] {
  if (places.length === 0) return [];
  return [
    {
      kind: "points",
      x: places.map(({ longitude }) => longitude),
      y: places.map(({ latitude }) => latitude),
      classes: new Uint8Array(places.length),
      colour: { title: texts.topPlaces, entries: [{ css: "#ffffff", label: texts.peak }] },
      radius: 5,
      tips: places.map(({ rank, area, figure }) =>
        texts.placeTip(rank, area, `${three(figure)} ${unit}`),
      ),
    },
  ];
}
