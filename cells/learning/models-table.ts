import { days, numbers, words } from "@/lib/table/columns";
import type { NamedColumn } from "@/lib/table/stream";

/** A fitted model as a row of a table; days in milliseconds, UTC. */
export interface ModelRow {
  method: string;
  parameters: unknown;
  /** First and last moment of what it was fitted to, and the last day that it knew. */
  trainedFrom: number | null;
  trainedOn: number | null;
  asOf: number | null;
  score: number | null | undefined;
  scoreName: string;
  /** The counting that it is measured against. */
  baseline: string;
  baselineScore: number | null | undefined;
}

/** The columns that every table of models has, whatever cell fitted them. */
export const modelColumns = (rows: readonly ModelRow[]): NamedColumn[] => [
  ["method", words(rows.map(({ method }) => method))],
  ["parameters", words(rows.map(({ parameters }) => JSON.stringify(parameters)))],
  ["trained_from", days(rows.map(({ trainedFrom }) => trainedFrom))],
  ["trained_on", days(rows.map(({ trainedOn }) => trainedOn))],
  ["as_of", days(rows.map(({ asOf }) => asOf))],
  ["score", numbers(rows.map(({ score }) => score))],
  ["score_name", words(rows.map(({ scoreName }) => scoreName))],
  ["baseline", words(rows.map(({ baseline }) => baseline))],
  ["baseline_score", numbers(rows.map(({ baselineScore }) => baselineScore))],
];
