import { sideOf, type Ground, type PlacedIncidents } from "./ground";

/** The cells that ever had an incident, with those of them that are around each: most cells of a city never have one. */
export interface ActiveCells {
  /** Numbers of the cells on the ground, ascending. */
  cell: Int32Array;
  /** For each table of incidents: the place in `cell` of each incident, -1 outside. */
  placeOf: Int32Array[];
  /** Neighbours of place i are those from `start[i]` to `start[i + 1]`, without i itself. */
  start: Int32Array;
  neighbour: Int32Array;
  weight: Float64Array;
}

/** Bandwidths beyond which a Gaussian adds nothing that ranks a cell. */
const reach = 3.5;

/** The weight of a neighbour is a Gaussian of the distance, `bandwidth` in cell sides, that sums up to 1 over all cells. */
export function activeCells(
  ground: Ground,
  tables: readonly PlacedIncidents[],
  bandwidth: number,
): ActiveCells {
  const place = new Int32Array(ground.x.length).fill(-1);
  for (const { cell } of tables) {
    for (let i = 0; i < cell.length; i++) if (cell[i]! >= 0) place[cell[i]!] = 0;
  }
  const cell = Int32Array.from(place.keys()).filter((i) => place[i] === 0);
  cell.forEach((i, at) => (place[i] = at));
  const placeOf = tables.map((table) =>
    Int32Array.from(table.cell, (i) => (i >= 0 ? place[i]! : -1)),
  );
  const sigma = bandwidth * sideOf(ground);
  const height = 1 / (2 * Math.PI * bandwidth * bandwidth);
  const start = new Int32Array(cell.length + 1);
  const neighbour: number[] = [];
  const weight: number[] = [];
  cell.forEach((i, at) => {
    ground.near.within(ground.x[i]!, ground.y[i]!, reach * sigma, (other, squared) => {
      if (other === i || place[other]! < 0) return;
      neighbour.push(place[other]!);
      weight.push(height * Math.exp(-squared / (2 * sigma * sigma)));
    });
    start[at + 1] = neighbour.length;
  });
  return {
    cell,
    placeOf,
    start,
    neighbour: Int32Array.from(neighbour),
    weight: Float64Array.from(weight),
  };
}

/** Sum of the values around each place, by the weights of its neighbours. */
export function aroundEach(
  { cell, start, neighbour, weight }: ActiveCells,
  values: Float64Array,
): Float64Array {
  const sums = new Float64Array(cell.length);
  for (let i = 0; i < sums.length; i++) {
    let sum = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) sum += weight[at]! * values[neighbour[at]!]!;
    sums[i] = sum;
  }
  return sums;
}
