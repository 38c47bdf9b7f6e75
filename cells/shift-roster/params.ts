import { z } from "zod";
import { shiftParam } from "@/cells/patrol/params";

const column = z.string().min(1);
const need = z.number().min(0).max(5_000);

/** Days of work and days off that follow each other, as "6/1". */
const pattern = z.string().regex(/^\d{1,2}\/\d{1,2}$/, "Write days on and off as 6/1");

/** Patterns that the form offers: weekly off, two days off, four on and four off … */
export const offeredPatterns = ["6/1", "5/2", "4/2", "4/4", "3/3"] as const;

/** Parameters of a cell that asks how many officers fill each shift. */
export const shiftRosterSchema = z.object({
  data: column
    .optional()
    .describe("Table of needs: a row a weekday and shift, as a queueing cell or a plan leaves it"),
  day: column.optional().describe("Column with the weekday (1 for Monday, or its name)"),
  shift: column.optional().describe("Column with the name of the shift"),
  need: column.optional().describe("Column with the number that is needed"),
  needs: z
    .record(z.string(), z.union([need, z.array(need).length(7)]))
    .optional()
    .describe("In place of a table: {morning: 8, night: [4, 4, 4, 4, 6, 8, 6]}, Monday first"),
  per_unit: z
    .number()
    .min(0.1)
    .max(50)
    .default(1)
    .describe("Officers for each that is needed: 2 where a unit has two"),
  shifts: z.array(shiftParam).min(1).max(12).optional().describe("When shifts begin and end"),
  patterns: z
    .array(pattern)
    .min(1)
    .max(4)
    .default(["6/1"])
    .describe("Days on and off that officers may work: [6/1], [5/2, 4/4]"),
  rotate: z
    .boolean()
    .default(true)
    .describe("Officers go on to another pattern each week, so that nights fall to all"),
  leave: z
    .number()
    .min(0)
    .max(80)
    .default(15)
    .describe("Share of working days (%) lost to leave, sickness, training and court"),
  officers: z
    .number()
    .int()
    .min(0)
    .max(5_000)
    .optional()
    .describe("Officers there are; as many as it takes without"),
  weeks: z.number().int().min(1).max(12).default(4).describe("Weeks of roster to write"),
});

export type ShiftRosterParams = z.output<typeof shiftRosterSchema>;

/** Days on and off of "6/1". */
export function daysOf(written: string): { on: number; off: number } {
  const [on, off] = written.split("/").map(Number) as [number, number];
  return { on, off };
}
