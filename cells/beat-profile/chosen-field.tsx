"use client";

import { useState } from "react";
import { controlClass, Field } from "@/cells/fields";
import { texts } from "./texts";

interface ChosenFieldProps {
  value: readonly (readonly string[])[] | undefined;
  onChange(chosen: string[][] | undefined): void;
}

/** Beats as text, "Industrial Estate PS / BEAT NO 4; Fort PS"; taken when the field is left. */
export function ChosenField({ value, onChange }: ChosenFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const { chosen, chosenHint, chosenExample } = texts.fields;
  const take = () => {
    if (draft !== null) onChange(chosenOf(draft));
    setDraft(null);
  };
  return (
    <Field label={chosen} hint={chosenHint}>
      {({ id, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          className={controlClass}
          type="text"
          placeholder={chosenExample}
          value={draft ?? (value ?? []).map((names) => names.join(" / ")).join("; ")}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === "Enter") take();
          }}
        />
      )}
    </Field>
  );
}

function chosenOf(text: string): string[][] | undefined {
  const parts = (words: string, at: string) =>
    words
      .split(at)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  const all = parts(text, ";").map((each) => parts(each, "/"));
  return all.length > 0 ? all : undefined;
}
