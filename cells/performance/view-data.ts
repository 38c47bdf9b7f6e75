import type { TableInfo } from "@/lib/engine/engine";
import type { Exactness, StatusWord } from "./cases";
import type { AreaRate, Performance } from "./compute";
import type { ReadCases } from "./read";

export interface PerformanceView extends Pick<
  Performance,
  "rates" | "summaries" | "delays" | "curve" | "pendency" | "workload"
> {
  names: string[];
  /** Columns that name the area. */
  by: readonly string[];
  /** First and last day of registration of the cases; null where no time is known. */
  span: { first: Date; last: Date } | null;
  status: string | null;
  words: StatusWord[];
  tables: { title: string; table: TableInfo }[];
  /** Queries of the run, for a program that does the same. */
  read: Pick<ReadCases, "queries" | "shares" | "before" | "last"> & {
    /** How exactly the times of registration and of steps are known. */
    exact: Exactness;
    hasDiscovered: boolean;
  };
}

/** Points out of 100 more than its kinds of case let expect. */
export const pointsOf = ({ cases, events, compared }: AreaRate): number =>
  compared && cases > 0 ? (100 * (events - compared.expected)) / cases : NaN;

/** Distance from what is expected, in standard deviations; 0 where that is not known. */
export const farOf = ({ compared }: AreaRate): number =>
  compared && !Number.isNaN(compared.z) ? Math.abs(compared.z) : 0;
