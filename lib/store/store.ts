import type { Kysely } from "kysely";
import { sweepBlobs } from "./blobs";
import { openDatabase } from "./database";
import type { Tables } from "./schema";

/** One data folder, open: the database of notebooks and the bytes of kept files. */
export interface Store {
  readonly folder: string;
  readonly db: Kysely<Tables>;
  /** The kinds of cell that this program knows: a notebook's text is read with them. */
  readonly kinds: readonly string[];
}

export async function openStore(folder: string, kinds: readonly string[]): Promise<Store> {
  const db = await openDatabase(folder);
  await sweepBlobs(folder);
  return { folder, db, kinds };
}

export const closeStore = (store: Store): Promise<void> => store.db.destroy();
