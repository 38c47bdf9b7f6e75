"use client";

import { kinds, kindOf } from "@/cells/registry";
import type { CellGroup } from "@/cells/kind";
import { useSessionState } from "@/cells/context";
import { commands, type CommandGroup, type CommandId } from "@/lib/ui/commands";
import { KeyCaps } from "@/lib/ui/key-caps";
import { Palette, type PaletteGroup, type PaletteProps } from "@/lib/ui/palette";
import { ShortcutSheet } from "@/lib/ui/shortcuts";
import { texts as uiTexts } from "@/lib/ui/texts";
import { ChooseParts } from "./choose-parts";
import { focusCell } from "./focus";
import { usePage, usePageState } from "./page-store";
import { perform } from "./perform";
import { texts } from "./texts";
import { useWorkplace } from "./workplace";

const cellGroups: readonly CellGroup[] = [
  "Data",
  "Code",
  "See",
  "Where",
  "When",
  "Next",
  "Who",
  "Act",
];
const commandGroups: readonly CommandGroup[] = ["Run", "Go", "Cells", "Notebook"];
const jump = "cell:";

export function Overlays() {
  const page = usePage();
  const overlay = usePageState((state) => state.overlay);
  const close = () => page.set({ overlay: null });
  const giveFocusBack = () => {
    const { selected } = page.getState();
    if (selected !== null && document.activeElement === document.body) focusCell(selected);
  };
  const closing = { onClose: close, onClosed: giveFocusBack };
  return (
    <>
      {overlay?.kind === "palette" && <ActionPalette {...closing} />}
      {overlay?.kind === "insert" && <KindPalette index={overlay.index} {...closing} />}
      {overlay?.kind === "parts" && <ChooseParts {...overlay} {...closing} />}
      {overlay?.kind === "keys" && <ShortcutSheet {...closing} />}
    </>
  );
}

type Closing = Pick<PaletteProps, "onClose" | "onClosed">;

function KindPalette({ index, ...closing }: Closing & { index: number }) {
  const { actions } = useWorkplace();
  const groups = cellGroups
    .map((title) => ({
      title,
      items: kinds
        .filter((kind) => kind.group === title)
        .map((kind) => ({ id: kind.kind, title: kind.title, detail: kind.question })),
    }))
    .filter((group) => group.items.length > 0);
  return (
    <Palette
      title={texts.insert.title}
      placeholder={texts.insert.placeholder}
      nothing={texts.insert.nothing}
      groups={groups}
      {...closing}
      onChoose={(kind) => actions.insert(kind, index)}
    />
  );
}

function ActionPalette(closing: Closing) {
  const workplace = useWorkplace();
  const document = useSessionState((state) => state.document);
  const actionGroups = commandGroups.map((title) => ({
    title,
    items: commands
      .filter((command) => command.group === title && command.id !== "palette")
      .map((command) => ({
        id: command.id,
        title: command.title,
        end: command.keys[0] && <KeyCaps keys={command.keys[0]} />,
      })),
  }));
  const cells: PaletteGroup = {
    title: texts.goToCell,
    items: document.order.flatMap((id) => {
      const cell = document.cells[id];
      const firstLine = cell?.source.trim().split("\n")[0] ?? "";
      if (!cell || (!cell.name && !firstLine)) return [];
      const kind = kindOf(cell.kind)?.title ?? cell.kind;
      return [{ id: jump + id, title: cell.name ?? firstLine.replace(/^#+\s*/, ""), detail: kind }];
    }),
  };
  return (
    <Palette
      title={uiTexts.palette.title}
      placeholder={uiTexts.palette.placeholder}
      nothing={uiTexts.palette.nothing}
      groups={[...actionGroups, cells]}
      {...closing}
      onChoose={(id) => {
        if (id.startsWith(jump)) workplace.actions.select(id.slice(jump.length));
        else perform(id as CommandId, workplace);
      }}
    />
  );
}
