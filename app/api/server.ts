import { knownKinds } from "./kinds";
import { actNotebook } from "@/datasets/sample/act-notebook";
import { nextNotebook } from "@/datasets/sample/next-notebook";
import { sampleNotebook } from "@/datasets/sample/notebook";
import { whenNotebook } from "@/datasets/sample/when-notebook";
import { whereNotebook } from "@/datasets/sample/where-notebook";
import { dataFolder } from "@/lib/store/database";
import { seedOnce } from "@/lib/store/seed";
import { openStore, type Store } from "@/lib/store/store";

// The development server loads modules anew after each edit; the database stays open once.
const kept = globalThis as { beatbookStore?: Promise<Store> };

async function open(): Promise<Store> {
  const store = await openStore(dataFolder(), knownKinds);
  await seedOnce(store, sampleNotebook, [actNotebook, nextNotebook, whenNotebook, whereNotebook]);
  return store;
}

/** The store of this server, opened on first use; the first start ever writes the sample notebook into it. */
export function theStore(): Promise<Store> {
  kept.beatbookStore ??= open().catch((error: unknown) => {
    kept.beatbookStore = undefined;
    throw error;
  });
  return kept.beatbookStore;
}
