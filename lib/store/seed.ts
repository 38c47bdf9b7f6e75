import { createNotebook } from "./notebooks";
import type { Store } from "./store";

const key = "sample";

/** Creates the sample notebook on the first start of a data folder, and never again. */
export async function seedOnce(store: Store, text: string): Promise<void> {
  if ((await sampleId(store)) !== null) return;
  const { id } = await createNotebook(store, text);
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
