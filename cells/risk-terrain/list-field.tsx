import { SettledField } from "@/cells/fields";

interface ListFieldProps<Value> {
  label: string;
  hint: string;
  value: readonly Value[] | undefined;
  /** A part between commas as a value; null for what is none, and then nothing is taken over. */
  read(part: string): Value | null;
  /** So many values at most. */
  most: number;
  onChange(value: Value[] | undefined): void;
}

/** Values with commas between them. */
export function ListField<Value extends string | number>(props: ListFieldProps<Value>) {
  const { label, hint, value, read, most, onChange } = props;
  const settle = (text: string) => {
    const parts = text.split(",").map((part) => part.trim());
    const values = parts.filter((part) => part !== "").map(read);
    const known = values.filter((each) => each !== null);
    if (known.length < values.length || known.length > most) return;
    onChange(known.length === 0 ? undefined : known);
  };
  return (
    <SettledField label={label} hint={hint} text={value?.join(", ") ?? ""} onSettle={settle} />
  );
}

/** A length in metres. */
export const readMetres = (part: string): number | null => {
  const metres = Number(part);
  return metres > 0 && metres <= 50_000 ? metres : null;
};
