"use client";

import { useId } from "react";
import { controlClass } from "@/cells/fields";
import type { ProfileView } from "./view-data";
import { texts } from "./texts";

interface ChooserProps {
  beats: ProfileView["beats"];
  by: readonly string[];
  choose(names: readonly string[]): void;
}

const every = "";

/** Which beat is shown: station and beat, or a station with all of its beats. */
export function BeatChooser({ beats: { values, chosen }, by, choose }: ChooserProps) {
  const first = values[chosen[0]!]!;
  const stations = [...new Set(values.map(([station]) => station!))];
  const own = values.filter(([station]) => station === first[0]);
  return (
    <>
      <Select
        label={by[0]!}
        value={first[0]!}
        choices={stations.map((name) => ({ value: name, title: name }))}
        onChange={(station) => choose([station])}
      />
      {by.length > 1 && (
        <Select
          label={by[1]!}
          value={chosen.length === 1 ? first[1]! : every}
          choices={[
            { value: every, title: texts.everyBeat },
            ...own.map(([, beat]) => ({ value: beat!, title: beat! })),
          ]}
          onChange={(beat) => choose(beat === every ? [first[0]!] : [first[0]!, beat])}
        />
      )}
    </>
  );
}

interface SelectProps {
  label: string;
  value: string;
  choices: readonly { value: string; title: string }[];
  onChange(value: string): void;
}

function Select({ label, value, choices, onChange }: SelectProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-2 text-sm">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <select
        id={id}
        className={`${controlClass} max-w-64`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map(({ value: each, title }) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
    </span>
  );
}
