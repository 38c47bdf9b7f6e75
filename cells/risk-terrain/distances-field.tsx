"use client";

import { useState } from "react";
import { Field, controlClass } from "@/cells/fields/field";
import { texts } from "./texts";

const { fields } = texts;

interface DistancesFieldProps {
  value: readonly number[] | undefined;
  onChange(value: number[] | undefined): void;
}

/** Metres, with commas between them: "100, 200, 300". What is no list of lengths is not taken over. */
export function DistancesField({ value, onChange }: DistancesFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Field label={`${fields.distances} (m)`} hint={fields.distancesHint}>
      {({ id, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          className={controlClass}
          type="text"
          inputMode="numeric"
          value={draft ?? value?.join(", ") ?? ""}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => {
            if (draft === null) return;
            const given = draft.split(/[\s,;]+/).filter((part) => part !== "");
            const metres = given.map(Number);
            const isList = metres.every((each) => each > 0 && each <= 50_000) && metres.length <= 8;
            if (isList) onChange(metres.length === 0 ? undefined : metres);
            setDraft(null);
          }}
        />
      )}
    </Field>
  );
}
