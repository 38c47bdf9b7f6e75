"use client";

import { X } from "lucide-react";
import { useCatalog } from "@/cells/context";
import { Field, controlClass } from "@/cells/fields";
import { IconButton } from "@/lib/ui/button";
import { fileIdsOf, mappingOf, type ModelParams, type ModelReading, recipesOf } from "./params";
import { texts } from "./texts";

const words = texts.form;

/** Wider than the fields of other cells: publishers and files have long names. */
export const wideGrid =
  "grid gap-x-4 gap-y-3 [grid-template-columns:repeat(auto-fill,minmax(20rem,1fr))]";

interface DataFieldsProps {
  reading: ModelReading;
  onChange(data: ModelParams["data"]): void;
}

/** The tables that are read: one list, or one for each file of a source of several. */
export function DataFields({ reading, onChange }: DataFieldsProps) {
  const { from, table } = reading;
  const mapping = mappingOf(reading, useCatalog());
  const ids = fileIdsOf(from, table);
  const [first] = ids;
  const isOne = ids.length === 1;
  const needed = new Set(
    from ? recipesOf(from, table).flatMap((recipe) => [recipe.from, ...(recipe.needs ?? [])]) : ids,
  );
  const change = (id: string, names: readonly string[]) => {
    const data = Object.fromEntries(
      Object.entries({ ...mapping.data, [id]: names }).filter(([, list]) => list.length > 0),
    );
    const isPlain = isOne || (Object.keys(data).join() === first && from !== null);
    onChange(isPlain ? shortest(data[first!] ?? []) : mapValues(data, shortest));
  };
  return (
    <div role="group" aria-label={words.data} className={wideGrid}>
      {ids.map((id) => (
        <TablesField
          key={id}
          label={isOne ? words.data : (from?.files.find((file) => file.id === id)?.title ?? id)}
          names={mapping.data[id] ?? []}
          isNeeded={needed.has(id)}
          onChange={(names) => change(id, names)}
        />
      ))}
    </div>
  );
}

interface TablesFieldProps {
  label: string;
  names: readonly string[];
  isNeeded: boolean;
  onChange(names: readonly string[]): void;
}

function TablesField({ label, names, isNeeded, onChange }: TablesFieldProps) {
  const catalog = useCatalog();
  const others = catalog.filter(({ name }) => !names.includes(name));
  const isEmpty = names.length === 0;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Field label={label} {...(!isEmpty && { hint: words.addDataHelp })}>
        {({ id, describedBy }) => (
          <>
            {names.map((name) => (
              <span key={name} className="flex h-7 items-center gap-1 text-ink">
                <span className="truncate" title={name}>
                  {catalog.some((table) => table.name === name) ? name : words.missing(name)}
                </span>
                <IconButton
                  small
                  icon={X}
                  label={words.remove(name)}
                  onClick={() => onChange(names.filter((other) => other !== name))}
                />
              </span>
            ))}
            <select
              id={id}
              aria-describedby={describedBy}
              className={`${controlClass} ${isEmpty ? "" : "text-soft"}`}
              value=""
              onChange={(event) => onChange([...names, event.target.value])}
            >
              <option value="">
                {isEmpty ? (isNeeded ? words.chooseTable : words.optional) : words.addData}
              </option>
              {others.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </>
        )}
      </Field>
    </div>
  );
}

const shortest = (names: readonly string[]): string | string[] =>
  names.length === 1 ? names[0]! : [...names];

const mapValues = <From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
