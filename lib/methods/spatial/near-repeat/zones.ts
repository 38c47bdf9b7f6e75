import { joinEdges, type Edge, type FlatRing } from "../dissolve";
import { MethodProblem } from "../../problem";
import type { TimedPoints } from "./knox";
import type { Metric } from "./pairs";
import type { RaisedBand } from "./near-repeat";

export interface ZoneOptions {
  /** The last day that is known; zones are for the days after it. */
  asOf: number;
  /** How many coming days are looked at. */
  days: number;
  metric: Metric;
  /** Side of the squares that zones are made of, metres. */
  cell: number;
}

/** Ground that touches, with raised risk on at least one of the coming days. */
export interface RiskZone {
  /** Highest ratio of any incident and coming day. */
  ratio: number;
  /** Last day on which any of it is raised. */
  until: number;
  /** Recent incidents (by their place in the input) that raise it. */
  incidents: number[];
  /** Centre and size, metres and square metres. */
  x: number;
  y: number;
  area: number;
  /** The outer ring first, then holes; metres, x and y in turn. */
  rings: FlatRing[];
}

/** From an incident to the end of a band. */
const mostSquares = 1_000;

interface Raised {
  column: number;
  row: number;
  ratio: number;
  until: number;
  by: Set<number>;
}

/**
 * Where and until when the bands of a near-repeat test raise the risk in the coming days: around each
 * incident of the last days the rings whose age falls into a raised band, on squares, those that
 * touch made one zone. The zone with the highest ratio comes first. No bands, no zones.
 * Source: after Johnson, Bowers et al., Prospective crime mapping in operational context (2007): the
 * rings there decay by a rule of thumb, here they are those that the test found. Throws MethodProblem
 * for squares without a side, bands without an end, and more than 1,000 squares from an incident to
 * the end of a band; incidents without a place or a time raise nothing.
 */
export function riskZones(
  points: TimedPoints,
  bands: readonly RaisedBand[],
  options: ZoneOptions,
): RiskZone[] {
  const reach = Math.max(0, ...bands.map(({ to }) => to));
  if (!(options.cell > 0) || !(reach <= mostSquares * options.cell)) {
    throw new MethodProblem(
      `Squares of ${options.cell} m do not fit bands of up to ${reach.toLocaleString("en")} m.`,
      "Take larger squares, or bands that end.",
    );
  }
  const cells = new Map<string, Raised>();
  for (let i = 0; i < points.time.length; i++) {
    const age = options.asOf - points.time[i]!;
    if (!(age >= 0) || !Number.isFinite(points.x[i]! + points.y[i]!)) continue;
    const own = bands.flatMap((band) => {
      const last = Math.min(options.days, Math.ceil(band.until) - 1 - age);
      const first = Math.max(1, Math.ceil(band.since) - age);
      return first <= last ? [{ ...band, day: options.asOf + last }] : [];
    });
    if (own.length > 0) raiseAround(cells, points, i, own, options);
  }
  return zonesOf(cells, options.cell);
}

function raiseAround(
  cells: Map<string, Raised>,
  { x, y }: TimedPoints,
  incident: number,
  bands: readonly (RaisedBand & { day: number })[],
  { cell, metric }: ZoneOptions,
): void {
  const reach = Math.max(...bands.map(({ to }) => to));
  const [east, north] = [x[incident]!, y[incident]!];
  const [column, row] = [Math.floor(east / cell), Math.floor(north / cell)];
  const steps = Math.ceil(reach / cell);
  for (let dy = -steps; dy <= steps; dy++) {
    for (let dx = -steps; dx <= steps; dx++) {
      const away = [
        Math.abs((column + dx + 0.5) * cell - east),
        Math.abs((row + dy + 0.5) * cell - north),
      ] as const;
      const isOwn = dx === 0 && dy === 0;
      const distance = metric === "euclidean" ? Math.hypot(...away) : away[0] + away[1];
      for (const { from, to, ratio, day } of bands) {
        // A band narrower than a square, as that of the same place, is the incident's own square.
        if (!(distance >= from && distance < to) && !(isOwn && from === 0)) continue;
        raise(cells, column + dx, row + dy, { ratio, day, incident });
      }
    }
  }
}

function raise(
  cells: Map<string, Raised>,
  column: number,
  row: number,
  { ratio, day, incident }: { ratio: number; day: number; incident: number },
): void {
  const key = `${column} ${row}`;
  const known = cells.get(key);
  if (!known) {
    cells.set(key, { column, row, ratio, until: day, by: new Set([incident]) });
    return;
  }
  known.ratio = Math.max(known.ratio, ratio);
  known.until = Math.max(known.until, day);
  known.by.add(incident);
}

const sides = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

function zonesOf(cells: Map<string, Raised>, cell: number): RiskZone[] {
  const left = new Map(cells);
  const zones: RiskZone[] = [];
  for (const start of cells.values()) {
    if (!left.delete(`${start.column} ${start.row}`)) continue;
    const members = [start];
    for (const { column, row } of members) {
      for (const [dx, dy] of sides) {
        const key = `${column + dx} ${row + dy}`;
        const next = left.get(key);
        if (next && left.delete(key)) members.push(next);
      }
    }
    zones.push(zoneOf(members, cell));
  }
  return zones.sort((a, b) => b.ratio - a.ratio || b.incidents.length - a.incidents.length);
}

function zoneOf(members: readonly Raised[], cell: number): RiskZone {
  const mean = (of: (member: Raised) => number) =>
    members.reduce((sum, member) => sum + of(member), 0) / members.length;
  const own = new Set(members.map(({ column, row }) => `${column} ${row}`));
  const edges = members.flatMap(({ column, row }): Edge[] => {
    const [west, south] = [column * cell, row * cell];
    const [east, north] = [(column + 1) * cell, (row + 1) * cell];
    const outer: Edge[] = [];
    if (!own.has(`${column} ${row - 1}`)) outer.push([west, south, east, south]);
    if (!own.has(`${column + 1} ${row}`)) outer.push([east, south, east, north]);
    if (!own.has(`${column} ${row + 1}`)) outer.push([east, north, west, north]);
    if (!own.has(`${column - 1} ${row}`)) outer.push([west, north, west, south]);
    return outer;
  });
  const farWest = (ring: FlatRing) => Math.min(...ring.filter((_, i) => i % 2 === 0));
  return {
    ratio: Math.max(...members.map(({ ratio }) => ratio)),
    until: Math.max(...members.map(({ until }) => until)),
    incidents: [...new Set(members.flatMap(({ by }) => [...by]))].sort((a, b) => a - b),
    x: (mean(({ column }) => column) + 0.5) * cell,
    y: (mean(({ row }) => row) + 0.5) * cell,
    area: members.length * cell ** 2,
    rings: joinEdges(edges).sort((a, b) => farWest(a) - farWest(b)),
  };
}
