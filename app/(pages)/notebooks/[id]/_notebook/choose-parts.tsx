"use client";

import { useId, useState } from "react";
import type { FilePart } from "@/lib/session/datasets";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { texts } from "./texts";

interface ChoosePartsProps {
  file: string;
  parts: readonly FilePart[];
  ticked: readonly FilePart[];
  answer(chosen: readonly FilePart[]): void;
  onClose(): void;
  onClosed(): void;
}

/** Lists longer than this can be filtered. */
const long = 12;

/** Which tables of an archive or a workbook are wanted. */
export function ChooseParts(props: ChoosePartsProps) {
  const { file, parts, ticked: first, answer, onClose, onClosed } = props;
  const [ticked, setTicked] = useState<ReadonlySet<FilePart>>(() => new Set(first));
  const [filter, setFilter] = useState("");
  const form = useId();
  const seen = parts.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  const leave = (chosen: readonly FilePart[]) => {
    onClose();
    answer(chosen);
  };
  const toggle = (part: FilePart) => {
    const next = new Set(ticked);
    if (!next.delete(part)) next.add(part);
    setTicked(next);
  };
  const setSeen = (on: boolean) => {
    const next = new Set(ticked);
    for (const part of seen) {
      if (on) next.add(part);
      else next.delete(part);
    }
    setTicked(next);
  };

  return (
    <Dialog
      open
      title={texts.files.choose(parts.length, file)}
      description={texts.files.chooseHelp}
      onClose={() => leave([])}
      onClosed={onClosed}
    >
      <form
        id={form}
        data-choose-parts
        onSubmit={(event) => {
          event.preventDefault();
          if (ticked.size > 0) leave(parts.filter((part) => ticked.has(part)));
        }}
      >
        <div className="flex h-8 items-center gap-1 text-sm">
          {parts.length > long && (
            <input
              type="search"
              aria-label={texts.files.filter}
              placeholder={texts.files.filter}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
              className="h-7 min-w-0 grow border-b border-line bg-transparent outline-none focus:border-accent"
            />
          )}
          <span className="grow" />
          <Button tone="quiet" className="h-7 px-2" onClick={() => setSeen(true)}>
            {texts.files.all}
          </Button>
          <Button tone="quiet" className="h-7 px-2" onClick={() => setSeen(false)}>
            {texts.files.none}
          </Button>
        </div>
        <ul className="mt-1 max-h-[44vh] overflow-y-auto border-y border-line text-sm">
          {seen.map((part) => (
            <li key={part.part} className="border-b border-line last:border-b-0">
              <label className="flex h-8 cursor-pointer items-center gap-2 px-1 hover:bg-panel">
                <input
                  type="checkbox"
                  className="size-4 shrink-0 accent-accent"
                  checked={ticked.has(part)}
                  onChange={() => toggle(part)}
                />
                <span className="truncate" title={part.part ?? part.name}>
                  {part.name}
                </span>
                <span className="ml-auto shrink-0 pl-2 text-xs text-faint">{part.about}</span>
              </label>
            </li>
          ))}
        </ul>
      </form>
      <div className="mt-4 flex items-center justify-end gap-2">
        <span className="mr-auto text-xs text-soft" aria-live="polite">
          {texts.files.chosen(ticked.size, parts.length)}
        </span>
        <Button onClick={() => leave([])}>{texts.files.leave}</Button>
        <Button type="submit" form={form} tone="accent" disabled={ticked.size === 0} autoFocus>
          {texts.files.add(ticked.size)}
        </Button>
      </div>
    </Dialog>
  );
}
