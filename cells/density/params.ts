import { z } from "zod";
import { colourScaleNames } from "@/cells/fields/scales";
import { pointParams } from "@/cells/spatial/points";
import { kernelNames } from "@/lib/methods/spatial/density/kernel";

const column = z.string().min(1);
const table = z.string().min(1);

export const rules = ["scott", "normal reference", "diggle", "likelihood"] as const;
export type Rule = (typeof rules)[number];

export const measures = ["ratio", "log ratio", "difference"] as const;
export type Measure = (typeof measures)[number];

/** Parameters of a density cell. */
export const densitySchema = z.object({
  ...pointParams,
  weight: column.optional().describe("Column that says how much each incident counts"),
  kernel: z.enum(kernelNames).default("quartic").describe("How an incident is spread around it"),
  bandwidth: z
    .union([z.number().min(1).max(100_000), z.enum(rules)])
    .default("scott")
    .describe("Metres, or the rule that finds it"),
  cell: z.number().min(1).max(100_000).optional().describe("Side of a cell, metres"),
  boundary: table.optional().describe("Table of areas: the ground that is mapped"),
  geometry: column.optional().describe("Column of the areas with the GeoJSON outline"),
  name: column.optional().describe("Column of the areas with their name"),
  edge: z
    .enum(["none", "uniform", "diggle"])
    .default("none")
    .describe("Correction for what lies outside the boundary"),
  against: table.optional().describe("Table to compare with: another period, houses, residents"),
  against_latitude: column.optional().describe("Its column with the latitude, degrees"),
  against_longitude: column.optional().describe("Its column with the longitude, degrees"),
  against_geometry: column.optional().describe("Its column with outlines, when it holds areas"),
  against_weight: column.optional().describe("Its column that says how much each row counts"),
  measure: z.enum(measures).default("ratio").describe("How the two densities are compared"),
  per: z.number().positive().default(1).describe("Ratios are for so many of the other"),
  least: z
    .number()
    .min(0)
    .optional()
    .describe("Density of the other table, per km², below which no ratio is shown"),
  contours: z
    .array(z.number().gt(0).lt(100))
    .max(5)
    .default([25, 50])
    .describe("Lines around the densest ground with these percentages of the incidents"),
  places: z.number().int().min(0).max(50).default(10).describe("Top places listed"),
  scale: z.enum(colourScaleNames).optional().describe("Colours"),
  title: z.string().optional().describe("Title of the map"),
  height: z.number().int().min(200).max(1200).optional().describe("Height of the map, pixels"),
});

export type DensityParams = z.output<typeof densitySchema>;
