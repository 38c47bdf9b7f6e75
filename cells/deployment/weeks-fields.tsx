import { NumberField, TableField } from "@/cells/fields";
import { texts } from "./texts";

const { fields } = texts;

interface Weeks {
  weeks: number;
  forecast?: string | undefined;
}

interface WeeksFieldsProps {
  params: Weeks;
  set(changes: Partial<Weeks>): void;
}

/** The weeks that are planned for, and who says what is expected in them. */
export function WeeksFields({ params, set }: WeeksFieldsProps) {
  return (
    <>
      <NumberField
        label={fields.weeks}
        min={1}
        max={13}
        step={1}
        value={params.weeks}
        onChange={(weeks) => weeks !== undefined && set({ weeks })}
      />
      <TableField
        label={fields.forecast}
        hint={fields.forecastHint}
        optional
        value={params.forecast}
        onChange={(forecast) => set({ forecast })}
      />
    </>
  );
}
