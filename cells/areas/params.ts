import { z } from "zod";

const column = z.string().min(1);
const pair = z.record(column, column);

/** Parameters of an areas cell. */
export const areasSchema = z.object({
  data: z.string().min(1).optional().describe("Table whose rows are placed"),
  areas: z.string().min(1).optional().describe("Table of areas"),
  latitude: column.optional().describe("Column with the latitude, degrees"),
  longitude: column.optional().describe("Column with the longitude, degrees"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  keep: z.array(column).optional().describe("Columns of the areas that each row gets"),
  border: z
    .number()
    .min(0)
    .max(100)
    .default(1)
    .describe("Nearer to a border than this a point is on it, metres"),
  recorded: pair
    .optional()
    .describe("Column of the data: column of the areas with the same names. Decides on borders"),
  by: pair
    .optional()
    .describe("Match by name instead of by place. Column of the data: column of the areas"),
  crosswalk: z
    .object({ table: z.string().min(1), from: column, to: column })
    .optional()
    .describe("By name: table that says which name of the areas a name of the data stands for"),
});

export type AreasParams = z.output<typeof areasSchema>;
