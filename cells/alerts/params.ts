import { z } from "zod";
import { datedParams, dayParam } from "@/cells/temporal/dated";
import { watchMethods } from "@/lib/methods/temporal/watch";

const column = z.string().min(1);

export const alertPeriods = ["day", "week", "month"] as const;

/** An alert that somebody has looked at: it belongs to its series and its period. */
const seen = z.object({
  key: z.array(z.coerce.string()).describe("Values of the columns of “by” and of “type”"),
  period: dayParam.describe("First day of the period"),
  note: z.string().default(""),
});

/** Parameters of an alerts cell. */
export const alertsSchema = z.object({
  ...datedParams,
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns that tell series apart, at most two: [station, beat], or with the areas' columns {station: name}",
    ),
  type: column.optional().describe("Further column that tells series apart, as the type of crime"),
  period: z.enum(alertPeriods).default("week").describe("Length of a step"),
  as_of: dayParam.optional().describe("Last day that is known; the last of the data without it"),
  method: z
    .enum(["auto", ...watchMethods])
    .default("auto")
    .describe("How a step is compared with its past"),
  alpha: z
    .number()
    .min(0.0001)
    .max(0.2)
    .default(0.01)
    .describe("Chance of a false alarm of a series in a step"),
  fdr: z
    .boolean()
    .default(true)
    .describe("Adjust for the number of series, by the false discovery rate"),
  false_share: z
    .number()
    .min(0.01)
    .max(0.5)
    .default(0.1)
    .describe("Share of the alerts that may be false, with fdr"),
  least_cases: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(3)
    .describe("No alert with fewer cases than this in the last four weeks"),
  falls: z.boolean().default(false).describe("Also find counts that are too low"),
  registered: column
    .optional()
    .describe("Column that says when an incident was registered, to tell how much is known"),
  areas: column.optional().describe("Table of areas, for the map"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  seen: z.array(seen).optional().describe("Alerts that were looked at"),
});

export type AlertsParams = z.output<typeof alertsSchema>;
export type Seen = z.output<typeof seen>;
