import { z } from "zod";
import { layerSchema } from "@/cells/ground/layers";
import { gridParams } from "@/cells/ground/params";
import { learningParams } from "@/cells/learning/params";
import { pointParams } from "@/cells/spatial/points";
import { datedParams, dayParam } from "@/cells/temporal/dated";
import type { PlaceModelName } from "@/lib/methods/places/models";

const column = z.string().min(1);

/** Names of the models that can be chosen, the default first. */
export const modelChoices = [
  "ensemble",
  "historical count",
  "decayed count",
  "count and around",
  "persistent and recent",
  "prospective",
  "decayed density",
  "self-exciting",
  "risk terrain",
  "learned",
  "learned with other types",
  "boosted",
] as const satisfies readonly PlaceModelName[];

export type ModelChoice = (typeof modelChoices)[number];

/** Parameters of a cell that forecasts places. */
export const placeForecastSchema = z.object({
  ...pointParams,
  time: datedParams.time,
  column: column.optional().describe("Column with the type of incident"),
  value: z
    .union([z.string().min(1), z.number(), z.boolean()])
    .transform(String)
    .optional()
    .describe("The type that is forecast; the most frequent unless told"),
  others: z
    .enum(["automatic", "none"])
    .default("automatic")
    .describe("Other types that are learned from: up to three that lie most alike, or none"),
  ...gridParams,
  horizon: z.number().int().min(1).max(366).default(28).describe("Days that are forecast"),
  patrol: z.number().positive().max(100_000).default(1).describe("Area that can be patrolled, km²"),
  model: z.enum(modelChoices).default("ensemble").describe("How places are ranked"),
  layers: z
    .array(layerSchema)
    .max(20)
    .default([])
    .describe("Risk terrain and boosted trees: tables of features of the ground"),
  half_life: z
    .number()
    .positive()
    .max(36_500)
    .default(730)
    .describe("Decayed count and density: days after which an incident counts half"),
  discovered: z
    .enum(["leave-out", "keep"])
    .default("leave-out")
    .describe("Crime that the police found themselves"),
  threshold: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe("Alert where the chance of at least one incident is above this, 0 to 1"),
  origins: z
    .number()
    .int()
    .min(2)
    .max(52)
    .default(12)
    .describe("Periods of the past on which the forecast is tested"),
  ...learningParams,
  as_of: dayParam.optional().describe("First day that is forecast; the day after the data ends"),
});

/** Models that look at features of the ground. */
export const usesLayers = (model: ModelChoice): boolean =>
  model === "risk terrain" || model === "boosted";

/** Models that rest on the regression of the past, so that it can be said what they lean on. */
export const usesLearned = (model: ModelChoice): boolean =>
  ["ensemble", "learned", "learned with other types", "boosted"].includes(model);

/** How far from a feature its surroundings reach, metres, unless told. */
export const distancesOf = (size: number): number[] => [size, 2 * size];

export type PlaceForecastParams = z.output<typeof placeForecastSchema>;
