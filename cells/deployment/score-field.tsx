"use client";

import { NumberField } from "@/cells/fields";
import type { DeploymentParams } from "./params";
import { scoreTexts } from "./score-texts";

interface ScoreFieldProps {
  score: DeploymentParams["score"];
  set(score: DeploymentParams["score"]): void;
}

const most = 26;

/** How many plans of the past; none turns it off. */
export function ScoreField({ score, set }: ScoreFieldProps) {
  const change = (value: number | undefined) => {
    if (value === undefined || value === 0) set(false);
    else if (value >= 2 && value <= most) set({ ...(score || {}), origins: Math.round(value) });
  };
  return (
    <NumberField
      label={scoreTexts.field}
      hint={scoreTexts.fieldHint}
      min={0}
      max={most}
      step={1}
      value={score === false ? 0 : score.origins}
      onChange={change}
    />
  );
}
