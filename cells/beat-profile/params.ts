import { z } from "zod";
import { dayParam } from "@/cells/temporal/dated";
import { patrolParams } from "@/cells/patrol/params";

const column = z.string().min(1);
const name = z.union([z.string().min(1), z.number().transform(String)]);

const { data, time, time_to, by, beats, duty, starts, ends, officers, shifts } = patrolParams;

export const monthsRange = { least: 6, most: 60 };
export const squareRange = { least: 50, most: 1_000 };

const within = ({ least, most }: typeof monthsRange) => z.number().int().min(least).max(most);

/** Parameters of a beat profile. */
export const profileSchema = z.object({
  ...{ data, time, time_to, by },
  chosen: z
    .array(z.union([name.transform((one) => [one]), z.array(name).min(1).max(2)]))
    .optional()
    .describe(
      "Beats of the profile, as [[Industrial Estate PS, BEAT NO 4]]; a station alone takes all of its beats",
    ),
  head: column.optional().describe("Column with the head of crime"),
  until: dayParam
    .optional()
    .describe("Last day; the profile ends with the last whole month by then"),
  months: within(monthsRange).default(24).describe("Length of the period"),
  ...{ duty, starts, ends, officers, shifts, beats },
  people: column.optional().describe("Table of the people of the incidents: repeat victims"),
  offenders: column.optional().describe("Table of known offenders: how many live in the beat"),
  status: column.optional().describe("Column with how far a case has come"),
  place: column.optional().describe("Column with the recorded place in words"),
  square: within(squareRange).default(200).describe("Side of a square, metres"),
});

export type ProfileParams = z.output<typeof profileSchema>;
