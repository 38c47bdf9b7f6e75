"use client";

import { type ReactNode, useState } from "react";
import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { controlClass } from "../fields";
import { texts } from "./texts";
import { keyOf, type Option } from "./value";
import type { ControlProps } from "./view";

/** Above this many, choices are searched for rather than scrolled through. */
const searchAbove = 15;
/** Choices drawn at once; the rest is found by typing. */
const mostShown = 200;

const count = (value: number) => value.toLocaleString("en");

/** What goes into the source: dates as they are written there. */
const written = ({ value, key }: Option) => (value instanceof Date ? key : value);

export function Select({ id, name, options, value, onChange }: ControlProps) {
  const chosen = options.find(({ key }) => key === keyOf(value));
  if (options.length === 0) return <span className="text-faint">{texts.waiting}</span>;
  if (options.length > searchAbove) {
    return (
      <Choices
        id={id}
        name={name}
        summary={chosen?.title ?? ""}
        options={options}
        isChosen={(option) => option.key === chosen?.key}
        onPick={(option) => onChange(written(option))}
        closesOnPick
      />
    );
  }
  return (
    <select
      id={id}
      className={`${controlClass} max-w-80`}
      value={chosen?.key ?? ""}
      onChange={(event) => {
        const option = options.find(({ key }) => key === event.target.value);
        if (option) onChange(written(option));
      }}
    >
      {options.map((option) => (
        <option key={option.key} value={option.key}>
          {option.title}
        </option>
      ))}
    </select>
  );
}

export function MultiSelect({ id, name, options, value, onChange }: ControlProps) {
  const keys = new Set((value as unknown[]).map(keyOf));
  const chosen = options.filter(({ key }) => keys.has(key));
  if (options.length === 0) return <span className="text-faint">{texts.waiting}</span>;
  const pick = (option: Option) => {
    const next = options.filter(({ key }) => (key === option.key ? !keys.has(key) : keys.has(key)));
    onChange(next.length === options.length ? undefined : next.map(written));
  };
  const isAll = chosen.length === options.length;
  const some = texts.someChosen(
    count(chosen.length),
    count(options.length),
    chosen.map(({ title }) => title),
  );
  const summary = isAll ? texts.allChosen(count(options.length)) : some;
  return (
    <Choices
      id={id}
      name={name}
      summary={chosen.length === 0 ? texts.noneChosen : summary}
      options={options}
      isChosen={(option) => keys.has(option.key)}
      onPick={pick}
      head={
        <div className="flex gap-2 border-b border-line p-1">
          <Quiet onClick={() => onChange(undefined)}>{texts.all}</Quiet>
          <Quiet onClick={() => onChange([])}>{texts.none}</Quiet>
        </div>
      }
    />
  );
}

function Quiet({ onClick, children }: { onClick(): void; children: ReactNode }) {
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

interface ChoicesProps {
  id: string;
  name: string;
  summary: string;
  options: readonly Option[];
  isChosen(option: Option): boolean;
  onPick(option: Option): void;
  closesOnPick?: boolean;
  head?: ReactNode;
}

/** A button that opens a list to search and tick, by mouse or keys. */
function Choices(props: ChoicesProps) {
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
        aria-labelledby={`${id}-label ${id}`}
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
                </Command.Item>
              ))}
              {found.length > shown.length && (
                <p className="p-2 text-faint">{texts.more(count(found.length - shown.length))}</p>
              )}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
