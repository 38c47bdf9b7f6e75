import { z } from "zod";

export const inputTypes = [
  "select",
  "multi-select",
  "slider",
  "number",
  "text",
  "checkbox",
  "date",
  "date range",
] as const;

export type InputType = (typeof inputTypes)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const limit = z.union([z.number(), z.string()]).optional();

export const inputSchema = z.object({
  type: z.enum(inputTypes).default("select").describe("Kind of control"),
  label: z.string().optional().describe("Words beside the control; the cell's name if absent"),
  options: z
    .union([z.array(scalar), z.object({ query: z.string() })])
    .optional()
    .describe("Choices of a select: a list, or a query whose first column holds them"),
  value: z.unknown().optional().describe("What is chosen now; moving the control changes it here"),
  min: limit.describe("Smallest number or earliest date"),
  max: limit.describe("Largest number or latest date"),
  step: z.number().positive().optional().describe("Distance between values of a slider or number"),
  unit: z.string().optional().describe("Unit behind the value, such as m or days"),
  placeholder: z.string().optional().describe("What an empty text field says"),
});

export type InputParams = z.output<typeof inputSchema>;

/** A range of dates also gives its ends as single values, because a query cannot take it apart. */
export const endsOf = (name: string) => ({ from: `${name}_from`, to: `${name}_to` });
