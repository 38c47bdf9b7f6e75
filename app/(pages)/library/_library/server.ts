import type { NotebookEntry } from "@/lib/store/notebooks";
import type { LineError } from "@/lib/store/problems";
import { texts } from "./texts";

/** The server's no, in its own words; for a text that cannot be read, line by line. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly errors: readonly LineError[] = [],
  ) {
    super(message);
    this.name = "Refused";
  }
}

export async function ask<Body>(path: string, init: RequestInit = {}): Promise<Body> {
  const response = await fetch(path, { cache: "no-store", ...init }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new Refused(texts.away);
  });
  const body = (await response.json().catch(() => null)) as
    (Body & { error?: string; errors?: LineError[] }) | null;
  if (!response.ok || body === null) {
    throw new Refused(body?.error ?? texts.strange(response.status), body?.errors);
  }
  return body;
}

export const withBody = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

const at = (id: string) => `/api/notebooks/${id}`;

export interface Asked {
  search: string;
  deleted: boolean;
}

export function list({ search, deleted }: Asked, signal: AbortSignal): Promise<NotebookEntry[]> {
  const query = new URLSearchParams({ search, ...(deleted && { deleted: "1" }) });
  return ask(`/api/notebooks?${query}`, { signal });
}

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
