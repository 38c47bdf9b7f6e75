import { z } from "zod";
import { datedParams } from "@/cells/temporal/dated";

const column = z.string().min(1);

/** Parameters of a clock cell. */
export const clockSchema = z.object({
  ...datedParams,
  to: column
    .optional()
    .describe("Column with the latest time at which it can have happened; found by its name"),
  type: column.optional().describe("Column with the type of incident: a clock for each"),
  utc_offset: z
    .string()
    .regex(/^[+-]\d{2}:[0-5]\d$/, "write hours and minutes, as in +05:30")
    .optional()
    .describe("For times kept in UTC: what the local clock is ahead, such as +05:30"),
  leave_out_midnight: z
    .boolean()
    .default(false)
    .describe("Leave out times of 00:00 and 00:01, where they stand for an unknown hour"),
});

export type ClockParams = z.output<typeof clockSchema>;

/** Minutes of `+05:30`. */
export function minutesOf(offset: string | undefined): number {
  if (!offset) return 0;
  const [hours, minutes] = offset.slice(1).split(":").map(Number) as [number, number];
  return (offset.startsWith("-") ? -1 : 1) * (60 * hours + minutes);
}
