import { z } from "zod";
import { harmParam } from "@/cells/patrol/params";
import { pointParams } from "@/cells/spatial/points";
import { datedParams, dayParam } from "@/cells/temporal/dated";
import { evaluationMethods } from "@/lib/methods/evaluate/evaluate-operation";

const column = z.string().min(1);
const names = z.array(z.coerce.string());
const span = z.tuple([dayParam, dayParam]);

/** Parameters of an evaluation: a form that is best written down before its outcome is known. */
export const evaluationSchema = z.object({
  ...datedParams,
  ...pointParams,
  what: z.string().optional().describe("What was done, in a sentence"),
  written: dayParam.optional().describe("Day on which this form was fixed"),
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns that name the area: [station, beat], or with those of the areas {station: name}",
    ),
  areas: column.optional().describe("Table of areas with outlines: for a distance, or for points"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  treated: names.optional().describe("Areas where something was done"),
  displacement: names.optional().describe("Areas next to them, where crime may have moved to"),
  buffer: z
    .number()
    .min(0)
    .max(50_000)
    .optional()
    .describe("Metres: areas that near to a treated one are displacement areas, too"),
  control: names.optional().describe("Areas to compare with; all others without"),
  operation: span.optional().describe("First and last day of what was done; as “after” without"),
  before: span.optional().describe("First and last day of the time before"),
  after: span.optional().describe("First and last day of the time after it had begun"),
  history: dayParam.optional().describe("First day that is looked at; all of the data without"),
  outcome: z
    .object({ column, values: names.min(1) })
    .optional()
    .describe("Only incidents of these values: {column: head, values: [ROBBERY]}"),
  harm: harmParam.optional().describe("Weights of types; each incident weighs 1 without"),
  methods: z
    .array(z.enum(evaluationMethods))
    .min(1)
    .optional()
    .describe("The first is the one that decides, the others check it"),
  period: z.enum(["week", "month"]).optional().describe("What series are cut into"),
  weights: z
    .enum(["levels", "areas", "none"])
    .default("levels")
    .describe(
      "What makes treated and control areas comparable: earlier counts, their number, or nothing",
    ),
  slope: z.boolean().default(false).describe("The series may change its slope, too"),
  harmonics: z.number().int().min(0).max(4).optional().describe("Pairs of waves a year"),
  season: z
    .enum(["waves", "months"])
    .default("waves")
    .describe("The season as waves, or a level for each month of the year"),
  with_control: z
    .boolean()
    .default(true)
    .describe("The control areas' series explains what moved everywhere"),
});

export type EvaluationParams = z.output<typeof evaluationSchema>;
