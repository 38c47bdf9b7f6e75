"use client";

import { useId } from "react";
import { controlClass } from "@/cells/fields/field";

interface ChooserProps {
  label: string;
  choices: readonly { value: number; title: string }[];
  chosen: number;
  choose(value: number): void;
}

/** Which of many is drawn, on one line above the charts. */
export function Chooser({ label, choices, chosen, choose }: ChooserProps) {
  const id = useId();
  return (
    <div className="flex max-w-md items-center gap-2 text-sm">
      <label htmlFor={id} className="shrink-0 text-soft">
        {label}
      </label>
      <select
        id={id}
        className={controlClass}
        value={chosen}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {choices.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
