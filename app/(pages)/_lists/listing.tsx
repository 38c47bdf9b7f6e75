"use client";

import { type ReactNode, useRef } from "react";
import { Button } from "@/lib/ui/button";
import type { Asked } from "./asked";
import { Empty } from "./empty";
import { KeyHints } from "./key-hints";
import { Filter, SearchField } from "./search";
import { texts } from "./texts";
import type { ListState } from "./use-list";
import { useListKeys } from "./use-list-keys";

interface ListingWords {
  search: string;
  filter: string;
  count(entries: number): string;
  keys: readonly (readonly [string, string])[];
  empty: { title: string; words: string };
  notFound: { title(search: string): string; words: string };
  nothingDeleted: { title: string; words: string };
}

interface ListingProps {
  list: ListState<unknown>;
  words: ListingWords;
  /** Stands above the list. */
  notice?: ReactNode;
  /** Makes an entry; so does the key N. */
  button: ReactNode;
  onNew(): void;
  /** The list, shown when it has entries. */
  children: ReactNode;
}

/** A list with its search, what is to be said of it, and what to do when it is empty. */
export function Listing({ list, words, notice, button, onNew, children }: ListingProps) {
  const field = useRef<HTMLInputElement>(null);
  useListKeys(field, onNew);
  const { asked, answered, entries, problem } = list;
  return (
    <>
      <div className="mt-6 mb-6 flex items-center gap-6 pl-3">
        <SearchField
          field={field}
          label={words.search}
          value={asked.search}
          onChange={list.search}
        />
        <Filter label={words.filter} deleted={asked.deleted} onChange={list.showDeleted} />
      </div>
      {notice}
      {problem && (
        <div role="alert" className="mb-4 ml-3 flex items-center gap-4 bg-bad-wash px-3 py-2">
          <p className="grow text-sm text-bad">{problem}</p>
          <Button onClick={() => void list.refresh()}>{texts.again}</Button>
        </div>
      )}
      {entries.length > 0 ? (
        children
      ) : (
        <NothingThere
          answered={answered}
          words={words}
          button={button}
          clear={() => list.search("")}
        />
      )}
      <footer className="mt-4 flex flex-wrap justify-between gap-4 pl-3 text-xs text-faint">
        <p role="status">{words.count(entries.length)}</p>
        <KeyHints keys={words.keys} />
      </footer>
    </>
  );
}

interface NothingThereProps {
  answered: Asked;
  words: ListingWords;
  button: ReactNode;
  clear(): void;
}

function NothingThere({ answered, words, button, clear }: NothingThereProps) {
  const { search, deleted } = answered;
  if (search.trim()) {
    return (
      <Empty title={words.notFound.title(search)} words={words.notFound.words}>
        <Button onClick={clear}>{texts.clearSearch}</Button>
      </Empty>
    );
  }
  if (deleted) return <Empty {...words.nothingDeleted} />;
  return <Empty {...words.empty}>{button}</Empty>;
}
