"use client";

import { useEffect, useRef } from "react";
import { Plus } from "lucide-react";
import { Button } from "@/lib/ui/button";
import { ThemeMenu } from "@/lib/ui/theme-menu";
import { Toasts } from "@/lib/ui/toast";
import { Empty } from "./empty";
import { ImportButton } from "./import-button";
import { List } from "./list";
import { Filter, SearchField } from "./search";
import { texts } from "./texts";
import { type FirstList, type LibraryState, useLibrary } from "./use-library";
import { useNow } from "./when";

export function Library({ first }: { first: FirstList }) {
  const library = useLibrary(first);
  const now = useNow(first.now);
  const field = useRef<HTMLInputElement>(null);
  useKeys(library, () => field.current?.focus());
  return (
    <div className="min-h-screen">
      <header className="flex h-12 items-center justify-between border-b border-line px-4">
        <span className="font-semibold">{texts.product}</span>
        <ThemeMenu />
      </header>
      <main className="mx-auto max-w-4xl px-4 pt-10 pb-24">
        <div className="flex flex-wrap items-center gap-2 pl-3">
          <h1 className="grow text-2xl font-semibold tracking-tight">{texts.title}</h1>
          <ImportButton onImported={() => void library.refresh()} />
          <Button tone="accent" icon={Plus} onClick={() => void library.create()}>
            {texts.create}
          </Button>
        </div>
        <div className="mt-6 mb-6 flex items-center gap-6 pl-3">
          <SearchField field={field} value={library.asked.search} onChange={library.search} />
          <Filter deleted={library.asked.deleted} onChange={library.showDeleted} />
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
          <KeyHints />
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

function KeyHints() {
  return (
    <dl aria-label={texts.keysLabel} className="flex flex-wrap gap-x-4 gap-y-1 max-sm:hidden">
      {texts.keys.map(([key, what]) => (
        <div key={key} className="flex gap-1.5">
          <dt className="text-soft">{key}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Keys that work while nothing is being typed. */
function useKeys(library: LibraryState, toSearch: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest("input, textarea, [role=menu], [role=dialog]")) return;
      if (event.key === "/") toSearch();
      else if (event.key === "n" || event.key === "N") void library.create();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}
