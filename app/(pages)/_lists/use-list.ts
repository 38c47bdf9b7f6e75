"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { showToast } from "@/lib/ui/toast";
import type { Asked } from "./asked";

export interface FirstList<Entry> extends Asked {
  entries: Entry[];
  /** The server's time when it wrote the list, milliseconds. */
  now: number;
}

const searchAfter = 150;

export const say = (error: unknown) =>
  showToast({ tone: "bad", text: error instanceof Error ? error.message : String(error) });

export interface ListState<Entry> {
  asked: Asked;
  /** What the entries are an answer to: it lags behind while somebody types. */
  answered: Asked;
  entries: readonly Entry[];
  problem: string | null;
  refresh(): Promise<void>;
  search(search: string): void;
  showDeleted(deleted: boolean): void;
}

/** A list as the server has it, searched and kept up to date. `path` is the page's own address. */
export function useList<Entry>(
  first: FirstList<Entry>,
  path: string,
  list: (asked: Asked, signal: AbortSignal) => Promise<Entry[]>,
) {
  const [asked, setAsked] = useState<Asked>({ search: first.search, deleted: first.deleted });
  /** What is asked for now, for work that ends later than it began. */
  const latest = useRef(asked);
  const [entries, setEntries] = useState(first.entries);
  /** What the entries are an answer to: it lags behind while somebody types. */
  const [answered, setAnswered] = useState(asked);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef<AbortController | null>(null);
  const isFirst = useRef(true);

  const refresh = useCallback(async () => {
    underWay.current?.abort();
    const abort = (underWay.current = new AbortController());
    const wanted = latest.current;
    try {
      const next = await list(wanted, abort.signal);
      if (abort.signal.aborted) return;
      setEntries(next);
      setAnswered(wanted);
      setProblem(null);
    } catch (error) {
      if (!abort.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    }
  }, [list]);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const query = new URLSearchParams({
      ...(asked.search && { q: asked.search }),
      ...(asked.deleted && { deleted: "1" }),
    });
    window.history.replaceState(null, "", query.size > 0 ? `?${query}` : path);
    const timer = setTimeout(() => void refresh(), searchAfter);
    return () => clearTimeout(timer);
  }, [asked, refresh, path]);

  useEffect(() => {
    const back = () => void refresh();
    window.addEventListener("focus", back);
    return () => window.removeEventListener("focus", back);
  }, [refresh]);

  const ask = (change: Partial<Asked>) => {
    latest.current = { ...latest.current, ...change };
    setAsked(latest.current);
  };

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

  return {
    asked,
    answered,
    entries,
    problem,
    refresh,
    perform,
    search: (search: string) => ask({ search }),
    showDeleted: (deleted: boolean) => ask({ deleted }),
  };
}
