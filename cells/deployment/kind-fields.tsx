"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { Choices, NumberField, Quiet, TextField, type ChoiceOption } from "@/cells/fields";
import { IconButton } from "@/lib/ui/button";
import { tidy } from "./counted";
import { crewOf } from "./crews";
import { picked, type Kind } from "./kinds";
import { mostCrew } from "./params";
import type { Ground, Rules } from "./rules";
import { texts } from "./texts";

const { kinds: words, what } = texts.view;

/** More than any force has at once. */
const mostUnits = 1_000;

interface KindFieldsProps {
  ground: Ground;
  rules: Rules;
  kind: Kind;
  number: number;
  /** It was added just now. */
  takesFocus: boolean;
  set(kind: Kind): void;
  /** Null for the last one. */
  remove: (() => void) | null;
}

/** One kind of unit. What is emptied stays, and what is wrong with it is said beside the buttons. */
export function KindFields(props: KindFieldsProps) {
  const { ground, rules, kind, number, takesFocus, set, remove } = props;
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (takesFocus) group.current?.querySelector("input")?.select();
  }, [takesFocus]);
  const title = words.one(number, kind.name);
  return (
    <fieldset ref={group} className="flex max-w-5xl items-end gap-2 border-l-2 border-line pl-3">
      <legend className="sr-only">{title}</legend>
      <div className="grid grow items-end gap-x-3 gap-y-2 [grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr))]">
        <TextField
          label={words.name}
          value={kind.name}
          onChange={(name) => set({ ...kind, name: name ?? "" })}
        />
        {ground.shiftNames.map((shift) => (
          <NumberField
            key={shift}
            label={what.units(shift)}
            min={0}
            max={mostUnits}
            value={kind.units[shift] ?? 0}
            onChange={(units) => set({ ...kind, units: { ...kind.units, [shift]: units ?? 0 } })}
          />
        ))}
        <NumberField
          label={what.crew}
          min={1}
          max={mostCrew}
          step={1}
          placeholder={String(tidy(crewOf(ground, rules)))}
          value={kind.officers}
          onChange={(officers) => set({ ...kind, officers })}
        />
        <Beats ground={ground} beats={kind.beats} set={(beats) => set({ ...kind, beats })} />
      </div>
      {remove && <IconButton icon={X} label={words.remove(kind.name || title)} onClick={remove} />}
    </fieldset>
  );
}

interface BeatOption extends ChoiceOption {
  beats: readonly string[];
}

interface BeatsProps {
  ground: Ground;
  beats: Kind["beats"];
  set(beats: Kind["beats"]): void;
}

/** All beats, or those that are ticked; stations tick all of theirs. */
function Beats({ ground, beats, set }: BeatsProps) {
  const id = useId();
  const { beatNames, stationNames, station } = ground;
  const own = new Set(beats ?? beatNames);
  const stations = stationNames.length > 1 ? stationNames : [];
  const options: BeatOption[] = [
    ...stations.map((name, which) => ({
      key: `station ${which}`,
      title: words.station(name),
      beats: beatNames.filter((_, beat) => station[beat] === which),
    })),
    ...beatNames.map((title, beat) => ({ key: `beat ${beat}`, title, beats: [title] })),
  ];
  const summary = !beats
    ? words.allBeats(beatNames.length)
    : beats.length === 0
      ? words.noBeats
      : words.someBeats(beats, beatNames.length);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span id={`${id}-label`} className="text-soft">
        {words.beats}
      </span>
      <Choices
        id={id}
        name={words.beats}
        summary={summary}
        options={options}
        isChosen={({ beats: each }) => each.every((beat) => own.has(beat))}
        onPick={({ beats: each }) => set(picked(beats, each, beatNames))}
        head={
          <div className="flex gap-2 border-b border-line p-1">
            <Quiet onClick={() => set(undefined)}>{words.all}</Quiet>
            <Quiet onClick={() => set([])}>{words.none}</Quiet>
          </div>
        }
      />
    </div>
  );
}
