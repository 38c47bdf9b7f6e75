"use client";

import { useId } from "react";
import { RadioGroup } from "radix-ui";
import { type ColourScaleName, colourScaleNames, colourScales, gradientOf } from "./scales";

interface ScaleFieldProps {
  label: string;
  value: ColourScaleName;
  onChange(value: ColourScaleName): void;
}

/** Chooses a colour scale by its looks; arrow keys move, each scale has a name. */
export function ScaleField({ label, value, onChange }: ScaleFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm">
      <span id={id} className="text-soft">
        {label}
        <span className="text-faint"> · {colourScales[value].title}</span>
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        className="grid grid-cols-5 gap-1"
        value={value}
        onValueChange={(chosen) => onChange(chosen as ColourScaleName)}
      >
        {colourScaleNames.map((name) => (
          <RadioGroup.Item
            key={name}
            value={name}
            aria-label={colourScales[name].title}
            title={colourScales[name].title}
            className="h-6 rounded border border-line data-[state=checked]:outline-2 data-[state=checked]:outline-accent"
            style={{ backgroundImage: gradientOf(name) }}
          />
        ))}
      </RadioGroup.Root>
    </div>
  );
}
