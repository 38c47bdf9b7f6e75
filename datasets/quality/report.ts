/** What is wrong with a table, or worth knowing before a figure of it is believed. */
export interface QualityReport {
  table: string;
  rows: number;
  /** Rows with a usable point; null when the table has no coordinates. */
  points: number | null;
  /** First and last day of the incidents, ISO; null when there is no time. */
  period: { from: string; to: string } | null;
  findings: readonly Finding[];
}

export type Severity = "serious" | "warning" | "note";

export interface Finding {
  /** Name of the check, stable: `zero-coordinates`. */
  check: string;
  severity: Severity;
  column: string | null;
  /** What the group is a value of: `year`, `station`; null for the whole table. */
  by: string | null;
  group: string | null;
  /** Rows concerned, of how many that could be. */
  affected: number;
  of: number;
  /** One plain sentence with the number. */
  says: string;
  /** What it does to an analysis, and what to do. */
  advice: string;
  /** A value as it stands in the data. Never of a column that identifies a person. */
  example: string | null;
}
