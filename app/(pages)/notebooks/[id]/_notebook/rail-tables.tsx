"use client";

import { useMemo, useState, type ReactNode } from "react";
import {
  Braces,
  Calendar,
  ChevronRight,
  Clock,
  Hash,
  List,
  Lock,
  Scale,
  ToggleLeft,
  Trash2,
  Type,
  X,
  type LucideIcon,
} from "lucide-react";
import { useSessionState, useSurroundings } from "@/cells/context";
import { guardOf } from "@/cells/people/guard";
import { useNamesShown } from "@/cells/people/shown";
import type { ColumnKind, TableInfo } from "@/lib/engine/engine";
import type { DatasetReference } from "@/lib/notebook/document";
import { Button, IconButton } from "@/lib/ui/button";
import { formatCount } from "@/lib/ui/format";
import { showToast } from "@/lib/ui/toast";
import { reasonOf } from "./actions";
import { HeaderRow } from "./header-row";
import { describeKept } from "./describe-kept";
import { Newer } from "./rail-newer";
import { texts } from "./texts";
import { useActions, useWorkplace } from "./workplace";

const columnIcons: Record<ColumnKind, LucideIcon> = {
  text: Type,
  integer: Hash,
  number: Hash,
  boolean: ToggleLeft,
  date: Calendar,
  timestamp: Clock,
  time: Clock,
  list: List,
  other: Braces,
};

/** A table by name and rows, its columns on demand. */
export function TableEntry({ table, end }: { table: TableInfo; end?: ReactNode }) {
  const [open, setOpen] = useState(false);
  const areShown = useNamesShown();
  const guard = useMemo(() => guardOf(table, areShown), [table, areShown]);
  return (
    <>
      <div className="group/table relative flex h-7 items-center rounded pr-1 hover:bg-panel">
        <button
          type="button"
          aria-expanded={open}
          aria-label={texts.rail.columns(table.name)}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 grow cursor-pointer items-center gap-1 px-1 text-left"
        >
          <ChevronRight
            aria-hidden
            className={`size-3.5 shrink-0 text-faint ${open ? "rotate-90" : ""}`}
          />
          <span className="truncate" title={table.name}>
            {table.name}
          </span>
          <span
            className={`ml-auto pl-2 text-xs whitespace-nowrap text-faint ${end ? "group-focus-within/table:invisible group-hover/table:invisible" : ""}`}
          >
            {formatCount(table.rows)}
          </span>
        </button>
        {end && <div className="absolute right-1">{end}</div>}
      </div>
      {open && (
        <ul className="mb-2 ml-5">
          {table.columns.map((column) => {
            const Icon = columnIcons[column.kind];
            const why = guard.hidden.get(column.name);
            const mark = guard.marked.get(column.name);
            return (
              <li
                key={column.name}
                title={[`${column.name}: ${column.type}`, why, mark].filter(Boolean).join("\n")}
                className="flex h-6 items-center gap-2"
              >
                <Icon aria-hidden className="size-3.5 shrink-0 text-faint" />
                <span className="truncate">{column.name}</span>
                {why && <Lock role="img" aria-label={why} className="size-3 shrink-0 text-faint" />}
                {mark && (
                  <Scale role="img" aria-label={mark} className="size-3 shrink-0 text-warn" />
                )}
                <span className="ml-auto truncate pl-2 text-xs text-faint">
                  {column.type.toLowerCase()}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** Tables of one file are kept together: the first of them asks. */
function firstOfFile(datasets: Readonly<Record<string, DatasetReference>>, name: string): boolean {
  const sha256 = datasets[name]?.sha256;
  if (sha256 === undefined) return true;
  return Object.keys(datasets).find((other) => datasets[other]!.sha256 === sha256) === name;
}

export function DatasetEntry({ name }: { name: string }) {
  const actions = useActions();
  const state = useSessionState((session) => session.datasets[name]);
  const asksToKeep = useSessionState(({ document }) => firstOfFile(document.datasets, name));
  const remove = () => {
    const reference = actions.session.getState().document.datasets[name];
    if (!reference || !actions.apply({ type: "remove-dataset", name })) return;
    showToast({
      tone: "plain",
      text: texts.rail.removed(name),
      action: {
        label: texts.cell.undo,
        run: () => actions.apply({ type: "put-dataset", name, reference }),
      },
    });
  };
  const removeButton = (
    <IconButton
      small
      icon={Trash2}
      label={texts.rail.remove(name)}
      className="opacity-0 group-hover/table:opacity-100 focus-visible:opacity-100"
      onClick={remove}
    />
  );
  if (state?.status === "ready" && state.table)
    return (
      <li>
        <TableEntry table={{ ...state.table, name }} end={removeButton} />
        <Notes name={name} />
        <HeaderRow name={name} />
        <Newer name={name} />
        {!state.kept && asksToKeep && <Keep name={name} />}
      </li>
    );
  return (
    <li>
      <div className="group/table flex h-7 items-center rounded px-1 hover:bg-panel">
        <span className="truncate pl-[18px]">{name}</span>
        <span className="grow" />
        {state?.status === "loading" ? (
          <IconButton
            small
            icon={X}
            label={texts.rail.cancel(name)}
            onClick={() => actions.session.cancelDataset(name)}
          />
        ) : (
          removeButton
        )}
      </div>
      <div className="pr-2 pb-2 pl-6 text-xs leading-4 text-soft">
        {(!state || state.status === "waiting") && texts.rail.waiting}
        {state?.status === "loading" && (
          <Loading
            words={state.progress?.words ?? texts.rail.waiting}
            fraction={state.progress?.fraction ?? null}
          />
        )}
        {state?.status === "failed" && <p className="text-bad">{state.problem}</p>}
        {state?.status === "missing" && <Missing problem={state.problem} />}
      </div>
      <Newer name={name} />
    </li>
  );
}

/** What was decided or left out when the file was read. */
function Notes({ name }: { name: string }) {
  const notes = useSessionState(
    ({ document, datasets }) => document.datasets[name]?.notes ?? datasets[name]?.table?.notes,
  );
  if (!Array.isArray(notes) || notes.length === 0) return null;
  return (
    <details className="mb-1 ml-6 pr-1 text-xs leading-4 text-soft" data-dataset-notes={name}>
      <summary className="cursor-pointer hover:text-ink">{texts.rail.notes(notes.length)}</summary>
      <ul className="mt-1 mb-2 space-y-1">
        {notes.map((note) => (
          <li key={String(note)} className="break-words">
            {String(note)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Loading({ words, fraction }: { words: string; fraction: number | null }) {
  return (
    <>
      <p>{words}</p>
      <progress
        aria-label={words}
        className="mt-1 h-1 w-full accent-accent"
        value={fraction ?? undefined}
        max={1}
      />
    </>
  );
}

function Missing({ problem }: { problem: string | undefined }) {
  const { chooseFiles } = useWorkplace();
  return (
    <>
      <p className="text-warn">{problem ?? texts.rail.missing}</p>
      <button
        type="button"
        className="mt-1 cursor-pointer text-accent hover:underline"
        onClick={chooseFiles}
      >
        {texts.rail.give}
      </button>
    </>
  );
}

function Keep({ name }: { name: string }) {
  const { session } = useActions();
  const { engine } = useSurroundings();
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    try {
      await session.keepDataset(name);
      void describeKept(engine, session, name);
      showToast({ tone: "plain", text: texts.rail.kept(name) });
    } catch (error) {
      showToast({ tone: "bad", text: texts.rail.keepFailed(name, reasonOf(error)) });
    }
    setBusy(false);
  };
  return (
    <div className="mb-2 ml-6 flex items-start gap-2 pr-1 text-xs leading-4 text-soft">
      <p className="grow">{texts.rail.keepHelp}</p>
      <Button className="h-6 shrink-0 px-2 text-xs" disabled={busy} onClick={() => void keep()}>
        {busy ? texts.rail.keeping : texts.rail.keep}
      </Button>
    </div>
  );
}
