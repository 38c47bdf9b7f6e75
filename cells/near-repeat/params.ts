import { z } from "zod";
import { pointParams } from "@/cells/spatial/points";
import { dayParam } from "@/cells/temporal/dated";

/** Parameters of a near-repeat cell. */
export const nearRepeatSchema = z.object({
  ...pointParams,
  time: z.string().min(1).optional().describe("Column with the date of the incident"),
  distance: z
    .number()
    .min(2)
    .max(10_000)
    .default(200)
    .describe("Width of a distance band, metres. The same place is a band of its own"),
  distances: z.number().int().min(1).max(12).default(4).describe("How many distance bands"),
  days: z.number().int().min(1).max(365).default(7).describe("Length of a time band, days"),
  periods: z.number().int().min(1).max(12).default(4).describe("How many time bands"),
  metric: z
    .enum(["euclidean", "manhattan"])
    .default("euclidean")
    .describe("Distances as the crow flies, or along streets at right angles"),
  permutations: z
    .number()
    .int()
    .min(99)
    .max(9_999)
    .default(999)
    .describe("How often the dates are shuffled"),
  ahead: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(7)
    .describe("Coming days for which zones of raised risk are drawn"),
  as_of: dayParam
    .optional()
    .describe("Last day that is known; the last date of the data without it"),
});

export type NearRepeatParams = z.output<typeof nearRepeatSchema>;
