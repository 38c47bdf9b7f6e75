"use client";

import { useId } from "react";
import { DayField } from "@/cells/input/day-field";
import { Button } from "@/lib/ui/button";
import type { EvaluationParams } from "./params";
import { texts } from "./texts";

type Span = "before" | "operation" | "after";

interface SpanFieldsProps {
  params: EvaluationParams;
  set(changes: Partial<EvaluationParams>): void;
}

const { fields } = texts;

/** First and last day of each time; a time is written when both of its days are. */
export function SpanFields({ params, set }: SpanFieldsProps) {
  const { after } = params;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      {(["before", "operation", "after"] as const).map((span) => (
        <SpanField key={span} span={span} params={params} set={set} />
      ))}
      {after && !params.before && (
        <Button onClick={() => set({ before: [yearEarlier(after[0]), yearEarlier(after[1])] })}>
          {fields.lastYear}
        </Button>
      )}
    </div>
  );
}

function SpanField({ span, params, set }: SpanFieldsProps & { span: Span }) {
  const id = useId();
  const title = fields[span];
  const [first, last] = params[span] ?? ["", ""];
  // A span that is half written is a day long until its other end is.
  const put = (from: string, to: string) =>
    set({ [span]: from || to ? [from || to, to || from] : undefined });
  return (
    <fieldset className="flex flex-col gap-1 text-sm">
      <legend className="text-soft">{title}</legend>
      <div className="flex items-center gap-2">
        <DayField
          id={`${id}-from`}
          aria-label={fields.first(title)}
          value={first}
          onChange={(from) => put(from, last)}
        />
        <span aria-hidden>–</span>
        <DayField
          id={`${id}-to`}
          aria-label={fields.last(title)}
          value={last}
          onChange={(to) => put(first, to)}
        />
      </div>
    </fieldset>
  );
}

const yearEarlier = (day: string) => {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)];
  return `${year}${rest === "-02-29" ? "-02-28" : rest}`;
};
