import type { PointsLayer, SpatialView } from "@/cells/spatial/drawn";
import { indexPoints } from "@/lib/methods/spatial/point-index";
import { texts } from "./texts";
import type { RelationsView } from "./view-data";

/** Blue and orange keep apart for every eye; strong where both are near each other. */
const colours = {
  first: "#9ec5ea",
  second: "#f5c089",
  firstNear: "#0f4c8c",
  secondNear: "#c2570a",
};

/** Share of points that may lie outside the first view on each side. */
const tail = 0.005;

/** The map of two types: where each is alone and where both are within reach. */
export function jointMap(view: RelationsView, a: number, b: number): SpatialView | null {
  const { points, types, within } = view;
  const rows = [...points.type.keys()].filter((i) => points.type[i] === a || points.type[i] === b);
  if (rows.length === 0) return null;
  const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
  const [east, north] = [pick(points.east), pick(points.north)];
  const isFirst = rows.map((i) => points.type[i] === a);
  const index = indexPoints(east, north, within);
  const classes = Uint8Array.from(rows, (_, i) => {
    let isNear = false;
    index.within(east[i]!, north[i]!, within, (j) => {
      if (j !== i && (a === b || isFirst[i] !== isFirst[j])) isNear = true;
    });
    return (isNear ? 2 : 0) + (isFirst[i] ? 0 : 1);
  });
  const [first, second] = [types[a]!, types[b]!];
  const entries =
    a === b
      ? [
          { css: colours.first, label: texts.alone(first) },
          { css: colours.second, label: "" },
          { css: colours.firstNear, label: texts.nearOwn(first, within) },
        ]
      : [
          { css: colours.first, label: texts.alone(first) },
          { css: colours.second, label: texts.alone(second) },
          { css: colours.firstNear, label: texts.near(first, second, within) },
          { css: colours.secondNear, label: texts.near(second, first, within) },
        ];
  const [longitude, latitude] = [pick(points.longitude), pick(points.latitude)];
  // Strong ones are drawn last, so that they lie on top.
  const order = Uint32Array.from(rows.keys()).sort(
    (i, j) => (classes[i]! >> 1) - (classes[j]! >> 1) || i - j,
  );
  const sort = (values: Float64Array) => Float64Array.from(order, (i) => values[i]!);
  const layer: PointsLayer = {
    kind: "points",
    x: sort(longitude),
    y: sort(latitude),
    radius: rows.length > 4_000 ? 2 : 3,
    colour: { title: texts.map, entries: entries.filter(({ label }) => label !== "") },
    classes: Uint8Array.from(order, (i) => (a === b ? classes[i]! >> 1 : classes[i]!)),
    tips: Array.from(order, (i) => entries[classes[i]!]!.label),
  };
  return { height: 360, box: boxOf(longitude, latitude), layers: [layer] };
}

function boxOf(x: Float64Array, y: Float64Array) {
  const ends = (values: Float64Array) => {
    const sorted = values.toSorted();
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
    return [at(tail), at(1 - tail)] as const;
  };
  const [[west, east], [south, north]] = [ends(x), ends(y)];
  return { west, south, east, north };
}
