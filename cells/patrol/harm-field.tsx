"use client";

import { useId, useMemo, useState } from "react";
import {
  ChoiceField,
  ColumnField,
  type CountedValue,
  NumberField,
  TextField,
  useColumnValues,
} from "@/cells/fields";
import { texts as fieldTexts } from "@/cells/fields/texts";
import { offered } from "@/cells/people/offered";
import { useNamesShown } from "@/cells/people/shown";
import { whole } from "@/cells/words";
import type { TableInfo } from "@/lib/engine/engine";
import { guessTypes, heinousHarm, prisonHarm, type Harm } from "./harm-presets";
import { prisonTerm } from "./prison-terms";
import { texts } from "./texts";

const { harm: words } = texts;

interface HarmFieldProps {
  /** Table of incidents. */
  table: TableInfo | undefined;
  harm: Harm;
  set(harm: Harm): void;
}

type Preset = "alike" | "heinous" | "prison" | "own";

const same = (a: Harm, b: Harm) => JSON.stringify(a) === JSON.stringify(b);

/** What an incident weighs by its type: a preset, or weights of one's own. */
export function HarmField({ table: given, harm, set }: HarmFieldProps) {
  const areShown = useNamesShown();
  const table = useMemo(() => given && offered(given, areShown), [given, areShown]);
  const column = harm?.column ?? (table && guessTypes(table));
  const types = useColumnValues(table, column);
  const heinous = table && heinousHarm(table);
  const guessed = useColumnValues(table, table && guessTypes(table));
  const prison = useMemo(() => {
    const by = table && guessTypes(table);
    return by
      ? prisonHarm(
          by,
          guessed.map(({ value }) => value),
        )
      : undefined;
  }, [table, guessed]);
  const preset: Preset = !harm
    ? "alike"
    : same(harm, heinous)
      ? "heinous"
      : same(harm, prison)
        ? "prison"
        : "own";
  const choose = (next: Preset) => {
    const own = harm ?? (column ? { column, weights: {}, other: 1 } : undefined);
    set({ alike: undefined, heinous, prison, own }[next]);
  };
  const offeredPresets: Preset[] = ["alike"];
  if (heinous) offeredPresets.push("heinous");
  if (prison) offeredPresets.push("prison");
  offeredPresets.push("own");
  return (
    <fieldset className="flex flex-col gap-2">
      <div className="grid gap-x-4 gap-y-3 [grid-template-columns:repeat(auto-fill,minmax(10rem,1fr))]">
        <ChoiceField
          label={words.label}
          value={preset}
          choices={offeredPresets.map((value) => ({ value, title: words.presets[value] }))}
          onChange={choose}
        />
        {harm && (
          <>
            <ColumnField
              label={words.column}
              table={table}
              required
              value={harm.column}
              onChange={(next) => next && set({ column: next, weights: {}, other: harm.other })}
            />
            <NumberField
              label={words.other}
              min={0}
              value={harm.other}
              onChange={(other) => other !== undefined && set({ ...harm, other })}
            />
          </>
        )}
      </div>
      {harm && <p className="max-w-prose text-xs text-faint">{words.note}</p>}
      {harm && <Weights types={types} harm={harm} set={set} showsTerms={preset === "prison"} />}
    </fieldset>
  );
}

interface WeightsProps {
  types: readonly CountedValue[];
  harm: NonNullable<Harm>;
  set(harm: Harm): void;
  showsTerms: boolean;
}

/** A weight a type, the most frequent first; one that is emptied is the weight of every other. */
function Weights({ types, harm, set, showsTerms }: WeightsProps) {
  const [filter, setFilter] = useState<string | undefined>(undefined);
  const wanted = filter?.trim().toLowerCase() ?? "";
  const shown = types.filter(({ value }) => value.toLowerCase().includes(wanted));
  const change = (value: string, weight: number | undefined) => {
    if (weight !== undefined && weight < 0) return;
    const others = Object.entries(harm.weights).filter(([each]) => each !== value);
    const own = weight === undefined ? [] : [[value, weight] as const];
    set({ ...harm, weights: Object.fromEntries([...others, ...own]) });
  };
  return (
    <div className="flex flex-col gap-1">
      {types.length > 8 && (
        <div className="max-w-xs">
          <TextField label={words.filter} value={filter} onChange={setFilter} />
        </div>
      )}
      <div
        className="max-h-64 overflow-auto border-y border-line"
        tabIndex={0}
        role="group"
        aria-label={words.table}
      >
        <table className="w-full text-sm tabular-nums">
          <thead className="text-left text-soft">
            <tr>
              <th className="py-1 font-normal">{words.type}</th>
              <th className="py-1 pl-4 text-right font-normal">{words.count}</th>
              <th className="py-1 pl-4 text-right font-normal">{words.weight}</th>
              {showsTerms && <th className="py-1 pl-4 font-normal">{words.statute}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ value, count }) => (
              <tr key={value} className="border-t border-line">
                <td className="py-0.5">{value}</td>
                <td className="pl-4 text-right text-soft">{whole(count)}</td>
                <td className="w-24 pl-4">
                  <Weight
                    label={words.weightOf(value)}
                    value={harm.weights[value]}
                    other={harm.other}
                    onChange={(weight) => change(value, weight)}
                  />
                </td>
                {showsTerms && (
                  <td className="pl-4 text-soft">{prisonTerm(value)?.statute ?? words.unknown}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="py-1 text-sm text-faint">{words.none}</p>}
      </div>
    </div>
  );
}

interface WeightProps {
  label: string;
  value: number | undefined;
  other: number;
  onChange(weight: number | undefined): void;
}

/** Keeps what is being typed until the field is left: each change runs the cell anew. */
function Weight({ label, value, other, onChange }: WeightProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const noteId = useId();
  const settle = () => {
    if (draft === null) return;
    setDraft(null);
    const weight = draft === "" ? undefined : Number(draft);
    const isTaken = weight === undefined || (Number.isFinite(weight) && weight >= 0);
    setRefused(isTaken ? null : draft);
    if (isTaken && weight !== value) onChange(weight);
  };
  return (
    <>
      <input
        type="number"
        min={0}
        step="any"
        aria-label={label}
        aria-describedby={refused === null ? undefined : noteId}
        className="h-6 w-full rounded border border-line bg-paper px-1 text-right text-ink placeholder:text-faint"
        placeholder={String(other)}
        value={draft ?? value ?? ""}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
      />
      {refused !== null && (
        <p id={noteId} className="text-xs text-bad">
          {fieldTexts.onlyNumbers({ min: 0, isWhole: false }, refused)}
        </p>
      )}
    </>
  );
}
