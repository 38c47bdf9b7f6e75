"use client";

import { Choices, controlClass, Quiet, searchAbove } from "../fields";
import { texts } from "./texts";
import { keyOf, type Option } from "./value";
import type { ControlProps } from "./view";

const count = (value: number) => value.toLocaleString("en");

/** What goes into the source: dates as they are written there. */
const written = ({ value, key }: Option) => (value instanceof Date ? key : value);

export function Select({ id, name, options, value, onChange }: ControlProps) {
  const chosen = options.find(({ key }) => key === keyOf(value));
  if (options.length === 0) return <span className="text-faint">{texts.waiting}</span>;
  if (options.length > searchAbove) {
    return (
      <Choices
        id={id}
        name={name}
        summary={chosen?.title ?? ""}
        options={options}
        isChosen={(option) => option.key === chosen?.key}
        onPick={(option) => onChange(written(option))}
        closesOnPick
      />
    );
  }
  return (
    <select
      id={id}
      className={`${controlClass} max-w-80`}
      value={chosen?.key ?? ""}
      onChange={(event) => {
        const option = options.find(({ key }) => key === event.target.value);
        if (option) onChange(written(option));
      }}
    >
      {options.map((option) => (
        <option key={option.key} value={option.key}>
          {option.title}
        </option>
      ))}
    </select>
  );
}

export function MultiSelect({ id, name, options, value, onChange }: ControlProps) {
  const keys = new Set((value as unknown[]).map(keyOf));
  const chosen = options.filter(({ key }) => keys.has(key));
  if (options.length === 0) return <span className="text-faint">{texts.waiting}</span>;
  const pick = (option: Option) => {
    const next = options.filter(({ key }) => (key === option.key ? !keys.has(key) : keys.has(key)));
    onChange(next.length === options.length ? undefined : next.map(written));
  };
  const isAll = chosen.length === options.length;
  const some = texts.someChosen(
    count(chosen.length),
    count(options.length),
    chosen.map(({ title }) => title),
  );
  const summary = isAll ? texts.allChosen(count(options.length)) : some;
  return (
    <Choices
      id={id}
      name={name}
      summary={chosen.length === 0 ? texts.noneChosen : summary}
      options={options}
      isChosen={(option) => keys.has(option.key)}
      onPick={pick}
      head={
        <div className="flex gap-2 border-b border-line p-1">
          <Quiet onClick={() => onChange(undefined)}>{texts.all}</Quiet>
          <Quiet onClick={() => onChange([])}>{texts.none}</Quiet>
        </div>
      }
    />
  );
}
