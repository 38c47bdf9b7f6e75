import type { MethodContext } from "@/lib/methods/method";
import { chance } from "@/lib/methods/chance";
import { areasKm2 } from "@/lib/methods/spatial/area";
import { flatArea } from "@/lib/methods/spatial/clip";
import { meanCentre, medianCentre, standardDistance } from "@/lib/methods/spatial/pattern/centre";
import { dbscan } from "@/lib/methods/spatial/pattern/dbscan";
import {
  deviationalEllipse,
  ellipseRing,
  type EllipseScaling,
} from "@/lib/methods/spatial/pattern/ellipse";
import { hdbscan } from "@/lib/methods/spatial/pattern/hdbscan";
import {
  nearestNeighbour,
  type NearestNeighbour,
} from "@/lib/methods/spatial/pattern/nearest-neighbour";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { projectPoints, type ProjectedPoints } from "@/lib/methods/spatial/project-points";
import { toDegrees, type Zone } from "@/lib/methods/spatial/projection";
import { decodeTable } from "@/lib/table/table";
import { outlineOf, polygonOf, ringInDegrees, type Corners } from "./outline";
import type { PatternParams } from "./params";
import { texts } from "./texts";

export interface PatternInput {
  /** Arrow: id, x (longitude), y (latitude). */
  points: Uint8Array;
  /** Rows of the table that the ids count. */
  rows: number;
  outlines: (string | null)[] | null;
  options: Pick<PatternParams, "ellipse" | "clusters" | "radius" | "least" | "outline">;
  seed: number;
}

/** One thing that was measured, as a row of the result. Degrees, metres, km². */
export interface Measured {
  what: string;
  incidents: number;
  latitude: number;
  longitude: number;
  /** Radius, or half the longer axis. */
  metres: number | null;
  minor: number | null;
  bearing: number | null;
  km2: number | null;
  geometry: string;
  ring: Corners | null;
}

export interface Pattern {
  measured: Measured[];
  clusters: Measured[];
  /** Cluster of each row of the table, 1 for the largest, 0 for none; null when none were looked for. */
  cluster: Int32Array | null;
  neighbours: NearestNeighbour | null;
  used: number;
  farOut: number;
  outside: number;
  /** Points that share their place with another. */
  stacked: number;
  groundKm2: number;
  scaling: EllipseScaling;
  zone: Zone;
  box: Box;
  /** Some of the points, degrees, and the cluster of each. */
  drawn: { x: Float64Array; y: Float64Array; cluster: Int32Array };
}

/** More points than this say no more on a map. */
const mostDrawn = 4_000;

type Progress = MethodContext["progress"];

/** The work of the worker: where points lie, how they spread, whether and where they gather. */
export function describe(input: PatternInput, progress: NonNullable<Progress>): Pattern {
  const { options, seed, rows } = input;
  const table = decodeTable(input.points);
  const degrees = { x: table.numbers("x"), y: table.numbers("y") };
  const inside = within(input.outlines, degrees);
  const chosen = {
    x: Float64Array.from(inside.rows, (i) => degrees.x[i]!),
    y: Float64Array.from(inside.rows, (i) => degrees.y[i]!),
  };
  const points = projectPoints(chosen.x, chosen.y);
  const { x, y, zone, kept } = points;
  progress(null, texts.measuring);
  const n = x.length;
  const groundKm2 = inside.km2 ?? boxKm2(points);
  const measured = measure(points, options.ellipse);
  const neighbours =
    n > 1 && groundKm2 > 0
      ? nearestNeighbour(x, y, { area: groundKm2 * 1e6, orders: 1 }, { progress })
      : null;
  const label = labelsOf(points, options, progress);
  const ranked = label ? ranksOf(label) : null;
  const clusters = ranked ? outlines(points, ranked, options) : [];
  let cluster: Int32Array | null = null;
  if (ranked) {
    cluster = new Int32Array(rows);
    const id = table.numbers("id");
    ranked.forEach((rank, i) => (cluster![id[inside.rows[kept[i]!]!]!] = rank));
  }
  const picked = pickSome(n, seed);
  const at = (values: Float64Array) => Float64Array.from(picked, (i) => values[kept[i]!]!);
  return {
    measured,
    clusters,
    cluster,
    neighbours,
    used: n,
    farOut: points.farOut,
    outside: degrees.x.length - inside.rows.length,
    stacked: neighbours?.stacked ?? 0,
    groundKm2,
    scaling: options.ellipse,
    zone,
    box: boxOf({ x: at(chosen.x), y: at(chosen.y) })!,
    drawn: {
      x: at(chosen.x),
      y: at(chosen.y),
      cluster: Int32Array.from(picked, (i) => ranked?.[i] ?? 0),
    },
  };
}

/** Points inside the boundary by their number, and its extent; all of them without one. */
function within(
  outlines: PatternInput["outlines"],
  { x, y }: { x: Float64Array; y: Float64Array },
): { rows: Uint32Array; km2: number | null } {
  if (!outlines) return { rows: Uint32Array.from(x.keys()), km2: null };
  const { areas } = readAreas(outlines);
  const { area } = locate(indexAreas(areas), x, y);
  const rows = Uint32Array.from(Array.from(area.keys()).filter((i) => area[i]! >= 0));
  if (rows.length === 0) throw new MethodProblem(texts.noneInside, texts.noneInsideHint);
  return { rows, km2: areasKm2(areas).reduce((sum, each) => sum + each, 0) };
}

function boxKm2({ x, y }: ProjectedPoints): number {
  const box = boxOf({ x, y })!;
  return ((box.east - box.west) * (box.north - box.south)) / 1e6;
}

function measure({ x, y, zone }: ProjectedPoints, scaling: EllipseScaling): Measured[] {
  const n = x.length;
  const row = (
    what: string,
    place: { x: number; y: number },
    more: Partial<Measured> & { corners?: Corners } = {},
  ): Measured => {
    const { x: east, y: north } = toDegrees(zone, [place.x], [place.y]);
    const { corners, ...rest } = more;
    const ring = corners ? ringInDegrees(zone, corners) : null;
    const point = { type: "Point", coordinates: [east[0]!, north[0]!] };
    return {
      what,
      incidents: n,
      latitude: north[0]!,
      longitude: east[0]!,
      metres: null,
      minor: null,
      bearing: null,
      km2: null,
      geometry: ring ? polygonOf(ring) : JSON.stringify(point),
      ring,
      ...rest,
    };
  };
  const mean = meanCentre(x, y);
  const found = [row(texts.meanCentre, mean), row(texts.medianCentre, medianCentre(x, y))];
  if (n < 3) return found;
  const radius = standardDistance(x, y).unbiased;
  const round = { majorAxis: radius, minorAxis: radius, sx: radius, sy: radius, area: 0 };
  const ellipse = deviationalEllipse(x, y);
  const scaled = ellipse.scalings[scaling];
  if (scaled.minorAxis === 0) return found;
  return [
    ...found,
    row(texts.standardDistance, mean, {
      metres: radius,
      km2: (Math.PI * radius ** 2) / 1e6,
      corners: ellipseRing(ellipse, round),
    }),
    row(texts.ellipse, mean, {
      metres: scaled.majorAxis,
      minor: scaled.minorAxis,
      bearing: ellipse.bearingDegrees,
      km2: scaled.area / 1e6,
      corners: ellipseRing(ellipse, scaled),
    }),
  ];
}

function labelsOf(
  { x, y }: ProjectedPoints,
  { clusters, radius, least }: PatternInput["options"],
  progress: Progress,
): Int32Array | null {
  if (clusters === "none") return null;
  const context = progress ? { progress } : {};
  if (clusters === "hdbscan") return hdbscan([x, y], { least }, context).label;
  return dbscan([x, y], { radius, least }, context).label;
}

/** Clusters numbered by size, 1 for the largest; 0 for none. */
function ranksOf(label: Int32Array): Int32Array {
  const sizes: number[] = [];
  for (const each of label) if (each >= 0) sizes[each] = (sizes[each] ?? 0) + 1;
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const rank = Int32Array.from(sizes);
  order.forEach((cluster, i) => (rank[cluster] = i + 1));
  return label.map((each) => (each < 0 ? 0 : rank[each]!));
}

function outlines(
  { x, y, zone }: ProjectedPoints,
  rank: Int32Array,
  { clusters, radius, outline }: PatternInput["options"],
): Measured[] {
  const members: number[][] = [];
  rank.forEach((each, i) => {
    if (each > 0) (members[each - 1] ??= []).push(i);
  });
  return members.map((own, i): Measured => {
    const [ownX, ownY] = [x, y].map((values) => Float64Array.from(own, (k) => values[k]!)) as [
      Float64Array,
      Float64Array,
    ];
    const corners = outlineOf(ownX, ownY, outline, clusters === "dbscan" ? radius : null);
    const centre = meanCentre(ownX, ownY);
    const place = toDegrees(zone, [centre.x], [centre.y]);
    const ring = ringInDegrees(zone, corners);
    return {
      what: texts.cluster(i + 1),
      incidents: own.length,
      latitude: place.y[0]!,
      longitude: place.x[0]!,
      metres: standardDistance(ownX, ownY).perPoint,
      minor: null,
      bearing: null,
      km2: flatArea(corners.flat()) / 1e6,
      geometry: polygonOf(ring),
      ring,
    };
  });
}

/** Numbers of points to draw, each as likely as any other. */
function pickSome(count: number, seed: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (count <= mostDrawn) return all;
  const { below } = chance(seed);
  for (let i = 0; i < mostDrawn; i++) {
    const j = i + below(count - i);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all.slice(0, mostDrawn);
}
