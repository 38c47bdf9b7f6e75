"use client";

import { useRef } from "react";
import { FileUp } from "lucide-react";
import { Empty } from "@/app/(pages)/library/_library/empty";
import { KeyHints } from "@/app/(pages)/library/_library/key-hints";
import { Head } from "@/app/(pages)/library/_library/nav";
import { Filter, SearchField } from "@/app/(pages)/library/_library/search";
import { texts as libraryTexts } from "@/app/(pages)/library/_library/texts";
import type { FirstList } from "@/app/(pages)/library/_library/use-list";
import { useListKeys } from "@/app/(pages)/library/_library/use-list-keys";
import { useNow } from "@/app/(pages)/library/_library/when";
import type { DatasetEntry } from "@/lib/store/datasets";
import { Button } from "@/lib/ui/button";
import { Toasts } from "@/lib/ui/toast";
import { BusyLine } from "./busy-line";
import { DropHere } from "./drop-here";
import { List } from "./list";
import { Templates } from "./templates";
import { texts } from "./texts";
import { type DatasetsState, useDatasets } from "./use-datasets";

export function Datasets({ first }: { first: FirstList<DatasetEntry> }) {
  const datasets = useDatasets(first);
  const now = useNow(first.now);
  const field = useRef<HTMLInputElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  useListKeys(field, choose);
  return (
    <div className="min-h-screen">
      <Head current="/datasets" />
      <main className="mx-auto max-w-6xl px-4 pt-10 pb-24">
        <div className="flex flex-wrap items-center gap-2 pl-3">
          <h1 className="grow text-2xl font-semibold tracking-tight">{texts.title}</h1>
          <Button tone="accent" icon={FileUp} onClick={choose}>
            {texts.add}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label={texts.add}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = "";
              void datasets.add(files);
            }}
          />
        </div>
        <div className="mt-6 mb-6 flex items-center gap-6 pl-3">
          <SearchField
            field={field}
            label={texts.search}
            value={datasets.asked.search}
            onChange={datasets.search}
          />
          <Filter
            label={texts.filter}
            deleted={datasets.asked.deleted}
            onChange={datasets.showDeleted}
          />
        </div>
        {datasets.busy && <BusyLine busy={datasets.busy} />}
        {datasets.problem && (
          <div role="alert" className="mb-4 ml-3 flex items-center gap-4 bg-bad-wash px-3 py-2">
            <p className="grow text-sm text-bad">{datasets.problem}</p>
            <Button onClick={() => void datasets.refresh()}>{libraryTexts.again}</Button>
          </div>
        )}
        {datasets.entries.length > 0 ? (
          <List datasets={datasets} now={now} />
        ) : (
          <NothingThere datasets={datasets} choose={choose} />
        )}
        <footer className="mt-4 flex flex-wrap justify-between gap-4 pl-3 text-xs text-faint">
          <p role="status">{texts.count(datasets.entries.length)}</p>
          <KeyHints keys={texts.keys} />
        </footer>
        <Templates />
      </main>
      <DropHere onFiles={(files) => void datasets.add(files)} />
      <Toasts />
    </div>
  );
}

function NothingThere({ datasets, choose }: { datasets: DatasetsState; choose(): void }) {
  const { search, deleted } = datasets.answered;
  if (search.trim()) {
    return (
      <Empty title={texts.notFound.title(search)} words={texts.notFound.words}>
        <Button onClick={() => datasets.search("")}>{libraryTexts.clearSearch}</Button>
      </Empty>
    );
  }
  if (deleted) return <Empty {...texts.nothingDeleted} />;
  return (
    <Empty {...texts.empty}>
      <Button tone="accent" icon={FileUp} onClick={choose}>
        {texts.add}
      </Button>
    </Empty>
  );
}
