import type { LevelBreaks } from "./level-breaks";
import { fitLevelModel, seasonColumns } from "./level-model";
import { isLarge, stepAt } from "./level-step";
import { meanBreaks } from "./mean-breaks";
import { seasonality } from "./seasonality";
import { checkSeries, type Series } from "./series";

/**
 * Changes of level by least squares and Schwarz's criterion, the season taken out by its factors. Steps
 * count alike and slopes are found as stairs: for values that are no counts, or as a second opinion on
 * `levelBreaks`. A MethodProblem where two levels of half a season do not fit.
 * Source: Bai and Perron, J. Applied Econometrics 18 (2003).
 */
export function squareBreaks(series: Series, period: number): LevelBreaks {
  const n = series.length;
  const whole = Math.round(period);
  const lasting = Math.max(6, Math.round(period / 2));
  checkSeries(series, 2 * lasting, "Looking for a change of level");
  const counts = Float64Array.from(series);
  const mean = counts.reduce((sum, each) => sum + each, 0) / n;
  const shape =
    whole >= 2 && 2 * whole < n && mean > 0
      ? seasonality(counts, whole).shape.map((each) => Math.max(0.05, 1 + each / mean))
      : Float64Array.of(1);
  const season = counts.map((_, t) => shape[t % shape.length]!);
  const level = counts.map((each, t) => each / season[t]!);
  const { starts, best, rss, bic } = meanBreaks(level, { minSegment: lasting, maxBreaks: 6 });
  const found = starts[best]!;
  const aside = new Uint8Array(n);
  const waves = shape.length > 1 ? seasonColumns(n, period) : [];
  const model = fitLevelModel(counts, { starts: found, season: waves, withTrend: false, aside });
  const steps = model
    ? found.map((_, i) => stepAt(found, i, { counts, model, aside, lasting }))
    : [];
  const ends = [...found, n];
  const means = ends.map((end, i) => {
    const own = level.slice(found[i - 1] ?? 0, end);
    return own.reduce((sum, each) => sum + each, 0) / own.length;
  });
  const flat = level.map((_, t) => means[ends.findIndex((end) => t < end)]!);
  return {
    breaks: steps.filter(isLarge),
    passing: [],
    level: flat,
    season,
    expected: flat.map((each, t) => each * season[t]!),
    dispersion: Math.max(1, mean > 0 ? rss[best]! / n / mean : 1),
    penalty: bic.length > 1 ? 2 * Math.log(n) : 0,
    lasting,
  };
}
