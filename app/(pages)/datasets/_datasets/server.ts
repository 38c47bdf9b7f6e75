import { ask, withBody } from "@/app/(pages)/_lists/ask";
import { type Asked, queryOf } from "@/app/(pages)/_lists/asked";
import type { TableAbout } from "@/lib/store/about";
import type { DatasetEntry } from "@/lib/store/datasets";

const at = (id: string) => `/api/datasets/kept/${id}`;

export const list = (asked: Asked, signal: AbortSignal): Promise<DatasetEntry[]> =>
  ask(`/api/datasets?${queryOf(asked)}`, { signal });

export const rename = (id: string, label: string): Promise<DatasetEntry> =>
  ask(at(id), withBody("PATCH", { label }));

export const remove = (id: string): Promise<unknown> => ask(at(id), { method: "DELETE" });

export const removeForGood = (id: string): Promise<unknown> =>
  ask(`${at(id)}?forever=1`, { method: "DELETE" });

export const restore = (id: string): Promise<DatasetEntry> =>
  ask(`${at(id)}/undelete`, { method: "POST" });

export const fileOf = (sha256: string): string => `/api/datasets/${sha256}`;

const describedBy = (file: File, { format, rows }: { format: string; rows: number }) =>
  new URLSearchParams({ name: file.name, format, rows: String(rows) });

/** Stores the bytes as a dataset of their own. */
export const keep = (
  file: File,
  head: { format: string; rows: number },
): Promise<{ sha256: string }> =>
  ask(`/api/datasets?${describedBy(file, head)}`, { method: "POST", body: file });

/** Stores the bytes as what a dataset holds from now on. */
export const refresh = (
  id: string,
  file: File,
  head: { format: string; rows: number },
): Promise<DatasetEntry> =>
  ask(`${at(id)}/file?${describedBy(file, head)}`, { method: "PUT", body: file });

export const describe = (sha256: string, table: TableAbout): Promise<unknown> =>
  ask(`/api/datasets/${sha256}/about`, withBody("PUT", table));

/** The kept bytes as a file of their name. */
export async function fetchFile(
  { sha256, name }: { sha256: string; name: string },
  signal: AbortSignal,
): Promise<File> {
  const response = await fetch(fileOf(sha256), { signal });
  if (!response.ok) {
    const body = (await response.json().catch(() => null)) as { error?: string } | null;
    throw new Error(body?.error ?? response.statusText);
  }
  return new File([await response.blob()], name);
}
