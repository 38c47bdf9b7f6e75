import { z } from "zod";
import { patrolParams } from "@/cells/patrol/params";

const column = z.string().min(1);

const moveParam = z.object({
  shift: z.string().min(1).describe("Name of the shift"),
  from: z
    .string()
    .min(1)
    .describe("Beat that gives, as the table writes it: Market PS · BEAT NO 3"),
  to: z.string().min(1).describe("Beat that gets"),
  officers: z.number().int().min(1).max(200).default(1),
});

/** Parameters of a cell that holds duty against crime. */
export const dutyMatchSchema = z.object({
  ...patrolParams,
  discovered: z
    .enum(["leave-out", "keep"])
    .default("leave-out")
    .describe("Crime that the police found themselves"),
  limit: z
    .number()
    .min(1)
    .max(20)
    .default(1.5)
    .describe("Flagged where the lower limit of the ratio is above this"),
  least: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(5)
    .describe("Fewer incidents than this are too few to tell"),
  latitude: column.optional().describe("Column with the latitude, degrees"),
  longitude: column.optional().describe("Column with the longitude, degrees"),
  size: z
    .number()
    .min(100)
    .max(5_000)
    .default(500)
    .describe("Side of the squares of hot hours, metres"),
  hot: z
    .number()
    .gt(0)
    .max(1)
    .default(0.05)
    .describe("Share of squares × hours of the week that is called hot"),
  pings: column.optional().describe("Table of positions that units sent (GPS)"),
  ping_unit: column.optional().describe("Column of the positions that names the unit"),
  moves: z
    .array(moveParam)
    .max(60)
    .optional()
    .describe("Duty that would move, one after the other"),
});

export type DutyMatchParams = z.output<typeof dutyMatchSchema>;
