import type { LearnedDrivers } from "@/lib/methods/places/explain-learned";
import { numbers, wholes, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import { nameIn } from "./reasons";

/** A row a factor, the most important first; none where places are ranked by counting. */
export function driversTable(found: LearnedDrivers | null, others: readonly string[]): Uint8Array {
  const rows = found?.drivers ?? [];
  return toStream({
    feature: words(rows.map(({ name }) => nameIn(name, others))),
    rank: wholes(rows.map((_, i) => i + 1)),
    rise: numbers(rows.map(({ rise }) => rise)),
    error: numbers(rows.map(({ error }) => error)),
    low: numbers(rows.map(({ low }) => low)),
    high: numbers(rows.map(({ high }) => high)),
    share: numbers(rows.map(({ rise }) => rise / found!.judged.deviance)),
    p: numbers(rows.map(({ p }) => p)),
    p_adjusted: numbers(rows.map(({ adjusted }) => adjusted)),
  });
}

/** A row a factor and value: how many times the mean is expected where all cells have it. */
export function effectsTable(found: LearnedDrivers | null, others: readonly string[]): Uint8Array {
  const rows = (found?.effects ?? []).flatMap(({ name, values, ratios }) =>
    Array.from(values, (value, i) => ({ name, value, ratio: ratios[i]! })),
  );
  return toStream({
    feature: words(rows.map(({ name }) => nameIn(name, others))),
    value: numbers(rows.map(({ value }) => value)),
    ratio: numbers(rows.map(({ ratio }) => ratio)),
  });
}
