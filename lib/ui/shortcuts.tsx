"use client";

import { commands, type CommandGroup } from "./commands";
import { Dialog } from "./dialog";
import { KeyCaps } from "./key-caps";
import { texts } from "./texts";

const groups: readonly CommandGroup[] = ["Run", "Go", "Cells", "Notebook"];

interface ShortcutSheetProps {
  onClose(): void;
  onClosed(): void;
}

export function ShortcutSheet({ onClose, onClosed }: ShortcutSheetProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      onClosed={onClosed}
      wide
      title={texts.shortcuts.title}
      description={texts.shortcuts.intro}
    >
      <div className="columns-1 gap-8 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-xs font-medium text-faint">{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group && command.keys.length > 0)
                .map((command) => (
                  <div
                    key={command.id}
                    className="flex items-center justify-between gap-4 border-b border-line py-1 text-sm"
                  >
                    <dt>{command.title}</dt>
                    <dd className="flex gap-2">
                      {command.keys.map((keys) => (
                        <KeyCaps key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
