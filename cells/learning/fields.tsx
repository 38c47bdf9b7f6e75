"use client";

import { ChoiceField, TextField } from "@/cells/fields";
import { uses, type LearningParams } from "./params";
import { texts } from "./texts";

const choices = uses.map((value) => ({ value, title: texts.uses[value] }));

interface LearningFieldsProps {
  params: LearningParams;
  set(changes: Partial<LearningParams>): void;
}

/** The day of the kept model and, where there is one, which of both forecasts. */
export function LearningFields({ params: { kept, use }, set }: LearningFieldsProps) {
  return (
    <>
      <TextField
        label={texts.fields.kept}
        placeholder="2024-06-30"
        value={kept}
        onChange={(day) => set({ kept: day })}
      />
      {kept !== undefined && (
        <ChoiceField
          label={texts.fields.use}
          value={use}
          choices={choices}
          onChange={(value) => set({ use: value })}
        />
      )}
    </>
  );
}
