import { allotted, leastLoad } from "./sectors-allot";
import type { Part } from "./sectors-parts";

/** No plan has a smaller largest load, however sectors are given to the parts. */
export function boundOf(parts: readonly Part[], work: Float64Array, sectors: number): number {
  const each = parts.map(({ beats }) => leastLoad(beats, work));
  const counts = allotted(each, sectors);
  return Math.max(...each.map(({ of }, i) => of(counts[i]!)));
}
