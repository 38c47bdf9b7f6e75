"use client";

import { type ReactNode, useState } from "react";
import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { controlClass } from "./field";
import { texts } from "./texts";

/** Above this many, choices are searched for rather than scrolled through. */
export const searchAbove = 15;
/** Choices drawn at once; the rest is found by typing. */
const mostShown = 200;

export interface ChoiceOption {
  key: string;
  title: string;
  /** Behind the title: how many. */
  aside?: string;
}

interface ChoicesProps<Option extends ChoiceOption> {
  id: string;
  /** Labels it; `${id}-label` where there is none. */
  labelledBy?: string;
  name: string;
  summary: string;
  options: readonly Option[];
  isChosen(option: Option): boolean;
  onPick(option: Option): void;
  closesOnPick?: boolean;
  head?: ReactNode;
}

/** A button that opens a list to search and tick, by mouse or keys. */
export function Choices<Option extends ChoiceOption>(props: ChoicesProps<Option>) {
  const { id, name, summary, options, isChosen, onPick, closesOnPick, head } = props;
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const letters = search.trim().toLowerCase();
  const found = letters
    ? options.filter(({ title }) => title.toLowerCase().includes(letters))
    : options;
  const shown = found.slice(0, mostShown);
  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setSearch("");
      }}
    >
      <Popover.Trigger
        id={id}
        aria-labelledby={`${props.labelledBy ?? `${id}-label`} ${id}`}
        className={`${controlClass} flex max-w-96 items-center justify-between gap-2 text-left`}
      >
        <span className="truncate">{summary}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-soft" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-80 rounded-md border border-line bg-paper text-sm text-ink shadow-lg"
        >
          {head}
          <Command shouldFilter={false} label={name}>
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={texts.search}
              aria-label={texts.search}
              className={
                options.length > searchAbove
                  ? "h-8 w-full border-b border-line bg-transparent px-3"
                  : "sr-only"
              }
            />
            <Command.List className="max-h-72 overflow-y-auto p-1" aria-label={texts.choices}>
              <Command.Empty className="p-2 text-faint">{texts.nothingFound}</Command.Empty>
              {shown.map((option) => (
                <Command.Item
                  key={option.key}
                  value={option.key}
                  aria-checked={isChosen(option)}
                  className="flex h-7 items-center gap-2 rounded px-2 data-[selected=true]:bg-accent-wash"
                  onSelect={() => {
                    onPick(option);
                    if (closesOnPick) setOpen(false);
                  }}
                >
                  <Check
                    aria-hidden
                    className={`size-4 ${isChosen(option) ? "text-accent" : "invisible"}`}
                  />
                  <span className="truncate">{option.title}</span>
                  {option.aside && (
                    <span className="ml-auto text-soft tabular-nums">{option.aside}</span>
                  )}
                </Command.Item>
              ))}
              {found.length > shown.length && (
                <p className="p-2 text-faint">
                  {texts.moreChoices((found.length - shown.length).toLocaleString("en"))}
                </p>
              )}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A button above the choices: all, none. */
export function Quiet({ onClick, children }: { onClick(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="rounded px-2 py-1 text-accent hover:bg-panel"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
