import { keptUntil } from "@/cells/learning/params";
import type { ForecastInput } from "./compute";
import type { ForecastParams } from "./params";

/** How many whole periods of the history the kept model knew; null where none is kept. */
export function keptOf(
  { kept, use }: ForecastParams,
  begins: readonly number[],
  steps: number,
): ForecastInput["kept"] {
  if (kept === undefined) return null;
  const until = keptUntil(kept);
  const known = begins.slice(1, steps + 1).filter((next) => next <= until).length;
  return { known, use };
}
