import { z } from "zod";
import { patrolParams } from "@/cells/patrol/params";
import { planGoals } from "@/lib/methods/patrol/plan-types";

const share = (least: number, most: number, usual: number) =>
  z.number().min(least).max(most).default(usual);
/** Shifts a week that a limit can ask for: twenty units on every day. */
export const mostTurns = 140;
const turns = z.number().int().min(0).max(mostTurns);

/** A list that can still be read. */
export const mostKinds = 8;

const limitParam = z.object({
  beat: z.string().min(1).describe("The beat as the table names it: Fort PS · BEAT NO 2"),
  shift: z.string().min(1).optional().describe("All shifts without"),
  least: turns.optional().describe("Fewest shifts a week"),
  most: turns.optional().describe("Most shifts a week; the same as least locks the beat"),
});

export const mostCrew = 20;
const crewParam = z.number().int().min(1).max(mostCrew).optional();

const kindParam = z.object({
  name: z.string().min(1),
  units: z.record(z.string(), z.number().min(0)).describe("Units on duty at once by shift"),
  officers: crewParam.describe("Officers of a unit of this kind; as many as crew without"),
  beats: z.array(z.string()).optional().describe("Beats that it can work in; all without"),
});

const scoreParam = z.object({
  origins: z.number().int().min(2).max(26).default(8).describe("Plans made at earlier dates"),
  horizon: z
    .number()
    .int()
    .min(1)
    .max(26)
    .optional()
    .describe("Weeks that each is tried on; as many as the plan is for without"),
});

export const deploymentSchema = z.object({
  ...patrolParams,
  discovered: z
    .enum(["leave-out", "keep"])
    .default("leave-out")
    .describe("Crime that the police found themselves"),
  forecast: z
    .string()
    .min(1)
    .optional()
    .describe("Table with what is expected, in place of the history"),
  weeks: z.number().int().min(1).max(13).default(4).describe("Weeks that the plan is for"),
  goal: z.enum(planGoals).default("return").describe("What a good plan is"),
  units: z
    .record(z.string(), z.number().min(0))
    .optional()
    .describe("Units on duty at once by shift: {night: 40}; those of the roster without"),
  officers_available: z
    .record(z.string(), z.number().int().min(0))
    .optional()
    .describe("Officers who can be on duty at once by shift: {night: 80}"),
  crew: crewParam.describe("Officers of a unit; as many as the roster has without"),
  move: z
    .enum(["station", "city"])
    .optional()
    .describe("Units stay with their station, or go anywhere"),
  least: turns.optional().describe("Fewest shifts a week of every beat and shift"),
  most: z.number().int().min(1).max(20).default(2).describe("Most units at once in a beat"),
  limits: z.array(limitParam).optional().describe("Beats with limits of their own"),
  kinds: z
    .array(kindParam)
    .max(mostKinds)
    .optional()
    .describe("Kinds of unit, and where each can work"),
  alone: turns
    .default(4)
    .describe("Fewest shifts a week where cases are recorded and almost nobody is on duty"),
  changes: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe("Shifts a week that may go elsewhere than today, at most"),
  explore: share(0, 50, 10).describe("Share of the shifts that go where the plan goes least, in %"),
  effect: share(1, 95, 30).describe(
    "What one unit reaches of what happens in its beat and shift, in %",
  ),
  busy: share(0, 95, 30).describe("Share of the time that a unit is busy, in %"),
  reach: z.number().min(1).default(1_000).describe("Metres within which a unit looks after beats"),
  round: z
    .number()
    .int()
    .min(1)
    .default(1)
    .describe("Number of the plan: with each, exploration goes to other beats"),
  name_types: z
    .array(z.string())
    .max(8)
    .optional()
    .describe("Types that the reasons always name, where there are at least 3"),
  visit: z
    .number()
    .int()
    .min(10)
    .max(15)
    .default(15)
    .describe("Minutes of a visit at a place where much is recorded"),
  score: z
    .union([z.literal(false), scoreParam])
    .default({ origins: 8 })
    .describe("Plans of earlier dates tried on what came; false for none"),
});

export type DeploymentParams = z.output<typeof deploymentSchema>;
