import { chance } from "@/lib/methods/chance";

/**
 * Belakupura, a city that exists only here: 120 beats of 24 stations in four districts, drawn
 * around a point in Karnataka. Metres east and north of the centre.
 */
export const cityName = "Belakupura";

export const centre = { latitude: 14.236, longitude: 76.118 };

const metresPerDegree = 110_600;
const eastScale = metresPerDegree * Math.cos((centre.latitude * Math.PI) / 180);

export const toLatitude = (north: number) => centre.latitude + north / metresPerDegree;
export const toLongitude = (east: number) => centre.longitude + east / eastScale;
/** To six digits, as registers write degrees: about ten centimetres. */
export const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export interface Station {
  name: string;
  district: string;
  /** Where the station house stands. */
  east: number;
  north: number;
}

export interface Beat {
  /** Unique only inside its station: "BEAT NO 3". */
  name: string;
  station: number;
  population: number;
  /** Closed ring, counter-clockwise: east and north by turns. */
  ring: Float64Array;
  box: { west: number; south: number; east: number; north: number };
}

/** From the south-west corner eastwards, row by row. */
const stationNames = [
  ["Orchard", "Lakeside", "River Ghat", "Canal Bridge", "Wholesale Yard", "Mill Area"],
  ["Toll Gate", "Ring Road West", "Fort", "Clock Tower", "Shandy Ground", "Industrial Estate"],
  ["Airfield", "College Road", "Old Market", "Bus Stand", "Station Road", "New Extension"],
  ["Hill View", "Teachers Colony", "Temple Street", "Ring Road North", "Cinema Circle", "Depot"],
].flat();

const across = 6;
const up = 4;
export const halfWidth = 10_800;
export const halfHeight = 8_600;

export type Point = readonly [east: number, north: number];

/** A ragged line of 17 points between two corners, as streets and streams make it. */
export function raggedLine(from: Point, to: Point, next: () => number): Point[] {
  let line: Point[] = [from, to];
  for (let depth = 0; depth < 4; depth++) {
    const finer: Point[] = [];
    for (let i = 0; i + 1 < line.length; i++) {
      const [ax, ay] = line[i]!;
      const [bx, by] = line[i + 1]!;
      const shift = (next() - 0.5) * 0.2;
      finer.push(line[i]!, [(ax + bx) / 2 + (by - ay) * shift, (ay + by) / 2 - (bx - ax) * shift]);
    }
    finer.push(line[line.length - 1]!);
    line = finer;
  }
  return line;
}

interface Sides {
  south: Point[];
  north: Point[];
  west: Point[];
  east: Point[];
}

/** South and north run east, west and east run north; the ring goes round against the clock. */
const ringOf = ({ south, north, west, east }: Sides): Point[] => [
  ...south.slice(0, -1),
  ...east.slice(0, -1),
  ...[...north].reverse().slice(0, -1),
  ...[...west].reverse(),
];

/** A station's area in five beats: two above three, or three above two. */
function fiveBeats(
  { south, north, west, east }: Sides,
  two: "above" | "below",
  next: () => number,
) {
  const middle = raggedLine(west[8]!, east[8]!, next);
  const row = (lower: Point[], higher: Point[], left: Point[], right: Point[], at: number[]) => {
    const lines = [
      left,
      ...at.map((index) => raggedLine(lower[index]!, higher[index]!, next)),
      right,
    ];
    const stops = [0, ...at, 16];
    return stops.slice(1).map((stop, index) =>
      ringOf({
        south: lower.slice(stops[index], stop + 1),
        north: higher.slice(stops[index], stop + 1),
        west: lines[index]!,
        east: lines[index + 1]!,
      }),
    );
  };
  const [below, above] = two === "above" ? [[5, 11], [8]] : [[8], [5, 11]];
  return [
    ...row(south, middle, west.slice(0, 9), east.slice(0, 9), below),
    ...row(middle, north, west.slice(8), east.slice(8), above),
  ];
}

function drawCity(): { stations: Station[]; beats: Beat[] } {
  const luck = chance(24);
  const corner = (column: number, row: number): Point => {
    const inner = column > 0 && column < across && row > 0 && row < up;
    const u = (column / across) * 2 - 1 + (inner ? (luck.next() - 0.5) * 0.13 : 0);
    const v = (row / up) * 2 - 1 + (inner ? (luck.next() - 0.5) * 0.18 : 0);
    return [
      u * Math.sqrt(1 - (v * v) / 2) * halfWidth,
      v * Math.sqrt(1 - (u * u) / 2) * halfHeight,
    ];
  };
  const corners = Array.from({ length: up + 1 }, (_, row) =>
    Array.from({ length: across + 1 }, (_, column) => corner(column, row)),
  );
  const level = corners.map((row) =>
    row.slice(1).map((to, column) => raggedLine(row[column]!, to, luck.next)),
  );
  const upright = corners
    .slice(1)
    .map((row, index) =>
      row.map((to, column) => raggedLine(corners[index]![column]!, to, luck.next)),
    );

  const stations: Station[] = [];
  const beats: Beat[] = [];
  for (let row = 0; row < up; row++) {
    for (let column = 0; column < across; column++) {
      const sides: Sides = {
        south: level[row]![column]!,
        north: level[row + 1]![column]!,
        west: upright[row]![column]!,
        east: upright[row]![column + 1]!,
      };
      const around = [corners[row]![column]!, corners[row + 1]![column + 1]!] as const;
      const station = stations.length;
      stations.push({
        name: `${stationNames[station]} PS`,
        district: `${cityName} ${row < 2 ? "South" : "North"} ${column < 3 ? "West" : "East"}`,
        east: (around[0][0] + around[1][0]) / 2,
        north: (around[0][1] + around[1][1]) / 2,
      });
      const central = 1 - Math.hypot(column - 2.5, (row - 1.5) * 1.4) / 4;
      fiveBeats(sides, (row + column) % 2 ? "above" : "below", luck.next).forEach((line, index) =>
        beats.push({
          name: `BEAT NO ${index + 1}`,
          station,
          population: Math.round((7000 + 16_000 * central + 7000 * luck.next()) / 10) * 10,
          ring: Float64Array.from(line.flat()),
          box: {
            west: Math.min(...line.map(([east]) => east)),
            south: Math.min(...line.map(([, north]) => north)),
            east: Math.max(...line.map(([east]) => east)),
            north: Math.max(...line.map(([, north]) => north)),
          },
        }),
      );
    }
  }
  return { stations, beats };
}

/** The same map for every seed: only what happens on it is drawn by chance. */
export const { stations, beats } = drawCity();

const gridSize = 48;
const gridColumn = (east: number) => Math.floor(((east / halfWidth + 1) / 2) * gridSize);
const gridRow = (north: number) => Math.floor(((north / halfHeight + 1) / 2) * gridSize);

/** For each square of a grid over the city the beats that may hold a point of it. */
const nearby: number[][] = Array.from({ length: gridSize * gridSize }, () => []);
beats.forEach(({ box }, beat) => {
  const clamp = (index: number) => Math.max(0, Math.min(gridSize - 1, index));
  for (let row = clamp(gridRow(box.south)); row <= clamp(gridRow(box.north)); row++) {
    for (
      let column = clamp(gridColumn(box.west));
      column <= clamp(gridColumn(box.east));
      column++
    ) {
      nearby[row * gridSize + column]!.push(beat);
    }
  }
});

/** Index of the beat that holds the point, or −1. */
export function beatAt(east: number, north: number): number {
  const column = gridColumn(east);
  const row = gridRow(north);
  if (column < 0 || column >= gridSize || row < 0 || row >= gridSize) return -1;
  for (const index of nearby[row * gridSize + column]!) {
    const { ring, box } = beats[index]!;
    if (east < box.west || east > box.east || north < box.south || north > box.north) continue;
    let inside = false;
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const fromNorth = ring[i + 1]!;
      const toNorth = ring[i + 3]!;
      if (fromNorth > north === toNorth > north) continue;
      const share = (north - fromNorth) / (toNorth - fromNorth);
      if (east < ring[i]! + share * (ring[i + 2]! - ring[i]!)) inside = !inside;
    }
    if (inside) return index;
  }
  return -1;
}

/** Index of the beat of that name in that station. */
export function beatOf(station: string, name: string): number {
  const index = beats.findIndex(
    (beat) => stations[beat.station]!.name === station && beat.name === name,
  );
  if (index < 0) throw new Error(`no beat ${name} in ${station}`);
  return index;
}
