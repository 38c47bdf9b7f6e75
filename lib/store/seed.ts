import { createNotebook } from "./notebooks";
import type { Store } from "./store";

const key = "sample";

/**
 * Creates notebooks over the sample on the first start of a data folder, and never again. `first` is
 * the one that a new user sees; it is created last, so that it leads the list.
 */
export async function seedOnce(store: Store, first: string, others: readonly string[] = []) {
  if ((await seededIds(store)).length > 0) return;
  const ids: string[] = [];
  for (const text of [...others, first]) ids.unshift((await createNotebook(store, text)).id);
  await store.db
    .insertInto("meta")
    .values({ key, value: ids.join(" ") })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

/** The notebooks that the first start created, its first one first; they may have been deleted since. */
export async function seededIds(store: Store): Promise<readonly string[]> {
  const row = await store.db
    .selectFrom("meta")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.value.split(" ") ?? [];
}
