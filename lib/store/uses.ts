import { readHead } from "@/lib/notebook/head";
import type { Store } from "./store";

export interface NotebookUse {
  id: string;
  title: string;
  deleted: boolean;
}

const frontMatter = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/;

/** Files that the last revision of each notebook names. A revision never changes, so it is read once. */
const namedFiles = new WeakMap<Store, Map<string, readonly string[]>>();

/** Hash of a file to the notebooks whose last revision names it. */
export async function usesOfFiles(store: Store): Promise<Map<string, NotebookUse[]>> {
  const notebooks = await store.db
    .selectFrom("notebooks")
    .select(["id", "title", "revision", "deleted_at"])
    .orderBy("updated", "desc")
    .execute();
  const known = namedFiles.get(store);
  const named = new Map<string, readonly string[]>();
  const uses = new Map<string, NotebookUse[]>();
  for (const { id, title, revision, deleted_at } of notebooks) {
    const key = `${id} ${revision}`;
    const files = known?.get(key) ?? (await filesNamedBy(store, id, revision));
    named.set(key, files);
    for (const sha256 of files) {
      const others = uses.get(sha256) ?? [];
      uses.set(sha256, [...others, { id, title, deleted: deleted_at !== null }]);
    }
  }
  namedFiles.set(store, named);
  return uses;
}

async function filesNamedBy(store: Store, notebook: string, revision: number): Promise<string[]> {
  const row = await store.db
    .selectFrom("revisions")
    .select("text")
    .where("notebook", "=", notebook)
    .where("revision", "=", revision)
    .where("text", "like", "%sha256%")
    .executeTakeFirst();
  const [, yaml] = frontMatter.exec(row?.text ?? "") ?? [];
  if (yaml === undefined) return [];
  const { datasets } = readHead(yaml.replaceAll("\r\n", "\n")).head;
  const hashes = Object.values(datasets).map(({ sha256 }) => sha256);
  return [...new Set(hashes.filter((hash) => typeof hash === "string"))];
}
