import { SettledField } from "@/cells/fields";
import { texts } from "./texts";

interface WhatFieldProps {
  value: string | undefined;
  onChange(what: string | undefined): void;
}

/** What was done, in words. */
export function WhatField({ value, onChange }: WhatFieldProps) {
  return (
    <SettledField
      label={texts.fields.what}
      placeholder={texts.fields.whatPlaceholder}
      text={value ?? ""}
      onSettle={(text) => onChange(text.trim() || undefined)}
    />
  );
}
