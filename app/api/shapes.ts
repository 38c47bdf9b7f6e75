import { z } from "zod";

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
