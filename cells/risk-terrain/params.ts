import { z } from "zod";
import { layerKinds, layerSchema } from "@/cells/ground/layers";
import { gridParams } from "@/cells/ground/params";
import { pointParams } from "@/cells/spatial/points";
import { datedParams } from "@/cells/temporal/dated";

/** Parameters of a cell that finds which features of the ground go with incidents. */
export const riskTerrainSchema = z.object({
  ...pointParams,
  time: datedParams.time,
  layers: z.array(layerSchema).max(20).default([]).describe("Tables of features"),
  distances: z
    .array(z.number().positive().max(50_000))
    .min(1)
    .max(8)
    .optional()
    .describe("Metres to try; one, two and three cells unless told"),
  as: z
    .enum(layerKinds)
    .default("both")
    .describe("Near the features, where they are densest, or both"),
  ...gridParams,
  family: z
    .enum(["automatic", "poisson", "negative binomial"])
    .default("automatic")
    .describe("How counts scatter: the one with the lower BIC unless told"),
  share: z
    .number()
    .gt(0)
    .max(50)
    .default(5)
    .describe("Percent of the ground that the map is tested on"),
  discovered: z
    .enum(["leave-out", "keep"])
    .default("leave-out")
    .describe("Crime that the police found themselves"),
});

export type RiskTerrainParams = z.output<typeof riskTerrainSchema>;

export const distancesOf = ({ distances, size }: RiskTerrainParams): number[] =>
  distances ?? [size, 2 * size, 3 * size];
