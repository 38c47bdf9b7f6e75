import { z } from "zod";
import { pointParams } from "@/cells/spatial/points";

const column = z.string().min(1);

/** Parameters of a space-time scan cell. */
export const scanSchema = z.object({
  ...pointParams,
  time: column.optional().describe("Column with the date of the incident"),
  look_for: z
    .enum(["alive", "any", "places"])
    .default("alive")
    .describe(
      "Clusters that are still going on, that were at any time, or of the whole period (with population)",
    ),
  areas: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Table of areas with a population; without it dates are shuffled (permutation model)",
    ),
  population: column.optional().describe("Column of the areas with the population"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  as_of: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, "Write a date as 2024-03-14")
    .optional()
    .describe("Last day of the period; the last date of the data without it"),
  period: z
    .number()
    .int()
    .min(2)
    .max(10_000)
    .default(365)
    .describe("Days up to then that are looked at"),
  step: z.number().int().min(1).max(366).optional().describe("Days in a time step"),
  longest: z.number().int().min(1).max(5_000).default(28).describe("Longest cluster, days"),
  radius: z.number().min(1).max(100_000).default(1000).describe("Largest circle, metres"),
  share: z
    .number()
    .min(0.001)
    .max(0.5)
    .default(0.5)
    .describe("Largest share of all incidents (or of the population) in a circle"),
  least: z.number().int().min(2).max(10_000).default(3).describe("Fewest incidents in a cluster"),
  clusters: z.number().int().min(1).max(20).default(5).describe("Most clusters to report"),
  permutations: z.number().int().min(99).max(9_999).default(999).describe("Random arrangements"),
  place: column.optional().describe("Column that names a cluster's place: a station, a ward"),
});

export type ScanParams = z.output<typeof scanSchema>;
