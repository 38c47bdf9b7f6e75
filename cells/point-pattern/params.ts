import { z } from "zod";
import { pointParams } from "@/cells/spatial/points";
import { ellipseScalings } from "@/lib/methods/spatial/pattern/ellipse";

/** Parameters of a point-pattern cell. */
export const patternSchema = z.object({
  ...pointParams,
  boundary: z
    .string()
    .min(1)
    .optional()
    .describe("Table of areas: the ground on which points could lie. Points outside are left out"),
  geometry: z
    .string()
    .min(1)
    .optional()
    .describe("Column of the boundary with the GeoJSON outline"),
  ellipse: z.enum(ellipseScalings).default("crimeStat").describe("Scaling of the ellipse's axes"),
  clusters: z
    .enum(["none", "dbscan", "hdbscan"])
    .default("dbscan")
    .describe("How clusters are found: with a radius, or of any density"),
  radius: z
    .number()
    .min(1)
    .max(100_000)
    .default(150)
    .describe("DBSCAN: points at most this far apart are neighbours, metres"),
  least: z
    .number()
    .int()
    .min(2)
    .max(100_000)
    .default(15)
    .describe("Fewest incidents: around a core point (DBSCAN), in a cluster (HDBSCAN)"),
  outline: z.enum(["concave", "convex"]).default("concave").describe("Outline of a cluster"),
});

export type PatternParams = z.output<typeof patternSchema>;
