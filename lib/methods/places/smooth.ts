import { sideOf, type Ground } from "./ground";

/** Beyond so many bandwidths a Gaussian adds nothing that ranks a cell. */
const reach = 3.5;

/**
 * Spreads the values of cells over the cells around them by a Gaussian whose standard deviation is
 * `bandwidth` cell sides, so that what is spread stays the same in all but at the edges.
 */
export function smooth(ground: Ground, values: ArrayLike<number>, bandwidth: number): Float64Array {
  const side = sideOf(ground);
  const unit = 1 / (2 * (bandwidth * side) ** 2);
  const height = ownShare(bandwidth);
  const spread = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! * height;
    if (value === 0) continue;
    ground.near.within(ground.x[i]!, ground.y[i]!, reach * bandwidth * side, (cell, squared) => {
      spread[cell]! += value * Math.exp(-squared * unit);
    });
  }
  return spread;
}

/** What `smooth` leaves of a cell's value in that cell. */
export const ownShare = (bandwidth: number): number => 1 / (2 * Math.PI * bandwidth * bandwidth);
