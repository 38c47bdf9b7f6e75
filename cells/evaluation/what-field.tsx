"use client";

import { useState } from "react";
import { controlClass, Field } from "@/cells/fields";
import { texts } from "./texts";

interface WhatFieldProps {
  value: string | undefined;
  onChange(what: string | undefined): void;
}

/** What was done, in words. Kept here until the field is left: each change runs the cell anew. */
export function WhatField({ value, onChange }: WhatFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const settle = () => {
    if (draft !== null && draft !== (value ?? "")) onChange(draft.trim() || undefined);
    setDraft(null);
  };
  return (
    <Field label={texts.fields.what}>
      {({ id }) => (
        <input
          id={id}
          type="text"
          className={controlClass}
          placeholder={texts.fields.whatPlaceholder}
          value={draft ?? value ?? ""}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={settle}
          onKeyDown={(event) => event.key === "Enter" && settle()}
        />
      )}
    </Field>
  );
}
