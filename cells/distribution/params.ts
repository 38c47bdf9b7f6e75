import { z } from "zod";
import { pointParams } from "@/cells/spatial/points";

const column = z.string().min(1);

/** What incidents of an area can be counted against. */
export const bases = ["population", "km2", "road_km"] as const;
export type Base = (typeof bases)[number];

/** Parameters of a distribution cell. */
export const distributionSchema = z.object({
  ...pointParams,
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns that name the area, at most two: [station, beat], or with the areas' columns {station: name}",
    ),
  areas: column.optional().describe("Table of areas: those without any incident count too"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  population: column.optional().describe("Column of the areas with their residents"),
  km2: column
    .optional()
    .describe("Column of the areas with their km²; measured by the outline without"),
  road_km: column.optional().describe("Column of the areas with their km of road"),
  rate: z
    .enum([...bases, "none"])
    .optional()
    .describe("What the map, the bars and the funnel show; counts when none"),
  repeats: z.boolean().default(false).describe("Also count places with more than one incident"),
  place: column
    .optional()
    .describe("Column that names the place of an incident; its exact point without"),
});

export type DistributionParams = z.output<typeof distributionSchema>;
