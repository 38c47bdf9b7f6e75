import { TextField } from "./plain";

interface AsOfFieldProps {
  labels: { asOf: string; asOfHint: string };
  value: string | undefined;
  onChange(day: string | undefined): void;
}

/** The last day that counts as known. */
export function AsOfField({ labels, value, onChange }: AsOfFieldProps) {
  return (
    <TextField
      label={labels.asOf}
      hint={labels.asOfHint}
      placeholder="2024-12-31"
      value={value}
      onChange={onChange}
    />
  );
}
