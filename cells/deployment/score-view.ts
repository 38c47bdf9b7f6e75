import type { PlanScore } from "@/lib/methods/patrol/score";
import type { Tried } from "./score";
import type { ScoreAsked } from "./score-read";
import { scoreTexts, type Said } from "./score-texts";

/** What is seen of the plan on the past; words where it was not tried, or not yet. */
export type ScoreView =
  { score: PlanScore; said: Said; first: number; last: number } | { score: null; words: string };

/** Null where the analyst does not want it. */
export function scoreViewOf(tried: Tried | null, asked: ScoreAsked): ScoreView | null {
  if (!asked.windows) return asked.reason === null ? null : { score: null, words: asked.reason };
  if (!tried) return { score: null, words: scoreTexts.underWay };
  if (!tried.score) return { score: null, words: scoreTexts.notPossible(tried.reason!) };
  return {
    score: tried.score,
    said: saidOf(asked),
    first: asked.days[0]!.from,
    last: asked.days.at(-1)!.from,
  };
}

export const saidOf = ({ days, horizon, hasHarm }: ScoreAsked): Said => ({
  plans: days.length,
  weeks: horizon,
  hasHarm,
});
