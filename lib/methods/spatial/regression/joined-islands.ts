import { placesOf, weightsOf, type Weights } from "../weights";

/**
 * Binary weights in which a place without a neighbour has the nearest one, both ways, so that none is
 * left out of what neighbours share. `joined` counts such places.
 */
export function joinedIslands(
  weights: Weights,
  { x, y }: { x: ArrayLike<number>; y: ArrayLike<number> },
): { weights: Weights; joined: number } {
  const n = placesOf(weights);
  const lists = Array.from(
    { length: n },
    (_, i) => new Set(weights.neighbour.subarray(weights.start[i], weights.start[i + 1]!)),
  );
  let joined = 0;
  lists.forEach((list, i) => {
    if (list.size > 0) return;
    let [nearest, least] = [-1, Infinity];
    for (let j = 0; j < n; j++) {
      const distance = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
      if (j !== i && distance < least) [nearest, least] = [j, distance];
    }
    if (nearest < 0) return;
    joined++;
    list.add(nearest);
    lists[nearest]!.add(i);
  });
  return {
    weights: weightsOf(lists.map((list) => Array.from(list).sort((a, b) => a - b))),
    joined,
  };
}
