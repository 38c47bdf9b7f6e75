"use client";

import { useCatalog } from "@/cells/context";
import { ChoiceField } from "@/cells/fields";

interface HolidaysFieldProps {
  labels: { holidays: string; noHolidays: string; karnataka: string };
  value: string | undefined;
  onChange(holidays: string | undefined): void;
}

/** No holidays, the state's, or a table of the analyst's own. */
export function HolidaysField({ labels, value, onChange }: HolidaysFieldProps) {
  const tables = useCatalog()
    .filter(({ columns }) =>
      ["date", "name"].every((wanted) => columns.some(({ name }) => name === wanted)),
    )
    .map(({ name }) => ({ value: name, title: name }));
  return (
    <ChoiceField
      label={labels.holidays}
      value={value ?? "none"}
      choices={[
        { value: "none", title: labels.noHolidays },
        { value: "karnataka", title: labels.karnataka },
        ...tables,
      ]}
      onChange={(next) => onChange(next === "none" ? undefined : next)}
    />
  );
}
