import { projectPoints } from "@/lib/methods/spatial/project-points";
import { toDegrees, type Zone } from "@/lib/methods/spatial/projection";
import { boxOf, type Box } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { scan, type ScanCluster, type ScanResult } from "@/lib/methods/spatial/scan/scan";
import { decodeTable } from "@/lib/table/table";
import { areasAsSites, placesAsSites, type Sites } from "./sites";
import { texts } from "./texts";

export interface SearchInput {
  /** Arrow: x, y in degrees, day since 1970 (null where there is none), place (text). */
  points: Uint8Array;
  /** Poisson model: areas in their order. */
  areas: { outlines: (string | null)[]; population: Float64Array } | null;
  lookFor: "alive" | "any" | "places";
  asOf: number | null;
  period: number;
  step: number;
  longest: number;
  radius: number;
  share: number;
  least: number;
  clusters: number;
  permutations: number;
  seed: number;
}

/** A cluster as the table and the map have it. */
export interface PlacedCluster {
  latitude: number;
  longitude: number;
  /** Metres from the middle to the edge of the circle. */
  radius: number;
  /** First and last day. */
  start: number;
  end: number;
  cases: number;
  expected: number;
  ratio: number;
  llr: number;
  /** NaN while there is none; recurrence also where clusters need not be alive. */
  p: number;
  recurrenceDays: number;
  /** Name of the place that most of its incidents have. */
  place: string | null;
  /** GeoJSON, degrees. */
  geometry: string;
}

export interface Searched {
  clusters: PlacedCluster[];
  /** Arrangements made so far. */
  made: number;
  cases: number;
  sites: number;
  cell: number;
  /** First and last day of the period. */
  from: number;
  to: number;
  left: { undated: number; outOfPeriod: number; outOfAreas: number; farOut: number };
  zone: Zone;
  box: Box;
  /** Incidents of the period, degrees, and the rank of the cluster that each is in (0 for none). */
  drawn: { x: Float64Array; y: Float64Array; rank: Uint8Array };
}

/** More locations than these are put together: the work grows with their square. */
const mostSites = { alive: 1500, any: 800, places: 1500 };

/** The work of the worker: incidents in, clusters out. */
export function search(
  input: SearchInput,
  progress: (fraction: number | null, words: string) => void,
  early: (found: Searched) => void,
): Searched {
  progress(null, texts.reading);
  const table = decodeTable(input.points);
  const [east, north, day] = [table.numbers("x"), table.numbers("y"), table.numbers("day")];
  const rows = [...day.keys()];
  const dated = rows.filter((i) => !Number.isNaN(day[i]!));
  if (dated.length === 0) throw new MethodProblem(texts.noneDated, texts.noneDatedHint);
  const to = input.asOf ?? dated.reduce((last, i) => Math.max(last, day[i]!), -Infinity);
  const steps = input.lookFor === "places" ? 1 : Math.max(1, Math.floor(input.period / input.step));
  const from = to + 1 - (steps === 1 ? input.period : steps * input.step);
  const within = dated.filter((i) => day[i]! >= from && day[i]! <= to);
  if (within.length === 0) throw new MethodProblem(texts.nonePeriod, texts.nonePeriodHint);
  const pick = (values: Float64Array, some: ArrayLike<number>) =>
    Float64Array.from(some, (i) => values[i]!);
  const projected = projectPoints(pick(east, within), pick(north, within));
  const kept = Array.from(projected.kept, (i) => within[i]!);
  const [longitude, latitude] = [pick(east, kept), pick(north, kept)];
  const { zone } = projected;
  const sites: Sites = input.areas
    ? areasAsSites(input.areas.outlines, input.areas.population, zone, longitude, latitude)
    : placesAsSites(projected.x, projected.y, mostSites[input.lookFor]);
  const located = [...kept.keys()].filter((i) => sites.site[i]! >= 0);
  const stepOf = (i: number) =>
    steps === 1 ? 0 : Math.floor((day[kept[i]!]! - from) / input.step);
  const data = {
    x: sites.x,
    y: sites.y,
    site: located.map((i) => sites.site[i]!),
    step: located.map(stepOf),
    steps,
    ...(sites.population ? { population: sites.population } : {}),
  };
  const describe = (result: ScanResult): Searched => {
    const rank = new Uint8Array(kept.length);
    const clusters = result.clusters.map((cluster, c) => {
      const members = new Set(cluster.sites);
      const inside = located.filter(
        (i) =>
          members.has(sites.site[i]!) && stepOf(i) >= cluster.first && stepOf(i) <= cluster.last,
      );
      for (const i of inside) rank[i] = c + 1;
      const names = inside.map((i) => table.value("place", kept[i]!));
      const [start, end] = [
        from + cluster.first * input.step,
        steps === 1 ? to : from + (cluster.last + 1) * input.step - 1,
      ];
      return {
        ...placedAt(cluster, sites, zone, input),
        start,
        end,
        recurrenceDays: cluster.recurrence * input.step,
        place: commonest(names),
      };
    });
    return {
      clusters,
      made: result.maxima.length,
      cases: located.length,
      sites: sites.x.length,
      cell: sites.cell,
      from,
      to,
      left: {
        undated: rows.length - dated.length,
        outOfPeriod: dated.length - within.length,
        outOfAreas: kept.length - located.length,
        farOut: projected.farOut,
      },
      zone,
      box: boxOf({ x: longitude, y: latitude })!,
      drawn: { x: longitude, y: latitude, rank },
    };
  };
  const result = scan(
    data,
    {
      maxShare: input.share,
      maxRadius: input.radius,
      alive: input.lookFor === "alive",
      maxLength: Math.max(1, Math.floor(input.longest / input.step)),
      minCases: input.least,
      clusters: input.clusters,
      permutations: input.permutations,
    },
    { seed: input.seed, progress, first: (some) => early(describe(some)) },
  );
  return describe(result);
}

function placedAt(cluster: ScanCluster, sites: Sites, zone: Zone, { areas }: SearchInput) {
  const [x, y] = [sites.x[cluster.centre]!, sites.y[cluster.centre]!];
  const middle = toDegrees(zone, [x], [y]);
  // A location of one place is drawn as what can be seen, one of a square as the square around it.
  const radius = Math.max(25, cluster.radius + sites.cell / 2);
  const { cases, expected, ratio, llr, p } = cluster;
  return {
    latitude: middle.y[0]!,
    longitude: middle.x[0]!,
    radius: areas ? cluster.radius : radius,
    cases,
    expected,
    ratio,
    llr,
    p,
    geometry: areas
      ? together(cluster.sites.map((site) => areas.outlines[sites.area![site]!]!))
      : circle(x, y, radius, zone),
  };
}

function circle(x: number, y: number, radius: number, zone: Zone): string {
  const angles = Array.from({ length: 48 }, (_, i) => (i / 48) * 2 * Math.PI);
  const ring = toDegrees(
    zone,
    angles.map((angle) => x + radius * Math.cos(angle)),
    angles.map((angle) => y + radius * Math.sin(angle)),
  );
  const corners = Array.from(ring.x, (longitude, i) => [
    Number(longitude.toFixed(6)),
    Number(ring.y[i]!.toFixed(6)),
  ]);
  return JSON.stringify({ type: "Polygon", coordinates: [[...corners, corners[0]]] });
}

interface Outline {
  type: string;
  coordinates: unknown[];
  geometry?: Outline;
}

/** One MultiPolygon of the outlines of areas. */
function together(outlines: readonly string[]): string {
  const polygons = outlines.flatMap((text) => {
    const read = JSON.parse(text) as Outline;
    const { type, coordinates } = read.geometry ?? read;
    return type === "Polygon" ? [coordinates] : coordinates;
  });
  return JSON.stringify({ type: "MultiPolygon", coordinates: polygons });
}

function commonest(names: readonly unknown[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) {
    if (typeof name === "string") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
