"use client";

import type { ColumnKind, TableInfo } from "@/lib/engine/engine";
import { useCatalog } from "../context";
import { offered } from "../people/offered";
import { useNamesShown } from "../people/shown";
import { Field, controlClass } from "./field";
import { texts } from "./texts";

/** Kinds that can be averaged, that lie on a time axis, that name a group. */
export const numericKinds: readonly ColumnKind[] = ["integer", "number"];
export const timeKinds: readonly ColumnKind[] = ["date", "timestamp"];
export const categoryKinds: readonly ColumnKind[] = ["text", "boolean", "integer"];

interface PickerProps {
  label: string;
  hint?: string;
  value: string | undefined;
  onChange(value: string | undefined): void;
}

interface TableFieldProps extends PickerProps {
  /** With it, "none" can be chosen. */
  optional?: boolean;
}

/** Chooses among the tables of the notebook. */
export function TableField({ label, hint, value, optional = false, onChange }: TableFieldProps) {
  const names = useCatalog().map((table) => table.name);
  return (
    <NameField
      label={label}
      hint={hint}
      value={value}
      names={names}
      empty={optional ? texts.none : texts.chooseTable}
      required={!optional}
      onChange={onChange}
    />
  );
}

interface ColumnFieldProps extends PickerProps {
  table: TableInfo | undefined;
  /** Only columns of these kinds; all when absent. */
  kinds?: readonly ColumnKind[];
  /** Without it, "none" can be chosen. */
  required?: boolean;
  /** What an empty choice is called. */
  empty?: string;
}

/** Chooses among the columns of a table. */
export function ColumnField(props: ColumnFieldProps) {
  const { label, hint, value, table, kinds, required, empty, onChange } = props;
  const areShown = useNamesShown();
  const columns = (table ? offered(table, areShown).columns : []).filter(
    ({ kind }) => !kinds || kinds.includes(kind),
  );
  return (
    <NameField
      label={label}
      hint={hint}
      value={value}
      names={columns.map(({ name }) => name)}
      hidden={table?.columns.some(({ name }) => name === value) ?? false}
      empty={empty ?? (required ? texts.chooseColumn : texts.none)}
      required={required ?? false}
      onChange={onChange}
    />
  );
}

interface NameFieldProps extends PickerProps {
  names: readonly string[];
  /** It is there, and not offered. */
  hidden?: boolean;
  empty: string;
  required: boolean;
}

/** A name that is written in the cell but not offered stays visible and chosen. */
function NameField(props: NameFieldProps) {
  const { label, hint, value, names, hidden, empty, required, onChange } = props;
  const missing = value !== undefined && !names.includes(value);
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          aria-invalid={missing || undefined}
          className={controlClass}
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
        >
          <option value="" disabled={required}>
            {empty}
          </option>
          {missing && (
            <option value={value}>{hidden ? texts.hidden(value) : texts.missing(value)}</option>
          )}
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
