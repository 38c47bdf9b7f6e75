"use client";

import { useRef, useState } from "react";
import {
  ArchiveRestore,
  Download,
  Ellipsis,
  NotebookPen,
  RefreshCw,
  SquarePen,
  TableProperties,
  Trash2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import type { DatasetEntry } from "@/lib/store/datasets";
import { Button, IconButton } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { formatBytes } from "@/lib/ui/format";
import { Menu, MenuItem, MenuLine } from "@/lib/ui/menu";
import { fileOf } from "./server";
import { texts } from "./texts";
import type { DatasetsState } from "./use-datasets";

interface RowActionsProps {
  entry: DatasetEntry;
  datasets: DatasetsState;
  onRename(): void;
  onRemove(): void;
}

export function RowActions({ entry, datasets, onRename, onRemove }: RowActionsProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={texts.actionsFor(entry.label)} />}
      >
        <MenuItem icon={TableProperties} onSelect={() => router.push(`/datasets/${entry.id}`)}>
          {texts.open}
        </MenuItem>
        <MenuItem icon={NotebookPen} onSelect={() => void datasets.starter(entry)}>
          {texts.starter}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={RefreshCw} onSelect={() => input.current?.click()}>
          {texts.refresh}
        </MenuItem>
        <MenuItem icon={SquarePen} hint="F2" onSelect={onRename}>
          {texts.rename}
        </MenuItem>
        <MenuItem icon={Download} onSelect={() => window.location.assign(fileOf(entry.sha256))}>
          {texts.download}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={Trash2} tone="bad" hint="Del" onSelect={onRemove}>
          {texts.delete}
        </MenuItem>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`${texts.refresh} ${entry.label}`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) void datasets.refreshWith(entry, file);
        }}
      />
    </>
  );
}

interface DeletedActionsProps {
  entry: DatasetEntry;
  datasets: DatasetsState;
  onLeave(): void;
}

export function DeletedActions({ entry, datasets, onLeave }: DeletedActionsProps) {
  const [asking, setAsking] = useState(false);
  const bytes = [entry, ...entry.earlier].reduce((sum, file) => sum + file.bytes, 0);
  return (
    <div className="flex justify-end gap-2">
      <Button
        icon={ArchiveRestore}
        aria-label={texts.restoreFor(entry.label)}
        onClick={() => {
          onLeave();
          void datasets.restore(entry);
        }}
      >
        {texts.restore}
      </Button>
      <IconButton
        icon={Trash2}
        label={texts.removeLabel(entry.label)}
        onClick={() => setAsking(true)}
      />
      <Dialog
        open={asking}
        title={texts.removing.title(entry.label)}
        description={texts.removing.words(formatBytes(bytes))}
        onClose={() => setAsking(false)}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{texts.removing.cancel}</Button>
          <Button
            tone="bad"
            onClick={() => {
              setAsking(false);
              void datasets.removeForGood(entry);
            }}
          >
            {texts.removeForGood}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
