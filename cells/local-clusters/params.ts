import { z } from "zod";
import { pointParams } from "@/cells/spatial/points";

const column = z.string().min(1);

/** Parameters of every cell that lays a grid over points. */
export const groundParams = {
  ...pointParams,
  boundary: z.string().min(1).optional().describe("Table of areas that the grid covers"),
  shape: z.enum(["square", "hexagon"]).default("square").describe("Shape of the cells"),
  size: z.number().min(10).max(100_000).optional().describe("Squares: side, metres"),
  resolution: z.number().int().min(3).max(12).optional().describe("Hexagons: resolution of H3"),
};

/** Who is a neighbour. */
export const neighbourParams = {
  neighbours: z
    .enum(["queen", "rook", "distance", "nearest"])
    .default("queen")
    .describe("Who is a neighbour: shared corner, shared side, within a distance, the nearest"),
  distance: z.number().positive().default(1000).describe("Distance of neighbours, metres"),
  nearest: z.number().int().min(1).max(100).default(8).describe("Number of nearest neighbours"),
};

/** Parameters of a cell that looks for local clusters. */
export const clustersSchema = z.object({
  ...groundParams,
  areas: z.string().min(1).optional().describe("Table of areas to compare instead of a grid"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  name: column.optional().describe("Column of the areas with their name"),
  count: column.optional().describe("Column of the areas with the number of incidents"),
  population: column.optional().describe("Column of the areas that counts are divided by"),
  per: z.number().positive().default(100_000).describe("Rates are per so many"),
  smooth: z
    .boolean()
    .default(false)
    .describe("Compare rates by empirical Bayes, fair to areas where few people live"),
  statistic: z.enum(["gi-star", "gi", "moran"]).default("gi-star").describe("What is tested"),
  ...neighbourParams,
  permutations: z
    .number()
    .int()
    .min(99)
    .max(9999)
    .default(999)
    .describe("Local Moran: permutations for p"),
});

export type ClustersParams = z.output<typeof clustersSchema>;

export interface GroundParams {
  data?: string | undefined;
  latitude?: string | undefined;
  longitude?: string | undefined;
  boundary?: string | undefined;
  shape: "square" | "hexagon";
  size?: number | undefined;
  resolution?: number | undefined;
}

export type NeighbourParams = Pick<ClustersParams, "neighbours" | "distance" | "nearest">;
