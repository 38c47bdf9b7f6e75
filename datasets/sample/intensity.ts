import { yearOfDay } from "./calendar";
import { beatAt, beats, halfHeight, halfWidth, stations } from "./city";
import { defaultPoint, zeroFactorByStation, zeroShareByYear } from "./defects";
import { anywhere, nearHaunt } from "./draw";
import { habitOf } from "./habit";
import { offenceOf, offences } from "./offences";
import { placeAt, places } from "./places";
import { spots, together } from "./plants";
import { groundOf, latticeGround, type Ground } from "@/lib/methods/places/ground";

/** Squares over the city whose middle is in a beat; metres east and north of the centre. */
export interface CityGrid extends Ground {
  side: number;
  beat: Int16Array;
  /** Nine points a cell, those that are in the city, with the cell of each: the bells are narrow. */
  within: { cell: Int32Array; east: Float64Array; north: Float64Array };
}

export function cityGrid(side: number): CityGrid {
  const [columns, rows] = [halfWidth, halfHeight].map((half) => Math.ceil((2 * half) / side));
  const all = latticeGround(-halfWidth, -halfHeight, side, columns!, rows!);
  const beatOf = Int16Array.from(all.x, (east, i) => beatAt(east, all.y[i]!));
  const kept = [...beatOf.keys()].filter((i) => beatOf[i]! >= 0);
  const cellOf = new Int32Array(all.x.length).fill(-1);
  kept.forEach((i, cell) => (cellOf[i] = cell));
  const only = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!);
  const [x, y] = [only(all.x), only(all.y)];
  const locate = (east: number, north: number) => cellOf[all.locate(east, north)] ?? -1;
  return {
    ...groundOf(x, y, side * side, locate),
    side,
    beat: Int16Array.from(kept, (i) => beatOf[i]!),
    within: pointsWithin(x, y, side),
  };
}

function pointsWithin(x: Float64Array, y: Float64Array, side: number): CityGrid["within"] {
  const thirds = [-side / 3, 0, side / 3];
  const points = [...x.keys()].flatMap((cell) =>
    thirds.flatMap((dx) =>
      thirds.flatMap((dy) => {
        const [east, north] = [x[cell]! + dx, y[cell]! + dy];
        return beatAt(east, north) < 0 ? [] : [{ cell, east, north }];
      }),
    ),
  );
  return {
    cell: Int32Array.from(points, ({ cell }) => cell),
    east: Float64Array.from(points, ({ east }) => east),
    north: Float64Array.from(points, ({ north }) => north),
  };
}

/** A bell curve over the ground, with its weight. */
interface Bell {
  weight: number;
  east: number;
  north: number;
  spread: { east: number; north: number };
}

const aroundPlace = (place: number, weight: number): Bell => {
  const { east, north, spread } = places[place]!;
  return { weight, east, north, spread: { east: spread, north: spread } };
};

const totalShare = offences.reduce((sum, { share }) => sum + share, 0);

/**
 * Expected incidents of a type in each cell over the six years, out of what the generator draws
 * from: the weights and spreads of places, "anywhere" beside them, and planted hot spots. Not out of
 * what it drew. Near repeats blur it by their 80 m; a few hundred planted incidents are left out.
 */
export function trueIntensity(head: string, grid: CityGrid, rows: number): Float64Array {
  const offence = offenceOf(head);
  const planted = spots.filter((spot) => spot.head === head);
  const toll = planted.reduce((sum, { count }) => sum + count, 0);
  const background = spread(backgroundOf(offence), grid, isAvoided(head));
  const inCity = background.reduce((sum, each) => sum + each, 0);
  const expected = (rows * offences[offence]!.share) / totalShare - toll;
  const cells = background.map((each) => (each * expected) / inCity);
  for (const { place, count } of planted) {
    spread([aroundPlace(placeAt(place), count)], grid).forEach((each, i) => (cells[i]! += each));
  }
  return cells;
}

function backgroundOf(offence: number): Bell[] {
  const { byPlace } = habitOf(offence);
  const weights = [...byPlace].map((sum, i) => sum - (byPlace[i - 1] ?? 0));
  const free = { weight: weights.at(-1)!, east: 0, north: 0, spread: anywhere };
  return [...places.map((_, place) => aroundPlace(place, weights[place]!)), free];
}

const isAvoided = (head: string) => (head === together.avoiding[1] ? nearHaunt : () => false);

function spread(
  bells: readonly Bell[],
  { x, side, within }: CityGrid,
  isEmpty: (east: number, north: number) => boolean = () => false,
): Float64Array {
  const cells = new Float64Array(x.length);
  const given = bells.filter(({ weight }) => weight > 0);
  within.cell.forEach((cell, i) => {
    const [east, north] = [within.east[i]!, within.north[i]!];
    if (isEmpty(east, north)) return;
    for (const bell of given) cells[cell]! += heightOf(bell, east, north);
  });
  return cells.map((height) => (height * side * side) / 9);
}

/** Nothing beyond six standard deviations. */
function heightOf({ weight, east, north, spread }: Bell, x: number, y: number): number {
  const squared = ((x - east) / spread.east) ** 2 + ((y - north) / spread.north) ** 2;
  if (squared > 36) return 0;
  return (weight * Math.exp(-squared / 2)) / (2 * Math.PI * spread.east * spread.north);
}

/** Share of the incidents of a type that have their own point in the register, by station. */
export function pointShares(head: string): number[] {
  const { byDay } = habitOf(offenceOf(head));
  const byYear = new Float64Array(zeroShareByYear.length);
  byDay.forEach((sum, day) => (byYear[yearOfDay[day]!]! += sum - (byDay[day - 1] ?? 0)));
  const missing = byYear.reduce((sum, each, year) => sum + each * zeroShareByYear[year]!, 0);
  return stations.map(({ name }, station) => {
    const known = 1 - (missing / byDay.at(-1)!) * zeroFactorByStation[station]!;
    return name === defaultPoint.station ? known * (1 - defaultPoint.share) : known;
  });
}

/** What of the intensity the register shows at its own place. */
export function recordedIntensity(
  head: string,
  intensity: Float64Array,
  { beat }: CityGrid,
): Float64Array {
  const shares = pointShares(head);
  return intensity.map((each, i) => each * shares[beats[beat[i]!]!.station]!);
}
