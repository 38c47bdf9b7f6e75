import { keptUntil } from "@/cells/learning/params";
import { CellFailure } from "@/lib/session/kind";
import type { ForecastInput } from "./compute";
import { learnedTexts } from "./learned-texts";
import type { ForecastParams } from "./params";

/** How many whole periods of the history the kept model knew, at least one; null where none is kept. Throws CellFailure. */
export function keptOf(
  { kept, use, period }: ForecastParams,
  begins: readonly number[],
  steps: number,
): ForecastInput["kept"] {
  if (kept === undefined) return null;
  const until = keptUntil(kept);
  const known = begins.slice(1, steps + 1).filter((next) => next <= until).length;
  if (known === 0) {
    throw new CellFailure({
      message: learnedTexts.nothingKnown(kept, period, new Date(begins[0]!)),
      hint: learnedTexts.nothingKnownHint,
    });
  }
  return { known, use };
}
