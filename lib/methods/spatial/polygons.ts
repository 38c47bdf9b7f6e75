/**
 * Areas as flat rings. Area `a` has the rings `areaStart[a]` to `areaStart[a + 1]`, ring `r` the
 * vertices `ringStart[r]` to `ringStart[r + 1]`. A ring ends at its last vertex: the first one is
 * not repeated. Outer rings run counter-clockwise, holes clockwise, so the sum of signed ring areas
 * is the area. What is a hole follows from the rings themselves, by the even-odd rule: published
 * files have holes drawn either way, and parts written as holes. An area without a readable outline has no rings.
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

/** Rings of one area, each in its direction, or what is wrong with its outline. */
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
    for (const given of polygon as unknown[]) {
      const read = readRing(given);
      if (!Array.isArray(read)) return read;
      rings.push(read);
    }
  }
  return rings.length > 0 ? { rings: directed(rings) } : { message: "It has no outline." };
}

function readRing(given: unknown): Ring | { message: string } {
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
  return ring;
}

/** Each ring in the direction that says whether it bounds land or a hole in it. */
function directed(rings: readonly Ring[]): Ring[] {
  const boxes = rings.map((ring) => boxOf(columns(ring))!);
  return rings.map((ring, own) => {
    const around = rings.filter(
      (other, i) => i !== own && isWithinBox(boxes[own]!, boxes[i]!) && isAround(other, ring),
    );
    const { x, y } = columns(ring);
    return ringArea(x, y) > 0 === (around.length % 2 === 0) ? ring : ring.toReversed();
  });
}

const columns = (ring: Ring) => ({
  x: Float64Array.from(ring, ([x]) => x),
  y: Float64Array.from(ring, ([, y]) => y),
});

const isWithinBox = (inner: Box, outer: Box) =>
  inner.west >= outer.west &&
  inner.east <= outer.east &&
  inner.south >= outer.south &&
  inner.north <= outer.north;

/** Rings may touch, so the middles of all sides vote. */
function isAround(outer: Ring, inner: Ring): boolean {
  const votes = inner.filter(([x, y], i) => {
    const [bx, by] = inner.at(i - 1)!;
    return isInRing(outer, (x + bx) / 2, (y + by) / 2);
  });
  return 2 * votes.length > inner.length;
}

/** Even-odd, for a single ring. */
export function isInRing(ring: readonly (readonly [number, number])[], px: number, py: number) {
  let inside = false;
  ring.forEach(([x2, y2], i) => {
    const [x1, y1] = ring.at(i - 1)!;
    if (y1 > py !== y2 > py && px < x1 + ((py - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
