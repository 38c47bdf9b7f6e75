"use client";

import { useEffect, useRef, useState } from "react";
import { listParts } from "@/datasets/import/import";
import type { Engine } from "@/lib/engine/engine";
import type { DatasetEntry } from "@/lib/store/datasets";
import { type OpenPart, openPart } from "../../_datasets/reading";
import { describe, fetchFile } from "../../_datasets/server";
import { texts } from "../../_datasets/texts";
import { useEngine } from "../../_datasets/use-engine";

export type ProfileState =
  | { kind: "loading"; words: string; fraction: number | null }
  | { kind: "failed"; reason: string }
  | { kind: "open"; engine: Engine; open: OpenPart };

/** Opens a table of the dataset in the page, looks through it, and notes what was found. */
export function useProfile({ sha256, name, about }: DatasetEntry) {
  const engine = useEngine();
  const [parts, setParts] = useState<readonly (string | null)[]>(
    about?.tables.map(({ part }) => part) ?? [],
  );
  const [part, setPart] = useState<string | null | undefined>(about?.tables[0]?.part);
  const [state, setState] = useState<ProfileState>({
    kind: "loading",
    words: texts.fetching,
    fraction: null,
  });
  const file = useRef<File | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const onProgress = (fraction: number | null, words: string) => {
      if (!signal.aborted) setState({ kind: "loading", words, fraction });
    };
    const look = async () => {
      onProgress(null, texts.fetching);
      file.current ??= await fetchFile({ sha256, name }, signal);
      if (part === undefined) {
        const found = (await listParts(file.current, { signal })).map((one) => one.part);
        if (signal.aborted) return;
        setParts(found);
        return setPart(found[0] ?? null);
      }
      const open = await openPart(engine(), file.current, part, { signal, onProgress });
      if (signal.aborted) return;
      setState({ kind: "open", engine: engine(), open });
      await describe(sha256, open.about);
    };
    look().catch((error: unknown) => {
      if (signal.aborted) return;
      setState({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
    });
    return () => abort.abort();
  }, [engine, sha256, name, part]);

  return { state, parts, part: part ?? null, choose: setPart };
}
