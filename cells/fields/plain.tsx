"use client";

import { useState } from "react";
import { Field, controlClass } from "./field";
import { texts } from "./texts";

interface Common {
  label: string;
  hint?: string;
  disabled?: boolean;
}

interface TextFieldProps extends Common {
  value: string | undefined;
  placeholder?: string;
  /** `undefined` when emptied. */
  onChange(value: string | undefined): void;
  /** Enter was pressed, or the field is left. */
  onSettle?(): void;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, disabled, value, placeholder, onChange, onSettle } = props;
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          className={controlClass}
          type="text"
          disabled={disabled}
          placeholder={placeholder}
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
          onBlur={onSettle}
          onKeyDown={(event) => event.key === "Enter" && onSettle?.()}
        />
      )}
    </Field>
  );
}

interface NumberFieldProps extends Common {
  value: number | undefined;
  min?: number;
  max?: number;
  step?: number;
  /** Written behind the label: `m`, `days`. */
  unit?: string;
  placeholder?: string;
  /** Only called with numbers from `min` to `max`, whole with a `step` of 1, or `undefined` when emptied. */
  onChange(value: number | undefined): void;
}

/**
 * Keeps what is being typed (`-`, `1.`, the 2 of 20) until it is a number that the cell can have. A
 * number that it cannot have brings back the one before typing began: its first digits were not meant.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, disabled, value, min, max, step, unit, placeholder, onChange } = props;
  const [typing, setTyping] = useState<{ text: string; before: number | undefined } | null>(null);
  const [refusal, setRefusal] = useState<{ text: string; kept: number | undefined } | null>(null);
  // Once the number is another, of whatever cause, there is nothing left to say.
  const refused = refusal !== null && (typing || refusal.kept === value) ? refusal.text : null;
  const range = { min, max, isWhole: step === 1 };
  const type = (text: string, isNumber: boolean) => {
    const before = typing ? typing.before : value;
    setTyping({ text, before });
    const isTaken = isNumber && (text === "" || isWithin(Number(text), range));
    setRefusal(isTaken ? null : { text, kept: before });
    const next = !isTaken ? before : text === "" ? undefined : Number(text);
    if (isTaken || next !== value) onChange(next);
  };
  return (
    <Field
      label={unit ? `${label} (${unit})` : label}
      hint={hint}
      problem={refused === null ? undefined : texts.onlyNumbers(range, refused)}
    >
      {({ id, describedBy }) => (
        <input
          id={id}
          aria-describedby={describedBy}
          aria-invalid={(typing !== null && refused !== null) || undefined}
          className={`${controlClass} text-right tabular-nums`}
          type="number"
          disabled={disabled}
          min={min}
          max={max}
          step={step ?? "any"}
          placeholder={placeholder}
          value={typing?.text ?? value ?? ""}
          onBlur={(event) => {
            // A lone minus reads as empty, and would stay in an empty field.
            if (event.target.validity.badInput) event.target.value = "";
            setTyping(null);
          }}
          onChange={({ target }) => type(target.value, !target.validity.badInput)}
        />
      )}
    </Field>
  );
}

interface NumberRange {
  min?: number;
  max?: number;
  isWhole: boolean;
}

const isWithin = (number: number, { min = -Infinity, max = Infinity, isWhole }: NumberRange) =>
  Number.isFinite(number) &&
  number >= min &&
  number <= max &&
  (!isWhole || Number.isInteger(number));

export interface Choice<Value extends string> {
  value: Value;
  title: string;
}

interface ChoiceFieldProps<Value extends string> extends Common {
  value: Value;
  choices: readonly Choice<Value>[];
  onChange(value: Value): void;
}

export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, hint, disabled, value, choices, onChange } = props;
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          className={controlClass}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckFieldProps extends Common {
  value: boolean;
  onChange(value: boolean): void;
}

export function CheckField({ label, disabled, value, onChange }: CheckFieldProps) {
  return (
    <label className="flex min-h-7 items-center gap-2 self-end text-sm text-ink">
      <input
        type="checkbox"
        className="size-4 accent-(--accent)"
        disabled={disabled}
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
