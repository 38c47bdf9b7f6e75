import { foldName } from "@/datasets/sources/fold";
import type { TableInfo } from "@/lib/engine/engine";
import { readParams } from "@/cells/params";
import { writeModel } from "./edits";
import { modelSchema, type ModelParams } from "./params";

/** How files with one header are read, as it is kept on this computer. */
export interface RememberedMapping {
  fingerprint: string;
  /** What the analyst is asked: "incidents, as in fir_details". */
  title: string;
  /** Parameters of the cell, without its data. */
  source: string;
}

/** The column names of a table as one text: files of one shape have the same. */
export const shapeOf = (table: Pick<TableInfo, "columns">): string =>
  table.columns
    .map(({ name }) => foldName(name))
    .sort()
    .join("\n");

/** SHA-256 of the shape, hexadecimal. */
export async function fingerprintOf(table: Pick<TableInfo, "columns">): Promise<string> {
  const bytes = new TextEncoder().encode(shapeOf(table));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Throws with a plain reason when it could not be kept. */
export async function rememberMapping(
  table: TableInfo,
  params: Omit<ModelParams, "data">,
): Promise<void> {
  const source = writeModel({ ...params, data: [] });
  const title = `${params.table}, as in ${table.name}`;
  const response = await fetch(`/api/mappings/${await fingerprintOf(table)}`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ title, source }),
  });
  if (response.ok) return;
  const body = (await response.json().catch(() => null)) as { error?: unknown } | null;
  throw new Error(typeof body?.error === "string" ? body.error : response.statusText);
}

/** Newest first; none when the server does not answer. */
export async function rememberedMappings(): Promise<readonly RememberedMapping[]> {
  try {
    const response = await fetch("/api/mappings", { cache: "no-store" });
    return response.ok ? ((await response.json()) as RememberedMapping[]) : [];
  } catch {
    return [];
  }
}

/** The text of a cell that reads `table` as it is remembered; null when that cannot be read. */
export function asRemembered(mapping: RememberedMapping, table: string): string | null {
  const read = readParams(modelSchema, mapping.source);
  return read.ok ? writeModel({ ...read.params, data: [table] }) : null;
}
