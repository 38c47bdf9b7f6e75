"use client";

import { useId, useState } from "react";

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
  // The range grows with what it has to show, and never shrinks under the hand.
  const [reached, setReached] = useState(most);
  const end = Math.max(reached, most, value);
  if (end > reached) setReached(end);
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
        max={end}
        step={1}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
