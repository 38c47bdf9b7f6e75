import { z } from "zod";
import { deploymentSchema } from "@/cells/deployment/params";
import { patrolParams } from "@/cells/patrol/params";

export const mostSectors = 500;
const sectors = z.number().int().min(1).max(mostSectors);
const { discovered, forecast, weeks } = deploymentSchema.shape;

/** Parameters of a cell that parts beats into connected sectors. */
export const sectorsSchema = z.object({
  ...patrolParams,
  ...{ discovered, forecast, weeks },
  sectors: z
    .union([sectors, z.record(z.string(), sectors)])
    .optional()
    .describe("Sectors, in every shift or by shift: {morning: 20, night: 16}"),
  within: z
    .enum(["station", "city"])
    .optional()
    .describe("Sectors stay inside their station, or go over the whole city"),
  tolerance: z
    .number()
    .min(0)
    .max(100)
    .default(15)
    .describe("Loads up to so many per cent above the mean count alike"),
  today: z
    .string()
    .min(1)
    .optional()
    .describe("Column of the beats with the sector that they belong to today"),
  changes: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe("Beats that may change sector at most, in each shift"),
  joined: z
    .array(z.tuple([z.string().min(1), z.string().min(1)]))
    .optional()
    .describe("Pairs of beats that a bridge joins: [[Fort PS · BEAT NO 2, Fort PS · BEAT NO 5]]"),
  gap: z
    .number()
    .min(0)
    .max(1_000)
    .default(5)
    .describe("Outlines so many metres apart still touch"),
  tries: z.number().int().min(1).max(50).default(4).describe("Plans begun anew for each shift"),
});

export type SectorsParams = z.output<typeof sectorsSchema>;
