"use client";

import { useState } from "react";
import { controlClass, Field } from "./field";

interface SettledFieldProps {
  label: string;
  hint?: string;
  /** As it is written in the field. */
  text: string;
  placeholder?: string;
  onSettle(text: string): void;
}

/** A text that is taken over with Enter or when the field is left: each change runs the cell anew. */
export function SettledField({ label, hint, text, placeholder, onSettle }: SettledFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const settle = () => {
    if (draft !== null && draft !== text) onSettle(draft);
    setDraft(null);
  };
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          className={controlClass}
          type="text"
          placeholder={placeholder}
          value={draft ?? text}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={settle}
          onKeyDown={(event) => event.key === "Enter" && settle()}
        />
      )}
    </Field>
  );
}
