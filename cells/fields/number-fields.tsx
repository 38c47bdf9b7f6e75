import { NumberField } from "./plain";

interface NumberRow<Name extends string> {
  name: Name;
  hint?: string;
  unit?: string;
  min?: number;
  max?: number;
  step?: number;
}

interface NumberFieldsProps<Name extends string> {
  rows: readonly NumberRow<Name>[];
  labels: Readonly<Record<NoInfer<Name>, string>>;
  params: Readonly<Partial<Record<NoInfer<Name>, number>>>;
  onChange(name: Name, value: number | undefined): void;
}

/** A field for each of several numbers, which have one name as a parameter and as a label. */
export function NumberFields<Name extends string>(props: NumberFieldsProps<Name>) {
  const { rows, labels, params, onChange } = props;
  return rows.map(({ name, ...row }) => (
    <NumberField
      key={name}
      label={labels[name]}
      value={params[name]}
      onChange={(value) => onChange(name, value)}
      {...row}
    />
  ));
}
