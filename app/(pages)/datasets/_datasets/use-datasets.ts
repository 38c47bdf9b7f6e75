"use client";

import { useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { type FirstList, say, useList } from "@/app/(pages)/_lists/use-list";
import { create } from "@/app/(pages)/library/_library/server";
import { starterNotebook } from "@/datasets/starter-notebook";
import type { TableAbout } from "@/lib/store/about";
import type { DatasetEntry } from "@/lib/store/datasets";
import { showToast } from "@/lib/ui/toast";
import { readFile, type Reading } from "./reading";
import * as server from "./server";
import { texts } from "./texts";
import { useEngine } from "./use-engine";

/** A file that is being read. */
export interface Busy {
  title: string;
  words: string;
  fraction: number | null;
  stop(): void;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The list as the server has it, and everything that can be done with it. */
export function useDatasets(first: FirstList<DatasetEntry>) {
  const router = useRouter();
  const { perform, ...list } = useList(first, "/datasets", server.list);
  const engine = useEngine();
  const [busy, setBusy] = useState<Busy | null>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  /** One file after the other: two at once only double the memory. */
  const underWay = (title: string, work: (reading: Reading) => Promise<void>): Promise<void> => {
    const abort = new AbortController();
    const show = (fraction: number | null, words: string) =>
      setBusy({ title, words, fraction, stop: () => abort.abort() });
    const next = line.current.then(async () => {
      show(null, "");
      try {
        await work({ signal: abort.signal, onProgress: show });
      } catch (error) {
        if (!abort.signal.aborted) throw error;
      } finally {
        setBusy(null);
      }
    });
    line.current = next.catch(() => undefined);
    return next;
  };

  const describe = async (sha256: string, tables: readonly TableAbout[]) => {
    for (const table of tables) await server.describe(sha256, table);
  };

  const add = (file: File) =>
    underWay(texts.reading(file.name), async (reading) => {
      let sha256 = "";
      const tables = await readFile(engine(), file, reading, async (head) => {
        reading.onProgress(null, texts.keeping);
        ({ sha256 } = await server.keep(file, head));
        await list.refresh();
        return true;
      });
      await describe(sha256, tables);
      showToast({ tone: "plain", text: texts.wasAdded(file.name) });
    })
      .catch((error) => say(new Error(texts.failed(file.name, reasonOf(error)))))
      .finally(list.refresh);

  const refreshWith = (entry: DatasetEntry, file: File) =>
    underWay(texts.reading(file.name), async (reading) => {
      let sha256 = "";
      const tables = await readFile(engine(), file, reading, async (head) => {
        ({ sha256 } = head);
        if (sha256 === entry.sha256) return false;
        reading.onProgress(null, texts.keeping);
        await server.refresh(entry.id, file, head);
        return true;
      });
      if (tables.length === 0) {
        showToast({ tone: "plain", text: texts.sameFile(file.name) });
        return;
      }
      await describe(sha256, tables);
      const used = entry.notebooks.length;
      showToast({ tone: "plain", text: texts.wasRefreshed(entry.label, file.name, used) });
      const gone = columnsGone(entry.about?.tables ?? [], tables);
      if (gone.length > 0) showToast({ tone: "bad", text: texts.columnsGone(gone) });
    })
      .catch((error) => say(new Error(texts.failed(file.name, reasonOf(error)))))
      .finally(list.refresh);

  /** What is known of the dataset's tables; looks at the file where nothing is. */
  const lookedAt = async (entry: DatasetEntry): Promise<readonly TableAbout[]> => {
    if (entry.about) return entry.about.tables;
    let tables: readonly TableAbout[] = [];
    await underWay(texts.reading(entry.name), async (reading) => {
      reading.onProgress(null, texts.fetching);
      const file = await server.fetchFile(entry, reading.signal);
      tables = await readFile(engine(), file, reading);
      await describe(entry.sha256, tables);
    });
    return tables;
  };

  const restore = async (entry: DatasetEntry, words = true) => {
    const back = await perform(() => server.restore(entry.id));
    if (back && words) showToast({ tone: "plain", text: texts.wasRestored(entry.label) });
  };

  return {
    ...list,
    busy,
    add: async (files: Iterable<File>) => {
      for (const file of files) await add(file);
    },
    refreshWith,
    restore,
    starter: async (entry: DatasetEntry) => {
      try {
        const tables = await lookedAt(entry);
        if (tables.length === 0) return;
        const { label, name: file, sha256 } = entry;
        const { id } = await create(starterNotebook({ label, file, sha256, tables }));
        router.push(`/notebooks/${id}`);
      } catch (error) {
        say(new Error(texts.failedLook(entry.label, reasonOf(error))));
      }
    },
    rename: (entry: DatasetEntry, label: string) => perform(() => server.rename(entry.id, label)),
    remove: async (entry: DatasetEntry) => {
      if ((await perform(() => server.remove(entry.id))) === null) return;
      showToast({
        tone: "plain",
        text: texts.wasDeleted(entry.label, entry.notebooks.length),
        action: { label: texts.undo, run: () => void restore(entry, false) },
      });
    },
    removeForGood: async (entry: DatasetEntry) => {
      const removed = await perform(() => server.removeForGood(entry.id));
      if (removed) showToast({ tone: "plain", text: texts.wasRemoved(entry.label) });
    },
  };
}

export type DatasetsState = ReturnType<typeof useDatasets>;

function columnsGone(before: readonly TableAbout[], now: readonly TableAbout[]): string[] {
  const there = new Set(now.flatMap(({ columns }) => columns.map(({ name }) => name)));
  return before
    .flatMap(({ columns }) => columns.map(({ name }) => name))
    .filter((name) => !there.has(name));
}
