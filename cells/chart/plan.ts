import type { ColumnInfo } from "@/lib/engine/engine";
import type { ColourScaleName } from "../fields/scales";
import type { Aggregate, Mark, Sort, Stack, TimePart, TimeUnit } from "./params";

/** More than these would neither be read nor drawn in good time; what is left out is said. */
export const mostDots = 20_000;
export const mostMarks = 5_000;
export const mostColours = 8;
export const mostFacets = 12;

export type Nature = "time" | "number" | "category";

/** How values of an axis are put together. `classes` and `auto` are settled by looking at the data. */
export type Bin =
  | { type: "none" }
  | { type: "auto" }
  | { type: "classes"; count: number }
  | { type: "step"; step: number }
  | { type: "unit"; unit: TimeUnit }
  | { type: "part"; part: TimePart };

export interface Axis {
  column: ColumnInfo;
  nature: Nature;
  bin: Bin;
  /** Only so many categories, the largest; null: all. */
  top: number | null;
}

/** What is computed for each group, and where it is drawn. */
export interface Measure {
  aggregate: Aggregate;
  column: ColumnInfo | null;
  on: "x" | "y" | "color" | "size";
  /** Each group has one row: the column is already the figure, and nothing is summed. */
  isGiven?: boolean;
}

export interface Split {
  column: ColumnInfo;
  nature: "number" | "category";
  /** Categories beyond these are drawn as "other" (colour) or left out (facet); null: all are kept. */
  top: number | null;
}

/** Everything that decides the query and the drawing; plain data. */
export interface Plan {
  table: string;
  /** `histogram` has become `bar` here. */
  mark: Exclude<Mark, "histogram">;
  x: Axis | null;
  y: Axis | null;
  /** null: rows are drawn as they are (dots), or quartiles (box). */
  measure: Measure | null;
  color: Split | null;
  facet: Split | null;
  sort: Sort;
  limit: number | null;
  stack: Stack;
  /** Share of the rows that is drawn as dots, below 1 when there are too many. */
  sample: number;
  seed: number;
  title: string | null;
  subtitle: string | null;
  xLabel: string | null;
  yLabel: string | null;
  unit: string | null;
  zero: boolean;
  log: boolean;
  scale: ColourScaleName;
  height: number | null;
}

export const isAdditive = ({ aggregate }: Measure) => aggregate === "count" || aggregate === "sum";

/** The axis along which groups lie, for marks that have one measured axis. */
export function groupAxis(plan: Plan): { on: "x" | "y"; axis: Axis } | null {
  if (plan.measure?.on === "x" && plan.y) return { on: "y", axis: plan.y };
  if (plan.measure?.on === "y" && plan.x) return { on: "x", axis: plan.x };
  return null;
}

/** Drawn at separate places side by side, not along a continuous axis. */
export function isOrdinal({ nature, bin }: Axis): boolean {
  return nature === "category" || bin.type === "part";
}
