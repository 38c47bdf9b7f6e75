import type { FlatRing } from "@/lib/methods/spatial/dissolve";
import {
  nearRepeat,
  type NearRepeat,
  type NearRepeatOptions,
} from "@/lib/methods/spatial/near-repeat/near-repeat";
import { riskZones, type RiskZone } from "@/lib/methods/spatial/near-repeat/zones";
import type { TimedPoints } from "@/lib/methods/spatial/near-repeat/knox";
import { MethodProblem } from "@/lib/methods/problem";
import { projectPoints } from "@/lib/methods/spatial/project-points";
import { toDegrees, type Zone } from "@/lib/methods/spatial/projection";
import { boxOf, type Box } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import { texts } from "./texts";

export interface FindInput {
  /** Arrow: x, y in degrees, day since 1970 (null where there is none). */
  points: Uint8Array;
  options: NearRepeatOptions;
  /** Coming days, and the last day that is known; the last of the data without it. */
  ahead: number;
  asOf: number | null;
  seed: number;
}

/** A zone of raised risk as the table and the map have it. */
export interface PlacedZone {
  ratio: number;
  until: number;
  /** Recent incidents that raise it, and the day of the last one. */
  incidents: number;
  latest: number;
  latitude: number;
  longitude: number;
  km2: number;
  /** GeoJSON, degrees. */
  geometry: string;
}

export interface Found {
  tested: NearRepeat;
  zones: PlacedZone[];
  /** Incidents that raise any zone, degrees. */
  recent: { x: Float64Array; y: Float64Array; day: Float64Array };
  /** All incidents, or an even choice of them, degrees. */
  drawn: { x: Float64Array; y: Float64Array };
  asOf: number;
  days: [first: number, last: number];
  undated: number;
  farOut: number;
  zone: Zone;
  box: Box;
}

/** Points that give the map some ground. */
const mostDrawn = 20_000;

/** The work of the worker: points in, bands and zones out. */
export function find(
  input: FindInput,
  progress: (fraction: number | null, words: string) => void,
  early: (found: Found) => void,
): Found {
  progress(null, texts.reading);
  const table = decodeTable(input.points);
  const [east, north, day] = [table.numbers("x"), table.numbers("y"), table.numbers("day")];
  const dated = [...day.keys()].filter((i) => !Number.isNaN(day[i]!));
  if (dated.length === 0) throw new MethodProblem(texts.noneDated, texts.noneDatedHint);
  const pick = (values: Float64Array, rows: ArrayLike<number>) =>
    Float64Array.from(rows, (row) => values[row]!);
  const [longitude, latitude] = [pick(east, dated), pick(north, dated)];
  const { zone, x, y, kept, farOut } = projectPoints(longitude, latitude);
  const time = pick(pick(day, dated), kept);
  const points: TimedPoints = { x, y, time };
  const [first, last] = [extreme(time, Math.min), extreme(time, Math.max)];
  const asOf = input.asOf ?? last;
  const stride = Math.ceil(kept.length / mostDrawn);
  const some = kept.filter((_, i) => i % stride === 0);
  const drawn = { x: pick(longitude, some), y: pick(latitude, some) };
  const box = boxOf({ x: pick(longitude, kept), y: pick(latitude, kept) })!;
  const gather = (tested: NearRepeat): Found => {
    const cell = cellOf(input.options.spaceBreaks);
    const { metric } = input.options;
    const raised = riskZones(points, tested.raised, { asOf, days: input.ahead, metric, cell });
    const recent = [...new Set(raised.flatMap(({ incidents }) => incidents))];
    const places = toDegrees(zone, pick(x, recent), pick(y, recent));
    return {
      tested,
      zones: raised.map((each) => placed(each, time, zone)),
      recent: { ...places, day: pick(time, recent) },
      drawn,
      asOf,
      days: [first, last],
      undated: day.length - dated.length,
      farOut,
      zone,
      box,
    };
  };
  const context = { seed: input.seed, progress, first: (some: NearRepeat) => early(gather(some)) };
  return gather(nearRepeat(points, input.options, context));
}

const extreme = (values: Float64Array, of: (a: number, b: number) => number) =>
  values.reduce((most, value) => of(most, value), values[0]!);

/** Squares of which a band is some wide, so that rings look round. */
const cellOf = (breaks: readonly number[]): number =>
  Math.min(100, Math.max(10, (breaks[2] ?? breaks[1]!) / 8));

function placed(found: RiskZone, time: Float64Array, zone: Zone): PlacedZone {
  const centre = toDegrees(zone, [found.x], [found.y]);
  const ring = (flat: FlatRing) => {
    const at = (offset: number) => flat.filter((_, i) => i % 2 === offset);
    const { x, y } = toDegrees(zone, at(0), at(1));
    const corners = Array.from(x, (longitude, i) => [rounded(longitude), rounded(y[i]!)]);
    return [...corners, corners[0]!];
  };
  return {
    ratio: found.ratio,
    until: found.until,
    incidents: found.incidents.length,
    latest: Math.max(...found.incidents.map((i) => time[i]!)),
    latitude: centre.y[0]!,
    longitude: centre.x[0]!,
    km2: found.area / 1e6,
    geometry: JSON.stringify({ type: "Polygon", coordinates: found.rings.map(ring) }),
  };
}

/** A tenth of a metre. */
const rounded = (degrees: number) => Number(degrees.toFixed(6));
