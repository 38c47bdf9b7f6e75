import { z } from "zod";
import { datedParams, dayParam } from "@/cells/temporal/dated";

const column = z.string().min(1);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time as 06:00");

export const shiftParam = z.object({
  name: z.string().min(1),
  from: clockTime.describe("First minute, as 22:00"),
  to: clockTime.describe("The minute at which the next shift begins"),
});

export const harmParam = z.object({
  column: column.describe("Column with the type of incident"),
  weights: z
    .record(z.string(), z.number().min(0))
    .describe("How much an incident of a type weighs: {MURDER: 100, THEFT: 1}"),
  other: z.number().min(0).default(1).describe("What every other type weighs"),
});

/** Parameters of every cell that compares or plans duty by beat and shift. */
export const patrolParams = {
  ...datedParams,
  time_to: column.optional().describe("Column with the latest time that it can have happened"),
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns that name the beat: [station, beat], or with those of the other tables {district: station}",
    ),
  beats: column.optional().describe("Table of beats, with outlines where there are any"),
  duty: column.optional().describe("Table of the duty roster"),
  starts: column.optional().describe("Column of the roster with the begin of duty"),
  ends: column.optional().describe("Column of the roster with the end of duty"),
  officers: column.optional().describe("Column of the roster with the number of officers"),
  shifts: z
    .array(shiftParam)
    .min(1)
    .max(12)
    .optional()
    .describe("Shifts that cover the day; those of the roster without"),
  from: dayParam.optional().describe("First day that is counted"),
  until: dayParam.optional().describe("Last day that is counted"),
  harm: harmParam.optional().describe("Weights of types; each incident weighs 1 without"),
};

export const patrolSchema = z.object(patrolParams);
export type PatrolParams = z.output<typeof patrolSchema>;
export type ShiftParam = z.output<typeof shiftParam>;
