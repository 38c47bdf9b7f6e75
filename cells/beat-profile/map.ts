import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";
import { toDegrees } from "@/lib/methods/spatial/projection";
import type { Profile } from "./compute";
import type { ReadProfile } from "./read";
import { words } from "./section-texts";
import { whole } from "@/cells/words";

const { charts } = words;

/** Squares with a rank on the map and a row in the table. */
export const rankedSquares = 6;

/** Squares with most first: more cannot be told apart on a page. */
const mostSquares = 2_000;
/** Ground around a beat that is drawn too, as a part of its width. */
const margin = 0.1;

/** Squares of a profile over the outlines of its beats; null without a usable point. */
export function mapOf(
  { outlines, incidents }: ReadProfile,
  { places }: Profile,
  side: number,
): SpatialView | null {
  const { zone } = places;
  if (!zone || places.squares.length === 0) return null;
  const known = outlines.filter((each) => each !== null);
  const box = (known.length > 0 ? boxOf(readAreas(known).areas) : null) ?? bulkOf(places.squares);
  const ground = grown(box);
  const drawn = places.squares
    .filter(({ longitude: x, latitude: y }) => isIn(ground, x, y))
    .slice(0, mostSquares);
  if (drawn.length === 0) return null;
  const corners = toDegrees(
    zone,
    drawn.flatMap(({ x }) => [x, x + side, x + side, x]),
    drawn.flatMap(({ y }) => [y, y, y + side, y + side]),
  );
  const outlineOf = (at: number) => {
    const ring = [0, 1, 2, 3, 0].map((i) => [corners.x[4 * at + i]!, corners.y[4 * at + i]!]);
    return JSON.stringify({ type: "Polygon", coordinates: [ring] });
  };
  const nameOf = (place: number) => incidents.place.names[place] ?? "";
  const squares: DrawnLayer = {
    kind: "areas",
    isGrid: true,
    outlines: drawn.map((_, at) => outlineOf(at)),
    names: drawn.map(({ place }) => nameOf(place)),
    values: Float64Array.from(drawn, ({ count }) => count),
    tips: drawn.map(({ place, count }) => `${nameOf(place)}\n${whole(count)} ${charts.mapLegend}`),
    colour: { scale: "heat", title: charts.mapLegend },
  };
  const borders: DrawnLayer = {
    kind: "lines",
    paths: ringsOf(known),
    colour: { title: charts.border, border: charts.borderOf },
    width: 2,
  };
  const ranked = places.squares.slice(0, rankedSquares).filter((each) => drawn.includes(each));
  const ranks: DrawnLayer = {
    kind: "labels",
    x: ranked.map(({ longitude }) => longitude),
    y: ranked.map(({ latitude }) => latitude),
    words: ranked.map((each) => String(places.squares.indexOf(each) + 1)),
  };
  const layers = known.length > 0 ? [squares, borders, ranks] : [squares, ranks];
  return { title: charts.map, height: 420, box, layers };
}

const isIn = ({ west, east, south, north }: Box, x: number, y: number) =>
  x >= west && x <= east && y >= south && y <= north;

const grown = ({ west, east, south, north }: Box): Box => {
  const [wide, high] = [margin * (east - west), margin * (north - south)];
  return { west: west - wide, east: east + wide, south: south - high, north: north + high };
};

/** Where nearly all incidents are: wrong points lie far out. */
function bulkOf(squares: readonly { longitude: number; latitude: number; count: number }[]): Box {
  const part = (of: (square: (typeof squares)[number]) => number, share: number) => {
    const sorted = squares.toSorted((a, b) => of(a) - of(b));
    const all = sorted.reduce((sum, { count }) => sum + count, 0);
    let below = 0;
    return of(sorted.find(({ count }) => (below += count) >= share * all) ?? sorted.at(-1)!);
  };
  const [east, north] = [part((each) => each.longitude, 0.98), part((each) => each.latitude, 0.98)];
  const [west, south] = [part((each) => each.longitude, 0.02), part((each) => each.latitude, 0.02)];
  return grown({
    west: west - 0.001,
    east: east + 0.001,
    south: south - 0.001,
    north: north + 0.001,
  });
}

function ringsOf(outlines: readonly string[]): Float64Array[] {
  const { areas } = readAreas(outlines);
  const { ringStart, x, y } = areas;
  return Array.from({ length: ringStart.length - 1 }, (_, ring) => {
    const [from, to] = [ringStart[ring]!, ringStart[ring + 1]!];
    const vertices = Array.from({ length: to - from }, (_, i) => [x[from + i]!, y[from + i]!]);
    return Float64Array.from([...vertices, vertices[0]!].flat());
  });
}
