import { z } from "zod";
import { pointParams } from "@/cells/spatial/points";

const column = z.string().min(1);
const type = z.string().min(1);

/** Parameters of a relations cell. */
export const relationsSchema = z.object({
  ...pointParams,
  type: column.optional().describe("Column with the type of crime"),
  types: z
    .array(type)
    .min(2)
    .max(24)
    .optional()
    .describe("Types to compare instead of the top ones"),
  top: z
    .number()
    .int()
    .min(2)
    .max(24)
    .default(10)
    .describe("Most frequent types that are compared"),
  least: z.number().int().min(5).default(20).describe("Points that a type needs to be compared"),
  question: z
    .array(type)
    .length(2)
    .optional()
    .describe("Two types: where there is the first, is there also the second?"),
  within: z.number().min(10).max(5_000).default(250).describe("What counts as near, metres"),
  cell: z.number().min(100).max(20_000).default(1_000).describe("Side of the squares, metres"),
  areas: z.string().min(1).optional().describe("Table of areas, instead of squares"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  population: column.optional().describe("Column of the areas with the residents"),
  time: column.optional().describe("Column that says when"),
  weeks: z.number().int().min(1).max(8).default(1).describe("Weeks after that count as next"),
  permutations: z.number().int().min(99).max(9_999).default(4_999).describe("Shuffles of the test"),
  sample: z
    .number()
    .int()
    .min(500)
    .max(100_000)
    .default(20_000)
    .describe("Points that are shuffled"),
});

export type RelationsParams = z.output<typeof relationsSchema>;
