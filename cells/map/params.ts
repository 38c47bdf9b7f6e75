import { z } from "zod";
import { colourScaleNames } from "@/cells/fields/scales";

const column = z.string().min(1);

/** Parameters of a map cell. Lengths are metres, sizes on the screen are pixels. */
export const mapSchema = z.object({
  data: z.string().min(1).optional().describe("Table to draw"),
  layer: z
    .enum(["points", "hexagons", "heat", "choropleth"])
    .default("points")
    .describe("Points, hexagons of equal size, heat, or areas coloured by their figure"),
  latitude: column.optional().describe("Column with the latitude, degrees"),
  longitude: column.optional().describe("Column with the longitude, degrees"),
  color: column.optional().describe("Points: column that gives the colour"),
  weight: column.optional().describe("Column to add up instead of counting rows"),
  size: z.number().min(0.5).max(40).default(3).describe("Points: radius, pixels"),
  most: z
    .number()
    .int()
    .min(1_000)
    .max(2_000_000)
    .default(100_000)
    .describe("Points: more than these are drawn as a random sample"),
  cell: z
    .number()
    .min(10)
    .max(50_000)
    .default(500)
    .describe("Hexagons: width between opposite sides, metres"),
  radius: z.number().min(2).max(100).default(24).describe("Heat: reach of one incident, pixels"),
  boundaries: z.string().min(1).optional().describe("Table of areas with a GeoJSON column"),
  geometry: column.default("geometry").describe("Column of the areas with the GeoJSON text"),
  key: column.optional().describe("Choropleth: column of the areas that names them"),
  match: column.optional().describe("Choropleth: column of the data with the same names"),
  scale: z.enum(colourScaleNames).default("heat").describe("Colour scale"),
  title: z.string().optional(),
  unit: z.string().optional().describe("What is counted, as the legend calls it"),
  height: z.number().min(200).max(1200).default(480).describe("Height, pixels"),
});

export type MapParams = z.output<typeof mapSchema>;
