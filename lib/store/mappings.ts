import { now } from "./ids";
import type { Store } from "./store";

/** How the columns of one header are read, as the analyst corrected it last. */
export interface StoredMapping {
  /** Of the header: next month's file has the same. */
  fingerprint: string;
  title: string;
  /** Parameters of the cell that reads it. */
  source: string;
  /** ISO 8601, UTC. */
  saved: string;
}

/** Newest first. */
export const listMappings = (store: Store): Promise<StoredMapping[]> =>
  store.db.selectFrom("mappings").selectAll().orderBy("saved", "desc").execute();

export async function saveMapping(
  store: Store,
  fingerprint: string,
  { title, source }: Pick<StoredMapping, "title" | "source">,
): Promise<StoredMapping> {
  const mapping = { fingerprint, title, source, saved: now() };
  await store.db
    .insertInto("mappings")
    .values(mapping)
    .onConflict((conflict) =>
      conflict.column("fingerprint").doUpdateSet({ title, source, saved: mapping.saved }),
    )
    .execute();
  return mapping;
}
