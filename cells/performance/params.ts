import { z } from "zod";
import { harmParam } from "@/cells/patrol/params";
import { datedParams, dayParam } from "@/cells/temporal/dated";
import { caseEnds } from "./case-ends";

const column = z.string().min(1);

/** Written in place of a column that would be guessed. */
export const noColumn = "none";

const orNone = (about: string) => column.optional().describe(`${about}; none to leave it out`);

/** Parameters of a cell that tells how cases of areas end. */
export const performanceSchema = z.object({
  ...datedParams,
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns that name the area: [station], or with those of the roster {UnitName: station}",
    ),
  registered: orNone("Column with the time of registration"),
  status: orNone("Column that says in words how far a case has come"),
  words: z
    .record(z.string(), z.enum(caseEnds))
    .optional()
    .describe("What a word of the status means, where it is not guessed rightly"),
  arrest: orNone("Column that says whether, or how many, were arrested"),
  charge_sheet: orNone("Column that says whether, or how many, were charge-sheeted"),
  conviction: orNone("Column that says whether, or how many, were convicted"),
  outcomes: column.optional().describe("Table of the steps of cases: incident, kind, happened_at"),
  id: column.optional().describe("Column of the incidents that the outcomes name them by"),
  mix: z
    .array(column)
    .max(3)
    .optional()
    .describe(
      "Columns that make cases alike: [head]. Year and own discovery of the police are added. [] for none",
    ),
  call: column.optional().describe("Column with the time of the call"),
  arrival: column.optional().describe("Column with the time of arrival"),
  settled: z
    .number()
    .int()
    .min(0)
    .max(3650)
    .default(90)
    .describe("Days that a case must be old to count in a rate"),
  from: dayParam.optional().describe("First day of registration that is counted"),
  until: dayParam.optional().describe("Last day of registration that is counted"),
  duty: column.optional().describe("Table of the duty roster, for cases per duty hour"),
  starts: column.optional().describe("Column of the roster with the begin of duty"),
  ends: column.optional().describe("Column of the roster with the end of duty"),
  officers: column.optional().describe("Column of the roster with the number of officers"),
  harm: harmParam.optional().describe("Weights of types, for harm per duty hour"),
});

export type PerformanceParams = z.output<typeof performanceSchema>;
