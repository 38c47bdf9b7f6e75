import { chance } from "./random";

/**
 * Belakupura, a city that exists only here: 24 beats of six stations in two
 * divisions, drawn around a point in Karnataka. Metres east and north of the centre.
 */
export const cityName = "Belakupura";

export const centre = { latitude: 14.236, longitude: 76.118 };

const metresPerDegree = 110_600;
const eastScale = metresPerDegree * Math.cos((centre.latitude * Math.PI) / 180);

export const toLatitude = (north: number) => centre.latitude + north / metresPerDegree;
export const toLongitude = (east: number) => centre.longitude + east / eastScale;

export type PlaceUse = "market" | "transit" | "road" | "home" | "leisure" | "works";

export interface Place {
  name: string;
  use: PlaceUse;
  east: number;
  north: number;
  /** Standard deviation in metres. */
  spread: number;
  weight: number;
}

const place = (
  name: string,
  use: PlaceUse,
  east: number,
  north: number,
  spread: number,
  weight: number,
): Place => ({ name, use, east, north, spread, weight });

export const places: readonly Place[] = [
  place("Old Market, cloth lane", "market", -350, 260, 140, 9),
  place("Old Market, vegetable yard", "market", -620, 40, 120, 6),
  place("Clock Tower circle", "market", 90, -120, 160, 6),
  place("Sunday shandy ground", "market", 1850, -950, 180, 3),
  place("Gold bazaar", "market", -90, 520, 90, 4),
  place("City bus stand", "transit", 480, 340, 130, 10),
  place("Railway station, east gate", "transit", 1520, 620, 150, 7),
  place("Railway station, goods yard", "transit", 1980, 810, 190, 3),
  place("Private bus stop, ring road", "transit", -2350, -1480, 140, 3),
  place("Ring road, north junction", "road", -420, 3350, 220, 6),
  place("Ring road, mill junction", "road", 3420, -780, 200, 8),
  place("Highway bypass, toll side", "road", -3900, 620, 320, 7),
  place("College Road signal", "road", -1750, 1820, 150, 4),
  place("Bridge over the canal", "road", 860, -2450, 170, 5),
  place("Lakeside layout, 2nd stage", "home", -2250, -2650, 330, 7),
  place("Lakeside layout, 4th stage", "home", -3180, -2050, 300, 5),
  place("Teachers' colony", "home", -2520, 2450, 300, 6),
  place("New extension, east", "home", 3150, 1950, 380, 8),
  place("Railway quarters", "home", 2250, 1320, 220, 4),
  place("Mill workers' lines", "home", 2820, -1880, 260, 6),
  place("Fort ward", "home", -150, -1250, 240, 5),
  place("Lake promenade", "leisure", -1450, -1850, 170, 5),
  place("Cinema circle", "leisure", 720, 1180, 130, 6),
  place("Bar street", "leisure", 1180, -420, 90, 7),
  place("College hostels", "leisure", -1980, 1350, 190, 3),
  place("Mill gate", "works", 3620, -1480, 170, 5),
  place("Wholesale yard", "works", 1320, -2980, 200, 4),
  place("Construction belt, west", "works", -4150, -720, 330, 4),
];

export interface Beat {
  /** "Fort PS/BEAT 3": beat names repeat from station to station, the key does not. */
  key: string;
  name: string;
  station: string;
  district: string;
  population: number;
  /** Closed ring, counter-clockwise: east and north by turns. */
  ring: Float64Array;
  box: { west: number; south: number; east: number; north: number };
}

const stations = [
  "College Road PS",
  "Old Market PS",
  "Station Road PS",
  "Lakeside PS",
  "Fort PS",
  "Mill Area PS",
];
const across = 6;
const up = 4;
const halfWidth = 6200;
const halfHeight = 4900;

type Point = readonly [number, number];

/** A ragged line between two corners, as streets and streams make it. */
function raggedLine(from: Point, to: Point, next: () => number): Point[] {
  let line: Point[] = [from, to];
  for (let depth = 0; depth < 3; depth++) {
    const finer: Point[] = [];
    for (let i = 0; i + 1 < line.length; i++) {
      const [ax, ay] = line[i]!;
      const [bx, by] = line[i + 1]!;
      const shift = (next() - 0.5) * 0.22;
      finer.push(line[i]!, [(ax + bx) / 2 + (by - ay) * shift, (ay + by) / 2 - (bx - ax) * shift]);
    }
    finer.push(line[line.length - 1]!);
    line = finer;
  }
  return line;
}

/** The same map for every seed: only what happens on it is drawn by chance. */
export function drawBeats(): Beat[] {
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

  const beats: Beat[] = [];
  for (let row = 0; row < up; row++) {
    for (let column = 0; column < across; column++) {
      const line = [
        ...level[row]![column]!.slice(0, -1),
        ...upright[row]![column + 1]!.slice(0, -1),
        ...[...level[row + 1]![column]!].reverse().slice(0, -1),
        ...[...upright[row]![column]!].reverse(),
      ];
      const station = stations[(row < 2 ? 3 : 0) + Math.floor(column / 2)]!;
      const name = `BEAT ${(row % 2) * 2 + (column % 2) + 1}`;
      const central = 1 - Math.hypot(column - 2.5, (row - 1.5) * 1.4) / 4;
      beats.push({
        key: `${station}/${name}`,
        name,
        station,
        district: `${cityName} ${row < 2 ? "South" : "North"}`,
        population: Math.round((9000 + 24_000 * central + 9000 * luck.next()) / 10) * 10,
        ring: Float64Array.from(line.flat()),
        box: {
          west: Math.min(...line.map(([east]) => east)),
          south: Math.min(...line.map(([, north]) => north)),
          east: Math.max(...line.map(([east]) => east)),
          north: Math.max(...line.map(([, north]) => north)),
        },
      });
    }
  }
  return beats;
}

/** Index of the beat that holds the point, or −1. */
export function beatAt(beats: readonly Beat[], east: number, north: number): number {
  for (let index = 0; index < beats.length; index++) {
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

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

export function beatGeometry(beat: Beat): string {
  const coordinates: [number, number][] = [];
  for (let i = 0; i < beat.ring.length; i += 2) {
    coordinates.push([rounded(toLongitude(beat.ring[i]!)), rounded(toLatitude(beat.ring[i + 1]!))]);
  }
  return JSON.stringify({ type: "Polygon", coordinates: [coordinates] });
}
