import { z } from "zod";
import type { TableAbout } from "@/lib/store/about";

/** Largest request that carries a notebook, bytes; what the proxy lets through is 10 MB. */
export const notebookMost = 9 * 2 ** 20;

const title = z.string().trim().min(1).max(200);
const text = z.string();

export const newNotebook = z.object({ text: text.optional(), title: title.optional() });
export const savedNotebook = z.object({ text, base: z.number().int().min(1) });
export const renamedNotebook = z.object({ title });

export const newDataset = z.object({
  name: z.string().trim().min(1).max(255),
  format: z.string().regex(/^[a-z0-9.-]{1,32}$/),
  rows: z.coerce.number().int().min(0).optional(),
});

export const renamedDataset = z.object({ label: title });

/** Largest description of a table, bytes. */
export const aboutMost = 2 ** 20;

const word = z.string().max(500);
const columnKinds = [
  "text",
  "integer",
  "number",
  "boolean",
  "date",
  "timestamp",
  "time",
  "list",
  "other",
] as const;
const count = z.number().int().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const tableAbout: z.ZodType<TableAbout> = z.object({
  part: word.nullable(),
  name: word,
  rows: count,
  columns: z.array(z.object({ name: word, type: word, kind: z.enum(columnKinds) })).max(4000),
  source: word.nullable(),
  mapped: z.record(word, z.string().max(4000)).nullable(),
  grain: z.enum(["time", "day", "month"]).nullable(),
  period: z.object({ from: day, to: day }).nullable(),
  points: count.nullable(),
  findings: z.object({ serious: count, warning: count, note: count }).nullable(),
  made: z.iso.datetime(),
});

/** Largest remembered mapping, bytes. */
export const mappingMost = 256 * 2 ** 10;

export const newMapping = z.object({ title, source: text.min(1) });
