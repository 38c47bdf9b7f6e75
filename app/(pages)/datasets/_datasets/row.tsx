"use client";

import { useState } from "react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { EntryTitle } from "@/app/(pages)/_lists/entry-title";
import { When } from "@/app/(pages)/_lists/when";
import type { DatasetEntry } from "@/lib/store/datasets";
import { formatBytes, formatCount } from "@/lib/ui/format";
import { Menu, MenuItem } from "@/lib/ui/menu";
import { DeletedActions, RowActions } from "./row-actions";
import { periodOf, qualityWords, findingsOf, sourceTitle } from "./summary";
import { texts } from "./texts";
import type { DatasetsState } from "./use-datasets";

export interface RowProps {
  entry: DatasetEntry;
  datasets: DatasetsState;
  now: number;
  /** The keyboard goes on from here when this row goes away. */
  onLeave(): void;
}

const cell = "py-2 pr-6 align-top leading-5";

export function Row({ entry, datasets, now, onLeave }: RowProps) {
  const [renaming, setRenaming] = useState(false);
  const deleted = entry.deletedAt !== null;
  const remove = () => {
    onLeave();
    void datasets.remove(entry);
  };
  const tables = entry.about?.tables.length ?? 1;
  return (
    <tr
      data-dataset={entry.id}
      className="group border-b border-line hover:bg-panel focus-within:bg-panel"
    >
      <td className="w-full max-w-0 py-2 pr-6 pl-3 align-top leading-5">
        <EntryTitle
          shown={entry.label}
          title={entry.label}
          label={texts.renameLabel(entry.label)}
          href={deleted ? null : `/datasets/${entry.id}`}
          renaming={renaming}
          onRenaming={setRenaming}
          onRename={(next) => void datasets.rename(entry, next)}
          onRemove={remove}
        />
        <span className="block truncate text-xs text-faint" title={entry.name}>
          {entry.name}
        </span>
      </td>
      <td className={`${cell} text-right whitespace-nowrap`}>
        <span className="block text-soft">
          {entry.rows === null ? "" : formatCount(entry.rows)}
        </span>
        <span className="block text-xs text-faint">
          {tables > 1 ? `${texts.tables(tables)}, ` : ""}
          {formatBytes(entry.bytes)}
        </span>
      </td>
      <Period entry={entry} />
      <Source entry={entry} />
      <Quality entry={entry} />
      <td className={`${cell} whitespace-nowrap text-soft max-md:hidden`}>
        <Used entry={entry} />
      </td>
      <td className={`${cell} whitespace-nowrap max-sm:hidden`}>
        <When time={entry.deletedAt ?? entry.created} now={now} />
      </td>
      <td className="py-2 pr-3 text-right align-top whitespace-nowrap">
        {deleted ? (
          <DeletedActions entry={entry} datasets={datasets} onLeave={onLeave} />
        ) : (
          <RowActions
            entry={entry}
            datasets={datasets}
            onRename={() => setRenaming(true)}
            onRemove={remove}
          />
        )}
      </td>
    </tr>
  );
}

function Period({ entry: { about } }: { entry: DatasetEntry }) {
  const period = about && periodOf(about);
  return (
    <td className={`${cell} whitespace-nowrap text-soft`} data-period>
      {period ? (
        <>
          <span className="block">{period.from}</span>
          <span className="block text-xs text-faint">{texts.until(period.to)}</span>
        </>
      ) : (
        <span className="text-faint">{about ? texts.noPeriod : texts.notLooked}</span>
      )}
    </td>
  );
}

function Source({ entry: { about } }: { entry: DatasetEntry }) {
  const title = about && sourceTitle(about);
  return (
    <td className={`${cell} min-w-40 max-lg:hidden`}>
      <span className={`line-clamp-2 ${title ? "text-soft" : "text-faint"}`} title={title ?? ""}>
        {title ?? (about ? texts.unknownSource : "")}
      </span>
    </td>
  );
}

function Quality({ entry: { id, label, about, deletedAt } }: { entry: DatasetEntry }) {
  const findings = about && findingsOf(about);
  const tone = findings === null ? "text-faint" : findings.serious > 0 ? "text-bad" : "text-soft";
  const [first, ...rest] = qualityWords(about);
  return (
    <td className={`${cell} whitespace-nowrap max-md:hidden`} data-quality>
      <span className={`block ${tone}`}>{first}</span>
      {rest.map((words) => (
        <span key={words} className="block text-xs text-faint">
          {words}
        </span>
      ))}
      {findings === null && deletedAt === null && (
        <Link
          href={`/datasets/${id}`}
          prefetch={false}
          aria-label={texts.checkFor(label)}
          className="block text-xs text-accent hover:underline"
        >
          {texts.check}
        </Link>
      )}
    </td>
  );
}

function Used({ entry }: { entry: DatasetEntry }) {
  const router = useRouter();
  const notebooks = [...new Map(entry.notebooks.map((use) => [use.id, use])).values()];
  if (notebooks.length === 0) return <span className="text-faint">{texts.notUsed}</span>;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={texts.usedFor(entry.label)}
          className="cursor-pointer underline decoration-line underline-offset-4 hover:text-accent"
        >
          {texts.notebooks(notebooks.length)}
        </button>
      }
    >
      {notebooks.map(({ id, title }) => (
        <MenuItem key={id} onSelect={() => router.push(`/notebooks/${id}`)}>
          {title || texts.untitled}
        </MenuItem>
      ))}
    </Menu>
  );
}
