import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import type { DensityFound, Place } from "./data";
import type { DensityParams } from "./params";
import { texts, three } from "./texts";

/** What the cell's view draws. */
export interface DensityView {
  map: SpatialView;
  places: Place[];
  bandwidth: number;
  measure: DensityParams["measure"] | null;
  /** What the figures of places are. */
  unit: string;
}

export function viewOf(
  found: DensityFound,
  params: DensityParams,
  against: string | null,
): DensityView {
  const { zone, grid, values } = found;
  const measure = against === null ? null : params.measure;
  const density = params.weight ? texts.weightPerKm2(params.weight) : texts.perKm2;
  const unit = measure && against !== null ? texts.measured[measure](against) : density;
  const raster: DrawnLayer = {
    kind: "raster",
    zone,
    ...grid,
    values,
    colour: {
      scale: params.scale ?? (measure ? "purple-orange" : "heat"),
      title: unit,
      ...limitsOf(found, measure),
    },
  };
  return {
    map: {
      ...(params.title ? { title: params.title } : {}),
      ...(params.height ? { height: params.height } : {}),
      box: found.box,
      layers: [raster, ...linesOf(found), ...peaksOf(found.places, unit)],
    },
    places: found.places,
    bandwidth: found.bandwidth,
    measure,
    unit,
  };
}

const rounded = (value: number) => Number(value.toPrecision(2));

/** Classes that double: each colour stands for twice the density of the one before. */
const doublings = 6;

function limitsOf(found: DensityFound, measure: DensityView["measure"]) {
  if (measure === "difference") return { centre: 0 };
  const overall = found.dual?.overall ?? 0;
  if (measure === "log ratio") return { centre: overall > 0 ? Math.log(overall) : 0 };
  if (measure === "ratio") {
    return { limits: [0, ...[0.25, 0.5, 1, 2, 4].map((times) => rounded(times * overall))] };
  }
  let most = 0;
  for (const value of found.values) if (value > most) most = value;
  if (most === 0) return {};
  return {
    limits: Array.from({ length: doublings }, (_, i) => rounded(most / 2 ** (doublings - i))),
  };
}

/** Dark enough to be seen on every colour of the scale. */
const inks = ["#111827", "#4b5563", "#6b7280", "#9ca3af", "#9ca3af"];

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
