"use client";

import { useState } from "react";
import { TextField } from "./plain";

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
    <TextField
      label={label}
      hint={hint}
      placeholder={placeholder}
      value={draft ?? text}
      onChange={(typed = "") => setDraft(typed)}
      onSettle={settle}
    />
  );
}
