"use client";

import { useEffect, useState, type ReactNode } from "react";
import { useSessionState } from "@/cells/context";
import type { CellOptions } from "@/lib/notebook/document";
import type { CellState } from "@/lib/session/kind";
import { formatDuration } from "@/lib/ui/format";
import { texts } from "./texts";
import { useActions } from "./workplace";

const tones = { warn: "text-warn", bad: "text-bad", accent: "text-accent", quiet: "text-faint" };

function Badge({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={`flex items-center gap-1 whitespace-nowrap ${tones[tone]}`}>
      {tone !== "quiet" && <span aria-hidden className="size-1.5 rounded-full bg-current" />}
      {children}
    </span>
  );
}

/** How the cell stands, in words. */
export function CellBadges({ options, state }: { options: CellOptions; state: CellState }) {
  const notebookAuto = useSessionState((session) => session.document.auto);
  const own = options.auto;
  return (
    <span className="flex min-w-0 items-center gap-3" role="status">
      {own !== undefined && own !== notebookAuto && (
        <Badge tone="quiet">{own ? texts.badge.automatic : texts.badge.manual}</Badge>
      )}
      {state.stale && state.status !== "running" && state.status !== "queued" && (
        <Badge tone="warn">{texts.badge.stale}</Badge>
      )}
      {state.status === "queued" && <Badge tone="accent">{texts.badge.queued}</Badge>}
      {state.status === "failed" && <Badge tone="bad">{texts.badge.failed}</Badge>}
      {state.status === "cancelled" && <Badge tone="warn">{texts.badge.cancelled}</Badge>}
      {state.status === "running" && <Running state={state} />}
      {state.status === "blocked" && state.blockedBy && <Blocked by={state.blockedBy} />}
    </span>
  );
}

function Blocked({ by }: { by: NonNullable<CellState["blockedBy"]> }) {
  const actions = useActions();
  const { id } = by;
  return (
    <Badge tone="warn">
      {texts.badge.blocked}
      {id === null ? (
        <span>{by.name}</span>
      ) : (
        <button
          type="button"
          title={by.why}
          className="cursor-pointer underline"
          onClick={() => actions.select(id)}
        >
          {by.name}
        </button>
      )}
      <span className="truncate text-faint">{by.why}</span>
    </Badge>
  );
}

function Running({ state }: { state: CellState }) {
  const { startedAt, progress } = state;
  const fraction = progress?.fraction;
  return (
    <Badge tone="accent">
      {texts.badge.running}
      {startedAt !== undefined && <Elapsed since={startedAt} />}
      {progress && <span className="truncate text-soft">{progress.words}</span>}
      {fraction != null && <span>{Math.round(fraction * 100)} %</span>}
    </Badge>
  );
}

/** Whole seconds from the first second on. */
function Elapsed({ since }: { since: number }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = () => setSeconds(Math.floor((Date.now() - since) / 1000));
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [since]);
  return seconds < 1 ? null : (
    <span>{seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000)}</span>
  );
}
