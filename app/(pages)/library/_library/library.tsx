"use client";

import { useRef } from "react";
import { Plus } from "lucide-react";
import { Button } from "@/lib/ui/button";
import { Toasts } from "@/lib/ui/toast";
import type { NotebookEntry } from "@/lib/store/notebooks";
import { Empty } from "./empty";
import { ImportButton } from "./import-button";
import { KeyHints } from "./key-hints";
import { List } from "./list";
import { Head } from "./nav";
import { Filter, SearchField } from "./search";
import { Templates } from "./templates";
import { texts } from "./texts";
import { type LibraryState, useLibrary } from "./use-library";
import type { FirstList } from "./use-list";
import { useListKeys } from "./use-list-keys";
import { useNow } from "./when";

export function Library({ first }: { first: FirstList<NotebookEntry> }) {
  const library = useLibrary(first);
  const now = useNow(first.now);
  const field = useRef<HTMLInputElement>(null);
  useListKeys(field, () => void library.create());
  return (
    <div className="min-h-screen">
      <Head current="/library" />
      <main className="mx-auto max-w-4xl px-4 pt-10 pb-24">
        <div className="flex flex-wrap items-center gap-2 pl-3">
          <h1 className="grow text-2xl font-semibold tracking-tight">{texts.title}</h1>
          <ImportButton onImported={() => void library.refresh()} />
          <Button tone="accent" icon={Plus} onClick={() => void library.create()}>
            {texts.create}
          </Button>
        </div>
        <Templates library={library} />
        <div className="mt-8 mb-6 flex items-center gap-6 pl-3">
          <SearchField
            field={field}
            label={texts.search}
            value={library.asked.search}
            onChange={library.search}
          />
          <Filter
            label={texts.filter}
            deleted={library.asked.deleted}
            onChange={library.showDeleted}
          />
        </div>
        {library.problem && (
          <div role="alert" className="mb-4 ml-3 flex items-center gap-4 bg-bad-wash px-3 py-2">
            <p className="grow text-sm text-bad">{library.problem}</p>
            <Button onClick={() => void library.refresh()}>{texts.again}</Button>
          </div>
        )}
        {library.entries.length > 0 ? (
          <List library={library} now={now} />
        ) : (
          <NothingThere library={library} />
        )}
        <footer className="mt-4 flex flex-wrap justify-between gap-4 pl-3 text-xs text-faint">
          <p role="status">{texts.count(library.entries.length)}</p>
          <KeyHints keys={texts.keys} />
        </footer>
      </main>
      <Toasts />
    </div>
  );
}

function NothingThere({ library }: { library: LibraryState }) {
  const { search, deleted } = library.answered;
  if (search.trim()) {
    return (
      <Empty title={texts.notFound.title(search)} words={texts.notFound.words}>
        <Button onClick={() => library.search("")}>{texts.clearSearch}</Button>
      </Empty>
    );
  }
  if (deleted) return <Empty {...texts.nothingDeleted} />;
  return (
    <Empty {...texts.empty}>
      <Button tone="accent" icon={Plus} onClick={() => void library.create()}>
        {texts.create}
      </Button>
    </Empty>
  );
}
