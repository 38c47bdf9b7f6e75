import { z } from "zod";

export const qualitySchema = z.object({
  data: z.string().min(1).describe("Table to judge"),
  raw: z
    .union([z.string().min(1), z.array(z.string().min(1))])
    .optional()
    .describe("File or files that the table was read from, as they are"),
});

export type QualityParams = z.input<typeof qualitySchema>;

export const rawOf = ({ raw }: QualityParams): string[] =>
  raw === undefined ? [] : Array.isArray(raw) ? [...raw] : [raw];
