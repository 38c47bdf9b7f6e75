import { createNotebook } from "./notebooks";
import type { Store } from "./store";

const key = "sample";

/**
 * Creates notebooks over the sample on the first start of a data folder, and never again. `first` is
 * the one that a new user sees; it is created last, so that it leads the list.
 */
export async function seedOnce(store: Store, first: string, others: readonly string[] = []) {
  if ((await sampleId(store)) !== null) return;
  for (const text of others) await createNotebook(store, text);
  const { id } = await createNotebook(store, first);
  await store.db
    .insertInto("meta")
    .values({ key, value: id })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

/** The notebook that the first start created; it may have been deleted since. */
export async function sampleId(store: Store): Promise<string | null> {
  const row = await store.db
    .selectFrom("meta")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.value ?? null;
}
