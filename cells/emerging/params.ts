import { z } from "zod";
import { groundParams, neighbourParams } from "@/cells/local-clusters/params";

/** Parameters of a cell that looks for emerging hot spots. */
export const emergingSchema = z.object({
  ...groundParams,
  time: z.string().min(1).optional().describe("Column with the time of the incident"),
  slice: z
    .enum(["week", "month", "quarter"])
    .default("month")
    .describe("Length of a slice of time"),
  ...neighbourParams,
  preceding: z
    .number()
    .int()
    .min(0)
    .max(12)
    .default(0)
    .describe("Slices just before that are neighbours too"),
});

export type EmergingParams = z.output<typeof emergingSchema>;
