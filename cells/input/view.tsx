"use client";

import { useId } from "react";
import { Slider } from "radix-ui";
import { controlClass } from "../fields";
import type { ViewProps } from "../kind";
import { editParams, readParams } from "../params";
import { DayField } from "./day-field";
import { useDraft } from "./draft";
import type { InputView } from "./kind";
import { type InputParams, inputSchema } from "./params";
import { MultiSelect, Select } from "./select";
import { texts } from "./texts";
import { type DateRange, keyOf, type Option, readValue, toDate, toNumber } from "./value";

export interface ControlProps {
  id: string;
  name: string;
  params: InputParams;
  options: readonly Option[];
  value: unknown;
  onChange(value: unknown): void;
}

/** The control itself. It shows what is written in the cell, and writes there what is chosen. */
export function View({ cell, result, onChange }: ViewProps) {
  const id = useId();
  const read = readParams(inputSchema, cell.source);
  if (!read.ok) return null;
  const view = result?.view as InputView | undefined;
  const { params } = read;
  const listed = Array.isArray(params.options)
    ? params.options.map((value) => toChoice(value))
    : [];
  const options = view?.options ?? listed;
  const { value } = readValue(params, options);
  const name = params.label ?? cell.name ?? texts.title;
  const Control = controls[params.type];
  const isLabelled = params.type !== "checkbox" && params.type !== "date range";
  return (
    <div className="flex max-w-2xl flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {isLabelled && (
          <label id={`${id}-label`} htmlFor={id} className="text-sm text-soft">
            {name}
          </label>
        )}
        <Control
          id={id}
          name={name}
          params={params}
          options={options}
          value={value}
          onChange={(next) => onChange(editParams(cell.source, { value: next }))}
        />
      </div>
      {view?.notes.map((note) => (
        <p key={note} role="status" className="text-xs text-warn">
          {note}
        </p>
      ))}
    </div>
  );
}

const toChoice = (value: string | number | boolean): Option => ({
  value,
  key: keyOf(value),
  title: typeof value === "boolean" ? (value ? texts.yes : texts.no) : String(value),
});

function SliderControl({ id, name, params, value, onChange }: ControlProps) {
  const draft = useDraft(value as number, onChange);
  const low = toNumber(params.min) ?? 0;
  const high = toNumber(params.max) ?? 100;
  const step = params.step ?? niceStep(high - low);
  const words = withUnit(draft.value, params.unit);
  return (
    <span className="flex min-w-64 grow items-center gap-3">
      <Slider.Root
        className="relative flex h-6 grow touch-none items-center"
        min={low}
        max={high}
        step={step}
        value={[draft.value]}
        onValueChange={([next]) => draft.change(next!)}
        onValueCommit={draft.flush}
      >
        <Slider.Track className="relative h-1 grow rounded-full bg-line">
          <Slider.Range className="absolute h-full rounded-full bg-accent" />
        </Slider.Track>
        <Slider.Thumb
          id={id}
          aria-label={name}
          aria-valuetext={words}
          className="block size-4 rounded-full border border-accent bg-paper"
        />
      </Slider.Root>
      <output htmlFor={id} className="min-w-16 text-right tabular-nums">
        {words}
      </output>
    </span>
  );
}

const niceStep = (span: number) => (span > 20 ? 1 : span > 2 ? 0.1 : 0.01);

function withUnit(value: number, unit: string | undefined): string {
  const text = value.toLocaleString("en", { maximumFractionDigits: 6 });
  return unit ? `${text} ${unit}` : text;
}

function NumberControl({ id, params, value, onChange }: ControlProps) {
  const draft = useDraft(value === null ? "" : String(value), (text) => {
    const number = toNumber(text);
    onChange(number ?? undefined);
  });
  return (
    <span className="flex items-center gap-2">
      <input
        id={id}
        type="number"
        className={`${controlClass} max-w-40 text-right tabular-nums`}
        min={toNumber(params.min) ?? undefined}
        max={toNumber(params.max) ?? undefined}
        step={params.step ?? "any"}
        value={draft.value}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.flush}
      />
      {params.unit && <span className="text-soft">{params.unit}</span>}
    </span>
  );
}

function TextControl({ id, params, value, onChange }: ControlProps) {
  const draft = useDraft(value as string, (text) => onChange(text === "" ? undefined : text));
  return (
    <input
      id={id}
      type="text"
      className={`${controlClass} max-w-96`}
      placeholder={params.placeholder}
      value={draft.value}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={draft.flush}
    />
  );
}

function CheckboxControl({ id, name, value, onChange }: ControlProps) {
  return (
    <label htmlFor={id} className="flex min-h-7 items-center gap-2">
      <input
        id={id}
        type="checkbox"
        className="size-4 accent-(--accent)"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
      {name}
    </label>
  );
}

const dayOf = (value: unknown) => (value instanceof Date ? keyOf(value).slice(0, 10) : "");

function DateControl({ id, params, value, onChange }: ControlProps) {
  return (
    <DayField
      id={id}
      min={dayOf(toDate(params.min))}
      max={dayOf(toDate(params.max))}
      value={dayOf(value)}
      onChange={(day) => onChange(day || undefined)}
    />
  );
}

function DateRangeControl({ id, name, params, value, onChange }: ControlProps) {
  const range = value as DateRange;
  const change = (side: keyof DateRange, text: string) => {
    const next = { from: dayOf(range.from), to: dayOf(range.to), [side]: text };
    const kept = Object.entries(next).filter(([, day]) => day !== "");
    onChange(kept.length > 0 ? Object.fromEntries(kept) : undefined);
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="float-left pr-1 text-sm text-soft">{name}</legend>
      {(["from", "to"] as const).map((side) => (
        <label key={side} htmlFor={`${id}-${side}`} className="flex items-center gap-2 text-sm">
          <span className="text-soft">{texts[side]}</span>
          <DayField
            id={`${id}-${side}`}
            min={dayOf(toDate(params.min))}
            max={dayOf(toDate(params.max))}
            value={dayOf(range[side])}
            onChange={(day) => change(side, day)}
          />
        </label>
      ))}
    </fieldset>
  );
}

const controls = {
  select: Select,
  "multi-select": MultiSelect,
  slider: SliderControl,
  number: NumberControl,
  text: TextControl,
  checkbox: CheckboxControl,
  date: DateControl,
  "date range": DateRangeControl,
};
