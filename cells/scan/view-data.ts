import type { SpatialView } from "@/cells/spatial/drawn";

/** What a scan cell draws. */
export interface ScanView {
  map: SpatialView;
  /** Arrangements made so far, of how many. */
  made: number;
  permutations: number;
  /** The column that the dates are from. */
  time: string;
}
