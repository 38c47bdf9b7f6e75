"use client";

import { useState } from "react";
import {
  ArchiveRestore,
  Copy,
  Download,
  Ellipsis,
  FolderOpen,
  SquarePen,
  Trash2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { EntryTitle } from "@/app/(pages)/_lists/entry-title";
import { When } from "@/app/(pages)/_lists/when";
import { Button, IconButton } from "@/lib/ui/button";
import { formatBytes, formatCount } from "@/lib/ui/format";
import { Menu, MenuItem, MenuLine } from "@/lib/ui/menu";
import type { NotebookEntry } from "@/lib/store/notebooks";
import { fileOf } from "./server";
import { texts } from "./texts";
import { type LibraryState, titleOf } from "./use-library";

interface RowProps {
  entry: NotebookEntry;
  library: LibraryState;
  now: number;
  /** The keyboard goes on from here when this row goes away. */
  onLeave(): void;
}

export function Row({ entry, library, now, onLeave }: RowProps) {
  const [renaming, setRenaming] = useState(false);
  const router = useRouter();
  const title = titleOf(entry);
  const deleted = entry.deletedAt !== null;
  const remove = () => {
    onLeave();
    void library.remove(entry);
  };
  return (
    <tr className="group border-b border-line hover:bg-panel focus-within:bg-panel">
      <td className="w-full max-w-0 py-2 pr-4 pl-3">
        <EntryTitle
          shown={title}
          title={entry.title}
          label={texts.renameLabel(entry.title)}
          href={deleted ? null : `/notebooks/${entry.id}`}
          className="py-1"
          renaming={renaming}
          onRenaming={setRenaming}
          onRename={(next) => void library.rename(entry, next)}
          onRemove={remove}
        />
      </td>
      <td className="py-2 pr-6 whitespace-nowrap">
        <When time={entry.deletedAt ?? entry.updated} now={now} />
      </td>
      <td className="py-2 pr-6 text-right text-soft max-sm:hidden">{formatCount(entry.cells)}</td>
      <td className="py-2 pr-6 text-right whitespace-nowrap text-soft max-sm:hidden">
        {formatBytes(entry.bytes)}
      </td>
      <td className="py-2 pr-3 text-right">
        {deleted ? (
          <Button
            icon={ArchiveRestore}
            aria-label={texts.restoreFor(title)}
            onClick={() => {
              onLeave();
              void library.restore(entry);
            }}
          >
            {texts.restore}
          </Button>
        ) : (
          <Menu
            align="end"
            trigger={<IconButton icon={Ellipsis} label={texts.actionsFor(title)} />}
          >
            <MenuItem icon={FolderOpen} onSelect={() => router.push(`/notebooks/${entry.id}`)}>
              {texts.open}
            </MenuItem>
            <MenuItem icon={SquarePen} hint="F2" onSelect={() => setRenaming(true)}>
              {texts.rename}
            </MenuItem>
            <MenuItem icon={Copy} onSelect={() => void library.duplicate(entry)}>
              {texts.duplicate}
            </MenuItem>
            <MenuItem icon={Download} onSelect={() => window.location.assign(fileOf(entry.id))}>
              {texts.export}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={Trash2} tone="bad" hint="Del" onSelect={remove}>
              {texts.delete}
            </MenuItem>
          </Menu>
        )}
      </td>
    </tr>
  );
}
