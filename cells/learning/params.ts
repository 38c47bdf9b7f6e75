import { z } from "zod";
import { dayParam } from "@/cells/temporal/dated";

/** Which model the forecast is made with. */
export const uses = ["refitted", "kept"] as const;
export type Use = (typeof uses)[number];

/** Parameters of every cell whose model can be kept while it is fitted anew. */
export const learningParams = {
  kept: dayParam
    .optional()
    .describe("Last day that the kept model knew; the Refit button writes it"),
  use: z
    .enum(uses)
    .default("refitted")
    .describe("Forecast with the model refitted on all data, or with the kept one"),
};

export interface LearningParams {
  kept?: string | undefined;
  use: Use;
}

/** The first moment after the last day that the kept model knew. */
export const keptUntil = (kept: string): number => Date.parse(kept) + 86_400_000;

/** A day as parameters have it. */
export const dayWords = (time: number): string => new Date(time).toISOString().slice(0, 10);
