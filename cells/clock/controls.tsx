"use client";

import { useId } from "react";
import { controlClass } from "@/cells/fields";
import { texts } from "./texts";
import { countings, measures, type ClockView, type Counting, type Measure } from "./view-data";

interface ControlsProps {
  view: ClockView;
  chosen: number;
  setChosen(at: number): void;
  measure: Measure;
  setMeasure(measure: Measure): void;
  counting: Counting;
  setCounting(counting: Counting): void;
}

/** Which type is shown, as count or rate, and what the hours are counted by. */
export function Controls(props: ControlsProps) {
  const { view, chosen, setChosen, measure, setMeasure, counting, setCounting } = props;
  const select = useId();
  return (
    <div
      role="group"
      aria-label={texts.shown}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm"
    >
      {view.clocks.length > 1 && (
        <span className="flex items-center gap-2">
          <label htmlFor={select} className="text-soft">
            {texts.type}
          </label>
          <select
            id={select}
            className={`${controlClass} max-w-72`}
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {view.clocks.map(({ type, incidents }, at) => (
              <option key={type ?? ""} value={at}>
                {type === null ? texts.allTypes(incidents) : texts.typeOf(type, incidents)}
              </option>
            ))}
          </select>
        </span>
      )}
      <Choice
        label={texts.measured}
        values={measures}
        titles={texts.measure}
        value={measure}
        onChange={setMeasure}
      />
      {view.source.to && (
        <Choice
          label={texts.counted}
          values={countings}
          titles={texts.counting}
          value={counting}
          onChange={setCounting}
        />
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  values: readonly Value[];
  titles: Record<Value, string>;
  value: Value;
  onChange(value: Value): void;
}

function Choice<Value extends string>({
  label,
  values,
  titles,
  value,
  onChange,
}: ChoiceProps<Value>) {
  const group = useId();
  return (
    <span role="radiogroup" aria-label={label} className="flex flex-wrap gap-x-4">
      {values.map((each) => (
        <label key={each} className="flex items-center gap-2 text-ink">
          <input
            type="radio"
            className="accent-(--accent)"
            name={group}
            checked={value === each}
            onChange={() => onChange(each)}
          />
          {titles[each]}
        </label>
      ))}
    </span>
  );
}
