"use client";

import { useRouter } from "next/navigation";
import { type FirstList, say, useList } from "@/app/(pages)/_lists/use-list";
import { handFiles } from "@/app/(pages)/handed-files";
import { showToast } from "@/lib/ui/toast";
import type { NotebookEntry } from "@/lib/store/notebooks";
import * as server from "./server";
import { texts } from "./texts";

export const titleOf = (entry: NotebookEntry): string => entry.title || texts.untitled;

/** The list as the server has it, and everything that can be done with it. */
export function useLibrary(first: FirstList<NotebookEntry>) {
  const router = useRouter();
  const { perform, ...list } = useList(first, "/library", server.list);

  const restore = async (entry: NotebookEntry, words = true) => {
    const back = await perform(() => server.restore(entry.id));
    if (back && words) showToast({ tone: "plain", text: texts.wasRestored(titleOf(entry)) });
  };

  return {
    ...list,
    restore,
    /** Makes a notebook, empty without a text, and opens it; there the data files are read. */
    create: async (text?: string, data: readonly File[] = []) => {
      try {
        const { id } = await server.create(text);
        handFiles(id, data);
        router.push(`/notebooks/${id}`);
      } catch (error) {
        say(error);
      }
    },
    rename: (entry: NotebookEntry, title: string) => perform(() => server.rename(entry.id, title)),
    duplicate: async (entry: NotebookEntry) => {
      const made = await perform(() => server.duplicate(entry.id));
      if (made) showToast({ tone: "plain", text: texts.wasDuplicated(titleOf(made)) });
    },
    remove: async (entry: NotebookEntry) => {
      if ((await perform(() => server.remove(entry.id))) === null) return;
      showToast({
        tone: "plain",
        text: texts.wasDeleted(titleOf(entry)),
        action: { label: texts.undo, run: () => void restore(entry, false) },
      });
    },
  };
}

export type LibraryState = ReturnType<typeof useLibrary>;
