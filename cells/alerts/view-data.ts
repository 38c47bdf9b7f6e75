import type { SpatialView } from "@/cells/spatial/drawn";
import type { AlertsParams } from "./params";
import type { WatchOptions } from "@/lib/methods/temporal/watch";
import type { Checked } from "./find";

/** A series of the list. */
export interface Listed extends Checked {
  key: string[];
  name: string;
  counts: Float64Array;
  /** SQL that picks the rows of the last period. */
  condition: string;
}

export interface AlertsView {
  rows: Listed[];
  /** Series beyond those listed. */
  others: number;
  data: string;
  period: AlertsParams["period"];
  /** First day of each period. */
  begins: Date[];
  options: WatchOptions;
  fdr: boolean;
  falls: boolean;
  /** How the data was read, for code. */
  read: { time: string; amount: string; by: string[] };
  map: SpatialView | null;
}
