import { z } from "zod";

const column = z.string().min(1);

/** Parameters of a grid cell. */
export const gridSchema = z.object({
  boundary: z.string().min(1).optional().describe("Table of areas that are cut into cells"),
  data: z.string().min(1).optional().describe("Table of points to count in the cells"),
  shape: z.enum(["square", "hexagon"]).default("square").describe("Shape of the cells"),
  size: z.number().min(10).max(100_000).default(500).describe("Squares: side, metres"),
  resolution: z.number().int().min(3).max(12).default(8).describe("Hexagons: resolution of H3"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  latitude: column.optional().describe("Column of the points with the latitude, degrees"),
  longitude: column.optional().describe("Column of the points with the longitude, degrees"),
});

export type GridParams = z.output<typeof gridSchema>;
