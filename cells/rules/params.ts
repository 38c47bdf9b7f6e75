import { z } from "zod";

const column = z.string().min(1);

/** Parameters of a rules cell. */
export const rulesSchema = z.object({
  data: column.optional().describe("Table of records"),
  columns: z.array(column).min(1).max(8).optional().describe("Columns whose values are looked at"),
  time: column.optional().describe("Column that says when, for the hour of the day"),
  hours: z
    .literal([0, 2, 3, 4, 6, 8, 12])
    .default(4)
    .describe("Hours in a band of the day; 0 for none"),
  then: column.optional().describe("Only rules that lead to this column"),
  support: z.number().min(0.0005).max(1).default(0.005).describe("Least share of the rows, 0 to 1"),
  confidence: z.number().min(0).max(1).default(0.2).describe("Least confidence, 0 to 1"),
  lift: z.number().min(0).default(1.2).describe("Least lift; 1 is what chance has"),
  size: z.number().int().min(2).max(4).default(3).describe("Values in a rule at most"),
});

export type RulesParams = z.output<typeof rulesSchema>;
