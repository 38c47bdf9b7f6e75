"use client";

import { memo } from "react";
import {
  ArrowDown,
  ArrowUp,
  BookOpen,
  ChevronsDownUp,
  ChevronsUpDown,
  Code,
  Copy,
  MoreHorizontal,
  Pencil,
  Pin,
  Trash2,
} from "lucide-react";
import { useSessionState } from "@/cells/context";
import type { CellKind } from "@/cells/kind";
import { IconButton } from "@/lib/ui/button";
import { formatCount, formatDuration } from "@/lib/ui/format";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/lib/ui/menu";
import type { CellId, CellOptions, Name } from "@/lib/notebook/document";
import type { CellState } from "@/lib/session/kind";
import { CellBadges } from "./cell-badges";
import { CellName } from "./cell-name";
import { usePage } from "./page-store";
import { texts } from "./texts";
import { useActions } from "./workplace";

interface CellHeaderProps {
  id: CellId;
  name: Name | null;
  kindName: string;
  options: CellOptions;
  state: CellState;
  kind: CellKind | undefined;
  open: boolean;
}

/**
 * One quiet line above the cell, always there, so that nothing moves when its controls appear.
 * It is given everything but the source, so typing does not draw it anew.
 */
export const CellHeader = memo(function CellHeader(props: CellHeaderProps) {
  const { id, name, kindName, options, state, kind, open } = props;
  const page = usePage();
  const isText = kindName === "text";
  const isForm = kind !== undefined && !kind.code;
  const seen =
    "opacity-0 group-hover/cell:opacity-100 group-focus-within/cell:opacity-100 group-focus/cell:opacity-100 has-data-[state=open]:opacity-100";
  const rows = state.result?.table?.rows;
  return (
    <div className="flex h-6 items-center gap-2 text-xs text-faint">
      <div className={`flex min-w-0 items-center gap-2 ${isText ? seen : ""}`}>
        <CellName id={id} name={name} isText={isText} />
        <span className={`whitespace-nowrap ${name === null ? "-order-1" : ""}`}>
          {kind?.title ?? kindName}
        </span>
      </div>
      <CellBadges options={options} state={state} />
      <div className="grow" />
      {!isText && rows !== undefined && (
        <span className="whitespace-nowrap">{texts.cell.rows(formatCount(rows))}</span>
      )}
      {!isText && state.milliseconds !== undefined && state.status !== "running" && (
        <span className="whitespace-nowrap">{formatDuration(state.milliseconds)}</span>
      )}
      <div className={`absolute top-0 -right-14 flex items-center ${seen}`}>
        <IconButton
          small
          icon={open && !isText ? ChevronsDownUp : isForm ? Pencil : ChevronsUpDown}
          label={editLabel(open, isForm)}
          aria-expanded={open}
          onClick={() => page.setOpen(id, !open)}
        />
        <CellMenu id={id} options={options} kind={kind} isText={isText} />
      </div>
    </div>
  );
});

interface CellMenuProps {
  id: CellId;
  options: CellOptions;
  kind: CellKind | undefined;
  isText: boolean;
}

function CellMenu({ id, options, kind, isText }: CellMenuProps) {
  const actions = useActions();
  const { session, page } = actions;
  const auto = useSessionState((state) => state.document.auto);
  const own = options.auto;
  const keptOpen = options.folded === false;
  return (
    <Menu align="end" trigger={<IconButton small icon={MoreHorizontal} label={texts.cell.menu} />}>
      <MenuItem onSelect={() => session.runAbove(id)}>{texts.cell.runAbove}</MenuItem>
      <MenuItem onSelect={() => session.runBelow(id)}>{texts.cell.runBelow}</MenuItem>
      <MenuChoice
        label={texts.auto.label}
        value={own === undefined ? "as" : own ? "on" : "off"}
        options={[
          {
            value: "as",
            label: `${texts.auto.asNotebook} (${(auto ? texts.auto.on : texts.auto.off).toLowerCase()})`,
          },
          { value: "on", label: texts.auto.on },
          { value: "off", label: texts.auto.off },
        ]}
        onChange={(value) =>
          actions.apply({
            type: "set-options",
            id,
            options: { auto: value === "as" ? undefined : value === "on" },
          })
        }
      />
      <MenuLine />
      {kind && kind.note !== "" && (
        <MenuItem
          icon={BookOpen}
          hint="H"
          onSelect={() => page.set({ panel: { kind: "note", id } })}
        >
          {texts.cell.note}
        </MenuItem>
      )}
      {kind?.toCode && (
        <MenuItem icon={Code} onSelect={() => actions.toCode(id)}>
          {texts.cell.toCode}
        </MenuItem>
      )}
      {!isText && (
        <MenuItem
          icon={Pin}
          onSelect={() =>
            actions.apply({
              type: "set-options",
              id,
              options: { folded: keptOpen ? undefined : false },
            })
          }
        >
          {keptOpen ? texts.cell.foldAtOpening : texts.cell.alwaysOpen}
        </MenuItem>
      )}
      <MenuItem icon={ArrowUp} hint="Alt ↑" onSelect={() => actions.moveBy(id, -1)}>
        {texts.cell.moveUp}
      </MenuItem>
      <MenuItem icon={ArrowDown} hint="Alt ↓" onSelect={() => actions.moveBy(id, 1)}>
        {texts.cell.moveDown}
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => actions.duplicate(id)}>
        {texts.cell.duplicate}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} tone="bad" hint="D D" onSelect={() => actions.delete(id)}>
        {texts.cell.delete}
      </MenuItem>
    </Menu>
  );
}

const editLabel = (open: boolean, isForm: boolean): string => {
  const { edit, closeForm, showCode, foldCode } = texts.cell;
  if (isForm) return open ? closeForm : edit;
  return open ? foldCode : showCode;
};
