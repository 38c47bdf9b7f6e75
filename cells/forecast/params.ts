import { z } from "zod";
import { learningParams } from "@/cells/learning/params";
import { datedParams } from "@/cells/temporal/dated";
import { forecastModels } from "@/lib/methods/forecast/models";

const column = z.string().min(1);

export const forecastPeriods = ["day", "week", "month"] as const;
export type ForecastPeriod = (typeof forecastPeriods)[number];

export const hierarchies = ["none", "bottom-up", "mint"] as const;

const modelNames = forecastModels.map(({ model }) => model.name);

/** Parameters of a forecast cell. */
export const forecastSchema = z.object({
  ...datedParams,
  by: z
    .array(column)
    .min(1)
    .max(3)
    .optional()
    .describe("Columns whose values make a series each, at most three: [district, station, type]"),
  period: z
    .enum(forecastPeriods)
    .default("week")
    .describe("What is counted: days, weeks or months"),
  horizon: z
    .number()
    .int()
    .min(1)
    .max(366)
    .optional()
    .describe("Periods ahead: 14 days, 12 weeks or 12 months without it"),
  models: z
    .union([z.literal("automatic"), z.array(z.enum(modelNames)).min(1)])
    .default("automatic")
    .describe("automatic, or the names of the models that are tried: [theta, ets, poisson]"),
  holidays: column
    .optional()
    .describe("karnataka, none, or a table with the columns date and name (and before, after)"),
  hold: z
    .number()
    .int()
    .min(0)
    .max(366)
    .default(0)
    .describe("Periods at the end that are held back, to see what came against the forecast"),
  breaks: z
    .boolean()
    .default(false)
    .describe("Forecast from the last lasting change of level on, where there is one"),
  hierarchy: z
    .enum(hierarchies)
    .default("none")
    .describe("How series and their sums are made to add up: none, bottom-up or mint"),
  ...learningParams,
});

export type ForecastParams = z.output<typeof forecastSchema>;

const usualHorizon: Record<ForecastPeriod, number> = { day: 14, week: 12, month: 12 };

/** Periods ahead; never fewer than are held back. */
export const horizonOf = ({ horizon, period, hold }: ForecastParams): number =>
  Math.max(horizon ?? usualHorizon[period], hold);

/** Steps of the main season, and of all of them. */
export const seasonOf: Record<ForecastPeriod, { season: number; seasons: number[] }> = {
  day: { season: 7, seasons: [7, 365] },
  week: { season: 52, seasons: [52] },
  month: { season: 12, seasons: [12] },
};
