import { z } from "zod";

const column = z.string().min(1);

/** Parameters of every cell that ranks or describes the cells of a grid. */
export const gridParams = {
  boundary: column.optional().describe("Table of areas that the cells cover"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  area: column.optional().describe("Column of the areas with their name: beat or station"),
  shape: z.enum(["square", "hexagon"]).default("square").describe("Shape of the cells"),
  size: z
    .number()
    .min(20)
    .max(20_000)
    .default(250)
    .describe("Side of a square, metres; a hexagon is as large as that square"),
};

export interface GridParams {
  boundary?: string | undefined;
  geometry?: string | undefined;
  area?: string | undefined;
  shape: "square" | "hexagon";
  size: number;
}
