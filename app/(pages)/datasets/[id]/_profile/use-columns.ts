"use client";

import { useEffect, useState } from "react";
import type { ColumnProfile, Engine, TableInfo } from "@/lib/engine/engine";

/** What is in each column, one after the other, so that the first stand there at once. */
export function useColumns(
  engine: Engine,
  table: TableInfo,
  hidden: ReadonlySet<string>,
): ReadonlyMap<string, ColumnProfile> {
  const [profiles, setProfiles] = useState<ReadonlyMap<string, ColumnProfile>>(new Map());
  useEffect(() => {
    const abort = new AbortController();
    const all = async () => {
      for (const { name } of table.columns) {
        if (hidden.has(name)) continue;
        const profile = await engine.profile(table.name, name, abort.signal).catch(() => null);
        if (abort.signal.aborted) return;
        if (profile) setProfiles((before) => new Map(before).set(name, profile));
      }
    };
    void all();
    return () => abort.abort();
  }, [engine, table, hidden]);
  return profiles;
}
