import type { SpatialView } from "@/cells/spatial/drawn";
import type { Band } from "./tables";

/** What a near-repeat cell draws. */
export interface NearRepeatView {
  /** Row after row of the classic table. */
  bands: Band[];
  /** Time bands in a row. */
  columns: number;
  /** Permutations made so far, of how many. */
  made: number;
  permutations: number;
  map: SpatialView | null;
  /** The column that the dates are from. */
  time: string;
}
