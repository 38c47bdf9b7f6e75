/**
 * Areas as flat rings. Area `a` has the rings `areaStart[a]` to `areaStart[a + 1]`, ring `r` the
 * vertices `ringStart[r]` to `ringStart[r + 1]`. A ring ends at its last vertex: the first one is
 * not repeated. Outer rings run counter-clockwise, holes clockwise, whatever the source did, so
 * the sum of signed ring areas is the area. An area without a readable outline has no rings.
 */
export interface Areas {
  count: number;
  /** Longitudes in degrees, or eastings in metres once projected. */
  x: Float64Array;
  y: Float64Array;
  ringStart: Uint32Array;
  areaStart: Uint32Array;
}

export interface OutlineProblem {
  /** Which of the given outlines, from 0. */
  area: number;
  message: string;
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

type Ring = [number, number][];

/** Rings of one area in the right directions, or what is wrong with its outline. */
type Read = { rings: Ring[] } | { message: string };

/**
 * Reads GeoJSON texts (Polygon, MultiPolygon, or a Feature of one) in degrees, WGS 84. What cannot
 * be read keeps its place as an area without rings and is told in `problems`. An outline across the
 * 180° meridian is refused: its two halves would be taken for a band around the globe.
 */
export function readAreas(outlines: readonly (string | null)[]): {
  areas: Areas;
  problems: OutlineProblem[];
} {
  const problems: OutlineProblem[] = [];
  const all = outlines.map((outline, area) => {
    const read = readOutline(outline);
    if ("rings" in read) return read.rings;
    problems.push({ area, message: read.message });
    return [];
  });
  return { areas: toAreas(all), problems };
}

/** Rings of each area, as they are, in the flat layout. */
export function toAreas(all: readonly (readonly Ring[])[]): Areas {
  const rings = all.flat();
  const size = rings.reduce((sum, ring) => sum + ring.length, 0);
  const areas: Areas = {
    count: all.length,
    x: new Float64Array(size),
    y: new Float64Array(size),
    ringStart: new Uint32Array(rings.length + 1),
    areaStart: new Uint32Array(all.length + 1),
  };
  all.forEach((own, area) => (areas.areaStart[area + 1] = areas.areaStart[area]! + own.length));
  let at = 0;
  rings.forEach((ring, index) => {
    for (const [x, y] of ring) {
      areas.x[at] = x;
      areas.y[at++] = y;
    }
    areas.ringStart[index + 1] = at;
  });
  return areas;
}

/** The box around all vertices; null when there are none. */
export function boxOf({ x, y }: Pick<Areas, "x" | "y">): Box | null {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < box.west) box.west = x[i]!;
    if (x[i]! > box.east) box.east = x[i]!;
    if (y[i]! < box.south) box.south = y[i]!;
    if (y[i]! > box.north) box.north = y[i]!;
  }
  return Number.isFinite(box.west) ? box : null;
}

/** Signed: positive where the ring runs counter-clockwise. In the square of the units given. */
export function ringArea(x: ArrayLike<number>, y: ArrayLike<number>, from = 0, to = x.length) {
  let twice = 0;
  // From the first vertex on, so that no digits are lost to far origins.
  for (let i = from + 1; i + 1 < to; i++) {
    const [ax, ay] = [x[i]! - x[from]!, y[i]! - y[from]!];
    twice += ax * (y[i + 1]! - y[from]!) - (x[i + 1]! - x[from]!) * ay;
  }
  return twice / 2;
}

function readOutline(text: string | null): Read {
  if (text === null || text.trim() === "") return { message: "It has no outline." };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { message: "Its outline is not GeoJSON text." };
  }
  const shape = isRecord(value) && value.type === "Feature" ? value.geometry : value;
  if (!isRecord(shape)) return { message: "Its outline is not GeoJSON." };
  if (shape.type !== "Polygon" && shape.type !== "MultiPolygon") {
    return { message: `Its outline is a ${String(shape.type)}, not a polygon.` };
  }
  const polygons: unknown = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  if (!Array.isArray(polygons)) return { message: "It has no outline." };
  const rings: Ring[] = [];
  for (const polygon of polygons as unknown[]) {
    if (!Array.isArray(polygon)) return { message: "A part is not a list of rings." };
    for (const [index, given] of (polygon as unknown[]).entries()) {
      const read = readRing(given, index === 0);
      if (!Array.isArray(read)) return read;
      rings.push(read);
    }
  }
  return rings.length > 0 ? { rings } : { message: "It has no outline." };
}

function readRing(given: unknown, outer: boolean): Ring | { message: string } {
  if (!Array.isArray(given)) return { message: "A ring is not a list of positions." };
  const ring: Ring = [];
  for (const position of given as unknown[]) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof x !== "number" || typeof y !== "number" || !isFinite(x) || !isFinite(y)) {
      return { message: "A position is not two numbers." };
    }
    if (Math.abs(x) > 180 || Math.abs(y) > 90) {
      return { message: `The position ${x}, ${y} is not in degrees: convert it to WGS 84 first.` };
    }
    const last = ring.at(-1);
    if (!last || last[0] !== x || last[1] !== y) ring.push([x, y]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length > 1 && first![0] === last![0] && first![1] === last![1]) ring.pop();
  if (ring.length < 3) return { message: "A ring has fewer than three corners." };
  if (ring.some(([x], i) => Math.abs(x - ring.at(i - 1)![0]) > 180)) {
    return { message: "It crosses the 180° meridian: split it there." };
  }
  const [x, y] = [ring.map((position) => position[0]), ring.map((position) => position[1])];
  return ringArea(x, y) > 0 === outer ? ring : ring.reverse();
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
