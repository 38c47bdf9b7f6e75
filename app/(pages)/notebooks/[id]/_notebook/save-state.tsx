"use client";

import { useSyncExternalStore } from "react";
import type { SaveStatus } from "@/lib/session/autosave";
import { texts } from "./texts";
import { useWorkplace } from "./workplace";

export function SaveState() {
  const { autosave } = useWorkplace();
  const status = useSyncExternalStore(autosave.subscribe, autosave.getStatus, autosave.getStatus);
  const wrong = status.kind === "away" || status.kind === "refused" || status.kind === "conflict";
  return (
    <span className="flex min-w-0 items-center gap-2 px-2 text-xs" data-save-state={status.kind}>
      <span
        role="status"
        className={`truncate ${wrong ? "text-warn" : "text-faint"}`}
        title={words(status)}
      >
        {words(status)}
      </span>
      {(status.kind === "away" || status.kind === "refused") && (
        <button
          type="button"
          className="shrink-0 cursor-pointer text-accent hover:underline"
          onClick={() => void autosave.saveNow()}
        >
          {texts.save.retry}
        </button>
      )}
    </span>
  );
}

function words(status: SaveStatus): string {
  return status.kind === "refused" ? texts.save.refused(status.reason) : texts.save[status.kind];
}
