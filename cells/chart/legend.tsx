"use client";

import { gradientOf } from "../fields";
import { count, measureLabel } from "./labels";
import type { MarkRow } from "./marks";
import { isAdditive, type Plan } from "./plan";

interface LegendProps {
  plan: Plan;
  rows: readonly MarkRow[];
  categories: readonly { name: string; colour: string }[];
}

export function Legend({ plan, rows, categories }: LegendProps) {
  if (categories.length > 0) {
    return (
      <ul
        aria-label={plan.color?.column.name}
        className="my-1 flex flex-wrap gap-x-4 gap-y-1 text-sm"
      >
        {categories.map(({ name, colour }) => (
          <li key={name} className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-sm" style={{ background: colour }} />
            {name}
          </li>
        ))}
      </ul>
    );
  }
  const isRamp = plan.mark === "cell" || plan.color?.nature === "number";
  if (!isRamp) return null;
  const values = rows
    .map((row) => (plan.mark === "cell" ? row.value : row.color))
    .filter((value): value is number => typeof value === "number");
  if (values.length === 0) return null;
  const highest = values.reduce((a, b) => Math.max(a, b));
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const from = plan.measure && isAdditive(plan.measure) ? Math.min(0, lowest) : lowest;
  return (
    <p className="my-1 flex items-center gap-2 text-sm tabular-nums">
      <span className="text-soft">
        {plan.mark === "cell" ? measureLabel(plan) : plan.color?.column.name}
      </span>
      <span>{count(from)}</span>
      <span
        aria-hidden
        className="h-3 w-32 rounded-sm"
        style={{ backgroundImage: gradientOf(plan.scale) }}
      />
      <span>{count(highest)}</span>
    </p>
  );
}
