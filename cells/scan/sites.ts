import { centroids } from "@/lib/methods/spatial/scan/centroids";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { areasInMetres, type Zone } from "@/lib/methods/spatial/projection";
import { texts } from "./texts";

/** The locations of a scan and which of them each incident is at. */
export interface Sites {
  /** Metres. */
  x: Float64Array;
  y: Float64Array;
  /** One an incident; -1 where it is in none. */
  site: Int32Array;
  /** Side of the squares that places were put together in, metres; 0 where none were. */
  cell: number;
  population?: Float64Array;
  /** Number of the area that a location is, in the order given. */
  area?: Int32Array;
}

const sides = [50, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000];

/**
 * Every place is a location; where there are more than `most`, the places of each square are one, at
 * their middle, with squares as small as that allows.
 */
export function placesAsSites(x: Float64Array, y: Float64Array, most: number): Sites {
  const exact = grouped(x, y, 0);
  if (exact.x.length <= most) return exact;
  const side = sides.find((each) => countSquares(x, y, each) <= most) ?? sides.at(-1)!;
  return grouped(x, y, side);
}

const keyOf = (x: number, y: number, side: number) =>
  side === 0 ? `${x} ${y}` : `${Math.floor(x / side)} ${Math.floor(y / side)}`;

const countSquares = (x: Float64Array, y: Float64Array, side: number) =>
  new Set(Array.from(x, (east, i) => keyOf(east, y[i]!, side))).size;

function grouped(x: Float64Array, y: Float64Array, side: number): Sites {
  const numbers = new Map<string, number>();
  const site = new Int32Array(x.length);
  const [sumX, sumY, count]: number[][] = [[], [], []];
  for (let i = 0; i < x.length; i++) {
    const key = keyOf(x[i]!, y[i]!, side);
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = count!.length));
      for (const sums of [sumX!, sumY!, count!]) sums.push(0);
    }
    site[i] = number;
    sumX![number]! += x[i]!;
    sumY![number]! += y[i]!;
    count![number]!++;
  }
  const mean = (sums: number[]) => Float64Array.from(sums, (sum, i) => sum / count![i]!);
  return { x: mean(sumX!), y: mean(sumY!), site, cell: side };
}

/** Areas with a population as locations, each at its middle; incidents are in the area they lie in. */
export function areasAsSites(
  outlines: readonly (string | null)[],
  population: ArrayLike<number>,
  zone: Zone,
  longitude: Float64Array,
  latitude: Float64Array,
): Sites {
  const { areas } = readAreas(outlines);
  const middle = centroids(areasInMetres(zone, areas));
  const used = [...middle.x.keys()].filter(
    (area) => Number.isFinite(middle.x[area]!) && population[area]! > 0,
  );
  if (used.length < 2) throw new MethodProblem(texts.fewAreas, texts.fewAreasHint);
  const numbers = new Int32Array(outlines.length).fill(-1);
  used.forEach((area, site) => (numbers[area] = site));
  const { area } = locate(indexAreas(areas), longitude, latitude);
  const pick = (values: ArrayLike<number>) => Float64Array.from(used, (each) => values[each]!);
  return {
    x: pick(middle.x),
    y: pick(middle.y),
    site: area.map((each) => (each === -1 ? -1 : numbers[each]!)),
    cell: 0,
    population: pick(population),
    area: Int32Array.from(used),
  };
}
