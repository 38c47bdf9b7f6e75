import { ask, withBody } from "@/app/(pages)/_lists/ask";
import { type Asked, queryOf } from "@/app/(pages)/_lists/asked";
import type { NotebookEntry } from "@/lib/store/notebooks";

const at = (id: string) => `/api/notebooks/${id}`;

export const list = (asked: Asked, signal: AbortSignal): Promise<NotebookEntry[]> =>
  ask(`/api/notebooks?${queryOf(asked)}`, { signal });

export const create = (text?: string): Promise<NotebookEntry> =>
  ask("/api/notebooks", withBody("POST", { text }));

export const rename = (id: string, title: string): Promise<NotebookEntry> =>
  ask(at(id), withBody("PATCH", { title }));

export const duplicate = (id: string): Promise<NotebookEntry> =>
  ask(`${at(id)}/duplicate`, { method: "POST" });

export const remove = (id: string): Promise<unknown> => ask(at(id), { method: "DELETE" });

export const restore = (id: string): Promise<NotebookEntry> =>
  ask(`${at(id)}/undelete`, { method: "POST" });

export const fileOf = (id: string): string => `${at(id)}/file`;
