"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { showToast } from "@/lib/ui/toast";
import type { NotebookEntry } from "@/lib/store/notebooks";
import * as server from "./server";
import { texts } from "./texts";

export interface FirstList extends server.Asked {
  entries: NotebookEntry[];
  /** The server's time when it wrote the list, milliseconds. */
  now: number;
}

const searchAfter = 150;

export const titleOf = (entry: NotebookEntry): string => entry.title || texts.untitled;

const say = (error: unknown) =>
  showToast({ tone: "bad", text: error instanceof Error ? error.message : String(error) });

/** The list as the server has it, and everything that can be done with it. */
export function useLibrary(first: FirstList) {
  const router = useRouter();
  const [asked, setAsked] = useState<server.Asked>({
    search: first.search,
    deleted: first.deleted,
  });
  const [entries, setEntries] = useState(first.entries);
  /** What the entries are an answer to: it lags behind while somebody types. */
  const [answered, setAnswered] = useState(asked);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef<AbortController | null>(null);
  const isFirst = useRef(true);

  const refresh = useCallback(async () => {
    underWay.current?.abort();
    const abort = (underWay.current = new AbortController());
    try {
      const next = await server.list(asked, abort.signal);
      if (abort.signal.aborted) return;
      setEntries(next);
      setAnswered(asked);
      setProblem(null);
    } catch (error) {
      if (!abort.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    }
  }, [asked]);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const query = new URLSearchParams({
      ...(asked.search && { q: asked.search }),
      ...(asked.deleted && { deleted: "1" }),
    });
    window.history.replaceState(null, "", query.size > 0 ? `?${query}` : "/library");
    const timer = setTimeout(() => void refresh(), searchAfter);
    return () => clearTimeout(timer);
  }, [asked, refresh]);

  useEffect(() => {
    const back = () => void refresh();
    window.addEventListener("focus", back);
    return () => window.removeEventListener("focus", back);
  }, [refresh]);

  /** Does something on the server, then shows the list as it is now. Null when it was refused. */
  const perform = useCallback(
    async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      try {
        return await work();
      } catch (error) {
        say(error);
        return null;
      } finally {
        await refresh();
      }
    },
    [refresh],
  );

  const restore = async (entry: NotebookEntry, words = true) => {
    const back = await perform(() => server.restore(entry.id));
    if (back && words) showToast({ tone: "plain", text: texts.wasRestored(titleOf(entry)) });
  };

  return {
    asked,
    answered,
    entries,
    problem,
    refresh,
    search: (search: string) => setAsked((before) => ({ ...before, search })),
    showDeleted: (deleted: boolean) => setAsked((before) => ({ ...before, deleted })),
    restore,
    create: async () => {
      try {
        router.push(`/notebooks/${(await server.create()).id}`);
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
