import { CheckField } from "./plain";

interface ChecksFieldProps {
  label: string;
  names: readonly string[];
  chosen: readonly string[];
  /** In the order of the names. */
  onChange(chosen: string[]): void;
}

/** Any number of names, each with its box. */
export function ChecksField({ label, names, chosen, onChange }: ChecksFieldProps) {
  return (
    <fieldset>
      <legend className="text-sm text-soft">{label}</legend>
      <div className="flex max-h-40 flex-wrap gap-x-6 overflow-auto">
        {names.map((name) => (
          <CheckField
            key={name}
            label={name}
            value={chosen.includes(name)}
            onChange={(isOn) =>
              onChange(names.filter((each) => (each === name ? isOn : chosen.includes(each))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
