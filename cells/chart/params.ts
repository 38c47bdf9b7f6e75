import { z } from "zod";
import { type ColourScaleName, colourScaleNames } from "../fields/scales";

export const marks = ["bar", "line", "area", "dot", "cell", "box", "histogram"] as const;
export const aggregates = ["count", "sum", "mean", "median", "min", "max", "distinct"] as const;
export const units = ["hour", "day", "week", "month", "quarter", "year"] as const;
export const parts = ["hour of day", "weekday", "month of year"] as const;
export const sorts = ["auto", "x", "-x", "y", "-y", "none"] as const;
export const stacks = ["stack", "share", "side by side"] as const;

export type Mark = (typeof marks)[number];
export type Aggregate = (typeof aggregates)[number];
export type TimeUnit = (typeof units)[number];
export type TimePart = (typeof parts)[number];
export type Sort = (typeof sorts)[number];
export type Stack = (typeof stacks)[number];

const column = z.string().min(1).optional();
const bin = z
  .union([
    z.literal("auto"),
    z.literal("none"),
    z.number().positive(),
    z.enum(units),
    z.enum(parts),
  ])
  .default("auto");

export const chartSchema = z.object({
  data: z.string().min(1).describe("Table to draw"),
  mark: z.enum(marks).default("bar").describe("How each group or row is drawn"),
  x: column.describe("Column along the horizontal axis"),
  y: column.describe("Column along the vertical axis"),
  color: column.describe("Column that colours the marks"),
  facet: column.describe("Column that splits the chart into rows or columns of small ones"),
  aggregate: z.enum(aggregates).optional().describe("What is computed for each group"),
  value: column.describe("Column that is added up, averaged …; not needed to count rows"),
  bin: bin.describe("Time unit, part of time, or number of classes of the grouped column"),
  yBin: bin.describe("The same for the vertical axis of a heat map"),
  sort: z.enum(sorts).default("auto").describe("Order of categories; a minus sign reverses it"),
  limit: z.number().int().positive().optional().describe("Only so many categories: the largest"),
  stack: z.enum(stacks).default("stack").describe("How coloured parts stand together"),
  title: z.string().optional().describe("Title above the chart"),
  subtitle: z.string().optional().describe("One line below the title"),
  xLabel: z.string().optional().describe("Label of the horizontal axis"),
  yLabel: z.string().optional().describe("Label of the vertical axis"),
  unit: z.string().optional().describe("Unit of the values, such as ₹ or minutes"),
  zero: z.boolean().optional().describe("Axis starts at zero; bars and areas always do"),
  log: z.boolean().default(false).describe("Logarithmic value axis, for lines and dots"),
  scale: z
    .enum(colourScaleNames as [ColourScaleName, ...ColourScaleName[]])
    .default("blues")
    .describe("Colour scale of numbers"),
  height: z.number().min(80).max(2000).optional().describe("Height in pixels"),
});

export type ChartParams = z.input<typeof chartSchema>;
export type ReadChartParams = z.output<typeof chartSchema>;
export type BinChoice = ReadChartParams["bin"];
