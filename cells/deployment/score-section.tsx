"use client";

import { useCallback } from "react";
import { PlotFigure, type Place } from "@/cells/plot/figure";
import type { PlanScore } from "@/lib/methods/patrol/score";
import { scoreChart } from "./score-chart";
import { scoreTexts, type Said } from "./score-texts";
import type { ScoreView } from "./score-view";

/** Whether plans made this way would have been of use, or why that cannot be told. */
export function ScoreSection({ view }: { view: ScoreView }) {
  return (
    <section aria-label={scoreTexts.title} className="text-sm" data-plan-score>
      <h3 className="font-semibold text-ink">{scoreTexts.title}</h3>
      {view.score ? <Scored {...view} /> : <p className="mt-1 text-soft">{view.words}</p>}
    </section>
  );
}

interface ScoredProps {
  score: PlanScore;
  said: Said;
  first: number;
  last: number;
}

function Scored({ score, said, first, last }: ScoredProps) {
  const draw = useCallback((place: Place) => scoreChart(score, said, place), [score, said]);
  return (
    <PlotFigure title={scoreTexts.chart(said)} draw={draw}>
      <p className="mt-1 text-xs text-faint">{scoreTexts.caption(said, first, last)}</p>
    </PlotFigure>
  );
}
