import { chance, runningSum } from "@/lib/methods/chance";
import { placeIncidents, type Ground } from "@/lib/methods/places/ground";

/** Incidents of cells with these rates, spread evenly over the days and over a square of the cell's area. */
export function drawn(
  ground: Ground,
  seed: number,
  rates: ArrayLike<number>,
  count: number,
  days = 900,
) {
  const by = chance(seed);
  const sums = runningSum(rates);
  const side = Math.sqrt(ground.cellArea);
  const [x, y, day]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < count; i++) {
    const cell = by.pick(sums);
    x.push(ground.x[cell]! + side * (by.next() - 0.5));
    y.push(ground.y[cell]! + side * (by.next() - 0.5));
    day.push(Math.floor(days * by.next()));
  }
  return placeIncidents(ground, x, y, day);
}

/** Rates of which a few are far above the others, in other cells by seed. */
export function uneven(ground: Ground, seed: number) {
  const by = chance(seed);
  return Float64Array.from(ground.x, () => Math.exp(1.2 * by.normal()));
}
