import { z } from "zod";
import { datedParams } from "@/cells/temporal/dated";

const column = z.string().min(1);

export const trendPeriods = ["day", "week", "month"] as const;
export type TrendPeriod = (typeof trendPeriods)[number];

export const curveChoices = ["none", "straight", "exponential", "polynomial"] as const;
export const breakMethods = ["poisson", "squares", "none"] as const;

/** Parameters of a trend cell. */
export const trendSchema = z.object({
  ...datedParams,
  period: z.enum(trendPeriods).default("month").describe("What is counted: days, weeks or months"),
  by: column.optional().describe("Column whose values make a series each"),
  series: z
    .number()
    .int()
    .min(1)
    .max(24)
    .default(8)
    .describe("How many series, the most frequent first"),
  breaks: z
    .enum(breakMethods)
    .default("poisson")
    .describe("How changes of level are looked for: by Poisson counts or by least squares"),
  curve: z.enum(curveChoices).default("none").describe("Curve through the whole series"),
  holidays: column
    .optional()
    .describe("karnataka, none, or a table with the columns date and name (and before, after)"),
});

export type TrendParams = z.output<typeof trendSchema>;
