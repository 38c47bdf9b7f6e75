import { days, numbers, text, toArrow } from "@/cells/local-clusters/table";
import type { Places } from "@/cells/local-clusters/places";
import type { Emerging } from "@/lib/methods/spatial/emerging/emerging";
import { nameOf } from "./classes";

type Cut = Pick<Places, "id" | "outline" | "areaKm2">;

/** A row a cell, the one that is hottest in the last slice first. `count` is that of the period. */
export function placeTable(
  { id, outline, areaKm2 }: Cut,
  found: Emerging,
  count: Float64Array,
  slices: number,
): Uint8Array {
  const size = id.length;
  const lastZ = found.z.subarray((slices - 1) * size);
  const order = Uint32Array.from(count.keys()).sort((a, b) => lastZ[b]! - lastZ[a]! || a - b);
  const inOrder = (values: Float64Array) => Float64Array.from(order, (i) => values[i]!);
  const names = <Value>(values: readonly Value[]) => Array.from(order, (i) => values[i]!);
  const slicesThat = (side: number) => {
    const sums = new Float64Array(size);
    found.state.forEach((state, bin) => {
      if (state === side) sums[bin % size]!++;
    });
    return inOrder(sums);
  };
  return toArrow([
    text("cell", names(id)),
    numbers("count", inOrder(count)),
    text("class", names(found.classes.map(nameOf))),
    numbers("hot_slices", slicesThat(1)),
    numbers("cold_slices", slicesThat(-1)),
    numbers("last_z", inOrder(lastZ)),
    numbers("last_p_adjusted", inOrder(found.pAdjusted.subarray((slices - 1) * size))),
    numbers("trend_z", inOrder(found.trendZ)),
    numbers("trend_p", inOrder(found.trendP)),
    numbers("area_km2", inOrder(areaKm2)),
    text("geometry", names(outline)),
  ]);
}

/** A row a hot or cold cell in a slice, by its first day. */
export function binTable(
  { id }: Cut,
  counts: Float64Array,
  found: Emerging,
  begins: readonly string[],
): Uint8Array {
  const size = id.length;
  const bins = Array.from(found.state.keys()).filter((bin) => found.state[bin] !== 0);
  const list = Uint32Array.from(bins);
  const pick = (values: Float64Array) => Float64Array.from(list, (bin) => values[bin]!);
  return toArrow([
    days(
      "slice",
      Array.from(list, (bin) => begins[Math.floor(bin / size)]!),
    ),
    text(
      "cell",
      Array.from(list, (bin) => id[bin % size]!),
    ),
    numbers("count", pick(counts)),
    numbers("z", pick(found.z)),
    numbers("p_adjusted", pick(found.pAdjusted)),
    text(
      "state",
      Array.from(list, (bin) => (found.state[bin]! > 0 ? "hot" : "cold")),
    ),
  ]);
}
