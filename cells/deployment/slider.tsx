"use client";

import { useId } from "react";

export const sliderGrid =
  "grid max-w-4xl gap-x-6 gap-y-2 [grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))]";

interface SliderProps {
  label: string;
  value: number;
  least?: number;
  most: number;
  unit?: string;
  onChange(value: number): void;
}

export function Slider({ label, value, least = 0, most, unit, onChange }: SliderProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="flex justify-between gap-2 text-soft">
        {label}
        <output htmlFor={id} className="text-ink tabular-nums">
          {unit ? `${value} ${unit}` : value}
        </output>
      </label>
      <input
        id={id}
        type="range"
        className="w-full accent-(--accent)"
        min={least}
        max={most}
        step={1}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
