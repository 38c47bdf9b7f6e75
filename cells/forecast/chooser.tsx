"use client";

import { useId } from "react";
import { controlClass } from "@/cells/fields/field";
import type { SeriesForecast } from "./compute";
import type { Forecasts } from "./forecasts";
import { texts } from "./texts";

interface ChooserProps {
  all: Forecasts;
  drawn: readonly SeriesForecast[];
  chosen: number;
  choose(series: number): void;
}

/** The series that is drawn, the largest first. */
export function Chooser({ all, drawn, chosen, choose }: ChooserProps) {
  const id = useId();
  return (
    <div className="flex max-w-md items-center gap-2 text-sm">
      <label htmlFor={id} className="shrink-0 text-soft">
        {texts.choose}
      </label>
      <select
        id={id}
        className={controlClass}
        value={chosen}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {drawn.map(({ series }) => (
          <option key={series} value={series}>
            {all.nodes[series]!.name}
          </option>
        ))}
      </select>
    </div>
  );
}
