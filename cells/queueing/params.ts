import { z } from "zod";
import { shiftParam } from "@/cells/patrol/params";
import { datedParams, dayParam } from "@/cells/temporal/dated";

const column = z.string().min(1);
const units = z.number().int().min(0).max(20_000);

/** What a call is taken to last where the data does not tell. */
const assumedMinutes = 45;

/** Parameters of a cell that asks how many units calls need. */
export const queueingSchema = z.object({
  ...datedParams,
  from: dayParam.optional().describe("First day that is counted"),
  until: dayParam.optional().describe("Last day that is counted"),
  duration: column.optional().describe("Column with the minutes that a call kept a unit"),
  sent: column.optional().describe("Column with the time at which the unit was sent"),
  free: column.optional().describe("Column with the time at which the unit was free again"),
  service_minutes: z
    .number()
    .positive()
    .max(1440)
    .default(assumedMinutes)
    .describe("Minutes that a call keeps a unit, where no column tells"),
  units: z
    .union([units, z.record(z.string(), units)])
    .optional()
    .describe("Units for calls now: 6, or by shift {morning: 8, night: 4}"),
  duty: column
    .optional()
    .describe("Table of the duty roster, in place of a number: a row is a unit"),
  starts: column.optional().describe("Column of the roster with the begin of duty"),
  ends: column.optional().describe("Column of the roster with the end of duty"),
  shifts: z
    .array(shiftParam)
    .min(1)
    .max(12)
    .optional()
    .describe("Shifts that cover the day; those of the roster without"),
  target: z
    .number()
    .min(1)
    .max(99.9)
    .default(90)
    .describe("Share of calls (%) that must wait no longer"),
  within: z.number().min(0).max(720).default(10).describe("… than this many minutes"),
  busy: z
    .number()
    .min(50)
    .max(99)
    .optional()
    .describe("Percentile of like hours that is served, such as 90; their mean without"),
  areas: column.optional().describe("Table of areas, to see who answers whose calls"),
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe("Columns that name the area: [station, beat]"),
  home: column
    .optional()
    .describe("Column of the areas with the sector that a unit works in; each area without"),
  each: z.number().int().min(1).max(50).default(1).describe("Units of each sector, or area"),
});

export type QueueingParams = z.output<typeof queueingSchema>;
