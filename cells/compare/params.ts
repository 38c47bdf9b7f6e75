import { z } from "zod";
import { datedParams, dayParam } from "@/cells/temporal/dated";
import { comparedPeriods, comparisons } from "@/lib/methods/temporal/comparison-windows";

const column = z.string().min(1);

/** Parameters of a compare cell. */
export const compareSchema = z.object({
  ...datedParams,
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns to compare within, at most two: [beat, head], or with the areas' columns {station: name}",
    ),
  period: z
    .enum(comparedPeriods)
    .optional()
    .describe("What is compared: 28 days, or months where only months are known"),
  as_of: dayParam
    .optional()
    .describe("Last day that is known; the period compared is the last whole one by then"),
  against: z
    .array(z.enum(comparisons))
    .min(1)
    .optional()
    .describe("What it is compared with; everything that the data covers without"),
  areas: column.optional().describe("Table of areas: for a map, and areas without any incident"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
});

export type CompareParams = z.output<typeof compareSchema>;
