"use client";

import { type ReactNode, useRef } from "react";
import { Command } from "cmdk";
import { rankOf } from "./palette-rank";
import { Dialog } from "radix-ui";

export interface PaletteItem {
  id: string;
  title: string;
  /** Searched too, shown small behind the title. */
  detail?: string;
  /** Shown at the right end. */
  end?: ReactNode;
}

export interface PaletteGroup {
  title: string;
  items: readonly PaletteItem[];
}

export interface PaletteProps {
  title: string;
  placeholder: string;
  nothing: string;
  groups: readonly PaletteGroup[];
  onClose(): void;
  /** The palette is gone, and the focus is nobody's. */
  onClosed(): void;
  /** Called after `onClosed`. */
  onChoose(id: string): void;
}

/** A list that is searched by typing, open while it stands: all actions, or all kinds of cell. */
export function Palette(props: PaletteProps) {
  const chosen = useRef<string | null>(null);
  const choose = (id: string) => {
    chosen.current = id;
    props.onClose();
  };
  const afterClose = () => {
    const id = chosen.current;
    chosen.current = null;
    props.onClosed();
    if (id !== null) props.onChoose(id);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ink/25" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={afterClose}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-paper text-ink shadow-xl outline-none!"
        >
          <Dialog.Title className="sr-only">{props.title}</Dialog.Title>
          <Command label={props.title} loop filter={rankOf}>
            <Command.Input
              autoFocus
              placeholder={props.placeholder}
              className="h-12 w-full border-b border-line bg-transparent px-4 outline-none! placeholder:text-faint"
            />
            <Command.List className="max-h-[56vh] overflow-y-auto p-2">
              <Command.Empty className="p-4 text-sm text-soft">{props.nothing}</Command.Empty>
              {props.groups.map((group) => (
                <Command.Group
                  key={group.title}
                  heading={group.title}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint"
                >
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.id}
                      value={item.id}
                      keywords={[item.title, item.detail ?? "", group.title]}
                      onSelect={() => choose(item.id)}
                      className="flex cursor-default items-center gap-3 rounded px-2 py-1.5 text-sm data-[selected=true]:bg-accent-wash"
                    >
                      <span className="shrink-0">{item.title}</span>
                      <span className="grow truncate text-soft">{item.detail}</span>
                      {item.end}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
