import { readHead } from "@/lib/notebook/head";
import type { Store } from "./store";

export interface NotebookUse {
  id: string;
  title: string;
  deleted: boolean;
}

const frontMatter = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/;

/** Hash of a file to the notebooks whose last revision names it. */
export async function usesOfFiles(store: Store): Promise<Map<string, NotebookUse[]>> {
  const rows = await store.db
    .selectFrom("notebooks")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.notebook", "=", "notebooks.id")
        .onRef("revisions.revision", "=", "notebooks.revision"),
    )
    .select(["notebooks.id", "notebooks.title", "notebooks.deleted_at", "revisions.text"])
    .where("revisions.text", "like", "%sha256%")
    .orderBy("notebooks.updated", "desc")
    .execute();
  const uses = new Map<string, NotebookUse[]>();
  for (const { id, title, deleted_at, text } of rows) {
    const [, yaml] = frontMatter.exec(text) ?? [];
    if (yaml === undefined) continue;
    const { datasets } = readHead(yaml.replaceAll("\r\n", "\n")).head;
    for (const sha256 of new Set(Object.values(datasets).map((dataset) => dataset.sha256))) {
      if (typeof sha256 !== "string") continue;
      const known = uses.get(sha256) ?? [];
      uses.set(sha256, [...known, { id, title, deleted: deleted_at !== null }]);
    }
  }
  return uses;
}
