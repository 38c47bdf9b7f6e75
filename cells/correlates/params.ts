import { z } from "zod";
import { pointParams } from "@/cells/spatial/points";

const column = z.string().min(1);

/** More traits than this are a search for chance. */
export const mostTraits = 12;

/** Exposures that are no column. */
export const measuredArea = "area";
export const noExposure = "none";

/** Parameters of a cell that compares areas by their traits. */
export const correlatesSchema = z.object({
  ...pointParams,
  areas: column.optional().describe("Table of areas with their traits"),
  by: z
    .union([z.array(column).min(1).max(2), z.record(column, column)])
    .optional()
    .describe(
      "Columns of the incidents that name the area: [station, beat], or with the areas' columns {station: name}; by the point without",
    ),
  count: column
    .optional()
    .describe("Column of the areas with the number of incidents, in place of a table of them"),
  traits: z
    .array(column)
    .max(mostTraits)
    .optional()
    .describe("Columns of the areas: literacy, density, share of …"),
  exposure: column
    .optional()
    .describe(
      "What counts are measured by: a column of the areas (residents, households), area (km²) or none",
    ),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
});

export type CorrelatesParams = z.output<typeof correlatesSchema>;
