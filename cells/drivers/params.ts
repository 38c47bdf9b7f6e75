import { z } from "zod";
import { datedParams } from "@/cells/temporal/dated";

const column = z.string().min(1);

export const driverPeriods = ["day", "week", "month"] as const;
export type DriverPeriod = (typeof driverPeriods)[number];

export const driverModels = ["trees", "regression"] as const;

/** Parameters of a cell that tells what a forecast leans on. */
export const driversSchema = z.object({
  ...datedParams,
  period: z.enum(driverPeriods).default("week").describe("Steps that are foreseen"),
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns that name the area: [station, beat], or with the areas' columns {station: name}; one series without",
    ),
  areas: column.optional().describe("Table of areas: with outlines their neighbours count too"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  traits: z
    .array(column)
    .max(12)
    .optional()
    .describe("Columns of the areas that are features: density, bus stops, literacy"),
  holidays: column
    .optional()
    .describe("karnataka, none, or a table with the columns date and name (and before, after)"),
  duty: column.optional().describe("Table of duty rosters, with the same columns of the area"),
  officers: column
    .optional()
    .describe("Column of the roster with the number of officers; its rows are counted without"),
  model: z
    .enum(driverModels)
    .default("trees")
    .describe("What is explained: boosted trees or a Poisson regression"),
});

export type DriversParams = z.output<typeof driversSchema>;
