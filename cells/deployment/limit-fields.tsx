"use client";

import { useState } from "react";
import { ChoiceField, NumberField } from "@/cells/fields";
import { limitOf, withLimit, type Limit } from "./limits";
import { mostTurns } from "./params";
import type { Rules } from "./rules";
import { texts } from "./texts";

const { chosen: words } = texts.view;

type Scope = "shift" | "all";

interface LimitFieldsProps {
  rules: Rules;
  change(changes: Partial<Rules>): void;
  beat: string;
  shift: string;
  hasShifts: boolean;
}

/** Fewest and most shifts a week of a beat, in the chosen shift or in all; nothing is no limit. */
export function LimitFields({ rules, change, beat, shift, hasShifts }: LimitFieldsProps) {
  const ofAll = limitOf(rules, { beat });
  const [scope, setScope] = useState<Scope>(
    ofAll && !limitOf(rules, { beat, shift }) ? "all" : "shift",
  );
  const place = scope === "all" ? { beat } : { beat, shift };
  const limit: Limit = limitOf(rules, place) ?? place;
  const field = (name: "least" | "most") => (
    <div className="w-24">
      <NumberField
        label={words[name]}
        min={0}
        max={mostTurns}
        step={1}
        value={limit[name]}
        onChange={(value) => change({ limits: withLimit(rules, { ...limit, [name]: value }) })}
      />
    </div>
  );
  return (
    <div role="group" aria-label={words.limit} className="flex flex-wrap items-start gap-2">
      {field("least")}
      {field("most")}
      {hasShifts && (
        <ChoiceField<Scope>
          label={words.for}
          value={scope}
          choices={[
            { value: "shift", title: shift },
            { value: "all", title: words.allShifts },
          ]}
          onChange={setScope}
        />
      )}
    </div>
  );
}
