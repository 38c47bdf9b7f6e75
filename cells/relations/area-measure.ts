import { areasInMetres } from "@/lib/methods/spatial/projection";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas, type Areas } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { areaCorrelation } from "@/lib/methods/spatial/relations/area-correlation";
import { adjustHalf } from "./measures";
import type { RelateInput } from "./relate";
import type { TypedPoints } from "./typed-points";
import type { Related } from "./view-data";

/** Area or square of each point; -1 for none. */
export interface Placed {
  place: Int32Array;
  places: number;
  /** Middle of each area, metres. */
  x: Float64Array;
  y: Float64Array;
}

export function placesOf(
  input: RelateInput,
  { x, y, longitude, latitude, zone }: TypedPoints,
): Placed {
  if (input.areas) {
    const { areas } = readAreas(input.areas.outlines);
    const { area } = locate(indexAreas(areas), longitude, latitude);
    return {
      place: Int32Array.from(area),
      places: input.areas.outlines.length,
      ...middlesOf(areasInMetres(zone, areas)),
    };
  }
  const numbers = new Map<number, number>();
  const place = Int32Array.from(x, (east, i) => {
    const key = Math.floor(east / input.cell) * rowsAtMost + Math.floor(y[i]! / input.cell);
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });
  const middle = (numberOf: (key: number) => number) =>
    Float64Array.from(numbers.keys(), (key) => (numberOf(key) + 0.5) * input.cell);
  return {
    place,
    places: numbers.size,
    x: middle((key) => Math.floor(key / rowsAtMost)),
    y: middle((key) => key % rowsAtMost),
  };
}

/** A square's key is its column times this, and its row: rows are counted from the equator or false north. */
const rowsAtMost = 1e6;

/** Middle of the corners of each area. */
function middlesOf({ count, x, y, ringStart, areaStart }: Areas): Pick<Placed, "x" | "y"> {
  const middle = (values: ArrayLike<number>) =>
    Float64Array.from({ length: count }, (_, area) => {
      const [from, to] = [ringStart[areaStart[area]!]!, ringStart[areaStart[area + 1]!]!];
      let sum = 0;
      for (let i = from; i < to; i++) sum += values[i]!;
      return to > from ? sum / (to - from) : 0;
    });
  return { x: middle(x), y: middle(y) };
}

/** Do the types go together from area to area? Puts the answer, or why there is none, into the result. */
export function areaMeasure(
  input: RelateInput,
  points: TypedPoints,
  { view, used }: Related,
): void {
  const shown = input.types.length;
  const { place, places, x, y } = placesOf(input, points);
  const { type } = points;
  const residents = input.areas?.residents ?? null;
  const isUsed = (area: number) => !residents || (residents[area] ?? 0) > 0;
  const areas = Array.from({ length: places }, (_, i) => i).filter(isUsed);
  const numberOf = new Int32Array(places).fill(-1);
  areas.forEach((area, i) => (numberOf[area] = i));
  const counts = new Float64Array(areas.length * shown);
  const others = new Float64Array(areas.length);
  let without = 0;
  place.forEach((area, i) => {
    const number = area < 0 ? -1 : numberOf[area]!;
    if (number < 0) without++;
    else if (type[i]! < shown) counts[number * shown + type[i]!]!++;
    else others[number]!++;
  });
  try {
    const { plain, partial, isSpatial } = areaCorrelation({
      areas: areas.length,
      types: shown,
      counts,
      others,
      middle: {
        x: areas.map((area) => x[area]!),
        y: areas.map((area) => y[area]!),
      },
      ...(residents ? { population: areas.map((area) => residents[area]!) } : {}),
    });
    const own = (at: number) => Math.floor(at / shown) === at % shown;
    const value = Float64Array.from(partial, ({ rho }, at) => (own(at) ? NaN : rho));
    const p = Float64Array.from(partial, ({ p: each }, at) =>
      Number.isNaN(value[at]!) ? NaN : each,
    );
    view.measures.areas = { value, p, adjusted: adjustHalf(p, shown, false), permutations: 0 };
    view.plain = Float64Array.from(plain, ({ rho }, at) => (own(at) ? NaN : rho));
    used.areas = {
      count: areas.length,
      withoutArea: without,
      isRate: residents !== null,
      isSpatial,
      without: places - areas.length,
    };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    used.absent.areas = error.message;
  }
}
