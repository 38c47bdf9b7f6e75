"use client";

import { CheckField } from "@/cells/fields";
import { offered } from "@/cells/people/offered";
import { isProtectedTrait } from "@/cells/people/protected-trait";
import { useNamesShown } from "@/cells/people/shown";
import type { TableInfo } from "@/lib/engine/engine";
import { offeredTraits } from "./columns";
import { texts } from "./texts";

interface TraitsFieldProps {
  label: string;
  areas: TableInfo;
  /** A column that has a part of its own, and is no trait. */
  but?: string | undefined;
  value: readonly string[] | undefined;
  onChange(traits: string[]): void;
}

/** Which traits of areas are looked at; protected ones are marked. */
export function TraitsField({ label, areas, but, value: chosen = [], onChange }: TraitsFieldProps) {
  const areShown = useNamesShown();
  const names = offeredTraits(offered(areas, areShown)).filter((name) => name !== but);
  return (
    <fieldset>
      <legend className="text-sm text-soft">{label}</legend>
      <div className="flex max-h-40 flex-wrap gap-x-6 overflow-auto">
        {names.map((name) => (
          <CheckField
            key={name}
            label={isProtectedTrait(name) ? `${name} (${texts.protectedMark})` : name}
            value={chosen.includes(name)}
            onChange={(isOn) =>
              onChange(isOn ? [...chosen, name] : chosen.filter((each) => each !== name))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
