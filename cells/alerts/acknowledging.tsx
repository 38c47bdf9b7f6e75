"use client";

import { useState, type FormEvent } from "react";
import { controlClass } from "@/cells/fields/field";
import { texts } from "./texts";
import type { Listed } from "./view-data";

interface AcknowledgingProps {
  row: Listed;
  isWriting: boolean;
  onWrite(isWriting: boolean): void;
  onAcknowledge(note: string | null): void;
}

const button = "rounded border border-line px-2 py-0.5 whitespace-nowrap hover:bg-panel";

/** Marks an alert as looked at, with a note, or takes that back. */
export function Acknowledging({ row, isWriting, onWrite, onAcknowledge }: AcknowledgingProps) {
  const [note, setNote] = useState("");
  if (row.note !== null) {
    return (
      <button
        className={button}
        aria-label={texts.undoOf(row.name)}
        onClick={() => onAcknowledge(null)}
      >
        {texts.undo}
      </button>
    );
  }
  if (!isWriting) {
    return (
      <button
        className={button}
        aria-label={texts.acknowledgeOf(row.name)}
        onClick={() => onWrite(true)}
      >
        {texts.acknowledge}
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onWrite(false);
    onAcknowledge(note.trim());
  };
  return (
    <form className="flex items-center gap-1" onSubmit={submit}>
      <input
        autoFocus
        aria-label={texts.notePrompt}
        placeholder={texts.notePrompt}
        className={`${controlClass} w-44`}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") onWrite(false);
        }}
      />
      <button className={button}>{texts.save}</button>
    </form>
  );
}
