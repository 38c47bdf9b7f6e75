import { chance, shuffle } from "../chance";

/**
 * Places drawn without repeats, each with the probability `count · weight / sum` (at most 1), by one
 * pass in equal steps over the weights laid end to end in a seeded order. From round to round the start
 * moves on by the golden ratio, so that over rounds every place has its share, evenly spread.
 */
export function drawPlaces(
  weight: Float64Array,
  count: number,
  { seed, round }: { seed: number; round: number },
): number[] {
  const by = chance(seed);
  const start = (by.next() + round * 0.6180339887498949) % 1;
  const order = shuffle(
    Array.from(weight.keys()).filter((place) => weight[place]! > 0),
    by,
  );
  if (order.length <= count) return order.sort((a, b) => a - b);

  const sure = new Set<number>();
  let [left, sum] = [count, 0];
  for (;;) {
    sum = 0;
    for (const place of order) if (!sure.has(place)) sum += weight[place]!;
    const heavy = order.filter((place) => !sure.has(place) && weight[place]! * left >= sum);
    if (heavy.length === 0 || left === 0) break;
    for (const place of heavy.slice(0, left)) sure.add(place);
    left = count - sure.size;
  }
  const drawn = [...sure];
  let [at, passed] = [start, 0];
  for (const place of order) {
    if (sure.has(place)) continue;
    passed += (weight[place]! * left) / sum;
    if (passed > at && drawn.length < count) {
      drawn.push(place);
      at++;
    }
  }
  return drawn.sort((a, b) => a - b);
}
