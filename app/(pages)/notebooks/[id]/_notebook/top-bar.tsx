"use client";

import Link from "next/link";
import {
  ChevronDown,
  Download,
  FilePlus,
  History,
  Keyboard,
  MoreHorizontal,
  PanelLeft,
  Play,
  Redo2,
  Search,
  Square,
  Undo2,
} from "lucide-react";
import { useSessionState } from "@/cells/context";
import { Button, IconButton } from "@/lib/ui/button";
import type { CommandId } from "@/lib/ui/commands";
import { formatBytes } from "@/lib/ui/format";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/lib/ui/menu";
import { ThemeMenu } from "@/lib/ui/theme-menu";
import { perform } from "./perform";
import { SaveState } from "./save-state";
import { texts } from "./texts";
import { Title } from "./title";
import { useActions, useWorkplace } from "./workplace";

export function TopBar() {
  const workplace = useWorkplace();
  const { session } = workplace.actions;
  const canUndo = useSessionState((state) => state.canUndo);
  const canRedo = useSessionState((state) => state.canRedo);
  const act = (command: CommandId) => () => void perform(command, workplace);
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-3">
      <IconButton icon={PanelLeft} label={texts.top.rail} onClick={act("rail")} />
      <Link
        href="/library"
        className="rounded px-2 py-1 text-sm text-soft hover:bg-panel hover:text-ink"
      >
        {texts.top.library}
      </Link>
      <span aria-hidden className="text-faint">
        /
      </span>
      <Title />
      <SaveState />
      <div className="grow" />
      <Memory />
      <IconButton
        icon={Undo2}
        label={texts.top.undo}
        disabled={!canUndo}
        onClick={() => session.undo()}
      />
      <IconButton
        icon={Redo2}
        label={texts.top.redo}
        disabled={!canRedo}
        onClick={() => session.redo()}
      />
      <AutoSwitch />
      <RunMenu />
      <ThemeMenu />
      <Menu align="end" trigger={<IconButton icon={MoreHorizontal} label={texts.top.more} />}>
        <MenuItem icon={FilePlus} onSelect={act("add-file")}>
          {texts.top.addFile}
        </MenuItem>
        <MenuItem icon={Download} onSelect={act("export")}>
          {texts.top.export}
        </MenuItem>
        <MenuItem icon={History} onSelect={act("revisions")}>
          {texts.top.revisions}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={Search} hint="Ctrl K" onSelect={act("palette")}>
          {texts.top.palette}
        </MenuItem>
        <MenuItem icon={Keyboard} hint="?" onSelect={act("shortcuts")}>
          {texts.top.keys}
        </MenuItem>
      </Menu>
    </header>
  );
}

function Memory() {
  const engine = useSessionState((state) => state.engine);
  const memory = useSessionState((state) => state.memory);
  if (engine === "starting")
    return <span className="px-2 text-xs text-faint">{texts.top.engineStarting}</span>;
  if (typeof engine === "object")
    return (
      <span role="alert" title={engine.failed} className="px-2 text-xs text-bad">
        {texts.top.engineFailed}
      </span>
    );
  if (!memory) return null;
  const tight = memory.usedBytes > 0.85 * memory.limitBytes;
  return (
    <span
      title={texts.top.memoryTitle}
      className={`px-2 text-xs whitespace-nowrap max-lg:hidden ${tight ? "text-warn" : "text-faint"}`}
    >
      {texts.top.memory(formatBytes(memory.usedBytes), formatBytes(memory.limitBytes))}
    </span>
  );
}

function AutoSwitch() {
  const actions = useActions();
  const auto = useSessionState((state) => state.document.auto);
  return (
    <Menu
      align="end"
      trigger={
        <Button tone="quiet" title={auto ? texts.auto.onHelp : texts.auto.offHelp}>
          {auto ? texts.auto.on : texts.auto.off}
          <ChevronDown aria-hidden className="size-3" />
        </Button>
      }
    >
      <MenuChoice
        label={texts.auto.label}
        value={auto ? "on" : "off"}
        options={[
          { value: "on", label: `${texts.auto.on}: ${texts.auto.onHelp.toLowerCase()}` },
          { value: "off", label: `${texts.auto.off}: ${texts.auto.offHelp.toLowerCase()}` },
        ]}
        onChange={(value) => actions.setNotebookAuto(value === "on")}
      />
    </Menu>
  );
}

function RunMenu() {
  const { session } = useActions();
  const busy = useSessionState((state) => state.busy);
  return (
    <div className="flex">
      <Menu
        align="end"
        trigger={
          <Button tone="accent" icon={Play}>
            {texts.top.run}
            {busy > 0 && <span className="opacity-80">· {texts.top.busy(busy)}</span>}
            <ChevronDown aria-hidden className="size-3" />
          </Button>
        }
      >
        <MenuItem icon={Play} hint="R" onSelect={() => session.runStale()}>
          {texts.top.runStale}
        </MenuItem>
        <MenuItem onSelect={() => session.runAll()}>{texts.top.runAll}</MenuItem>
        <MenuItem icon={Square} disabled={busy === 0} onSelect={() => session.stopAll()}>
          {texts.top.stopAll}
        </MenuItem>
      </Menu>
    </div>
  );
}
