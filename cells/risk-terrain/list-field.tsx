"use client";

import { useState } from "react";
import { Field, controlClass } from "@/cells/fields/field";

interface ListFieldProps<Value> {
  label: string;
  hint: string;
  value: readonly Value[] | undefined;
  /** A part between commas as a value; null for what is none, and then nothing is taken over. */
  read(part: string): Value | null;
  /** So many values at most. */
  most: number;
  onChange(value: Value[] | undefined): void;
}

/** Values with commas between them, taken over when the field is left. */
export function ListField<Value extends string | number>(props: ListFieldProps<Value>) {
  const { label, hint, value, read, most, onChange } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const leave = () => {
    if (draft === null) return;
    const parts = draft.split(",").map((part) => part.trim());
    const values = parts.filter((part) => part !== "").map(read);
    const known = values.filter((each) => each !== null);
    if (known.length === values.length && known.length <= most) {
      onChange(known.length === 0 ? undefined : known);
    }
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
          value={draft ?? value?.join(", ") ?? ""}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={leave}
        />
      )}
    </Field>
  );
}

/** A length in metres. */
export const readMetres = (part: string): number | null => {
  const metres = Number(part);
  return metres > 0 && metres <= 50_000 ? metres : null;
};
