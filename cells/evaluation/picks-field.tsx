"use client";

import { useId } from "react";
import { Choices, type ChoiceOption, Quiet } from "@/cells/fields";
import { texts } from "./texts";

interface PicksFieldProps {
  label: string;
  hint?: string;
  options: readonly ChoiceOption[];
  value: readonly string[];
  /** What nothing chosen means. */
  empty: string;
  onChange(value: string[] | undefined): void;
}

/** Several of many: a button that opens a list to search and tick, by mouse or keys. */
export function PicksField({ label, hint, options, value, empty, onChange }: PicksFieldProps) {
  const id = useId();
  const known = new Set(options.map(({ key }) => key));
  // What is written but not there stays to be taken away.
  const all = [
    ...value.filter((each) => !known.has(each)).map((key) => ({ key, title: key })),
    ...options,
  ];
  const pick = ({ key }: ChoiceOption) => {
    const next = value.includes(key) ? value.filter((each) => each !== key) : [...value, key];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm">
      <span id={`${id}-label`} className="text-soft">
        {label}
      </span>
      <Choices
        id={id}
        name={label}
        summary={value.length === 0 ? empty : texts.fields.chosen(value)}
        options={all}
        isChosen={({ key }) => value.includes(key)}
        onPick={pick}
        head={
          <div className="flex gap-2 border-b border-line p-1">
            <Quiet onClick={() => onChange(undefined)}>{texts.fields.clear}</Quiet>
          </div>
        }
      />
      {hint && <p className="text-xs text-faint">{hint}</p>}
    </div>
  );
}
