import type { SeriesForecast } from "./compute";
import type { Forecasts } from "./forecasts";
import { hasDrifted, nearerOf, type Learned, type SeriesLearned } from "./learned";
import { learnedTexts as texts } from "./learned-texts";
import type { ForecastPeriod } from "./params";

/** Periods of all windows. */
export const periodsSince = ({ windows, steps }: SeriesLearned): number => windows.length * steps;

/** A refitted model is recommended where its errors are a twentieth smaller at least. */
const clearly = 0.95;

/** Which of both was nearer, and whether the kept model has drifted: a sentence each. */
export function sentencesOf(
  { kept, listed, sums }: Learned,
  each: SeriesLearned,
  period: ForecastPeriod,
): string[] {
  const { mae, testAdjusted: p, drift, driftAdjusted } = each;
  const family = listed.includes(each) ? listed : sums;
  const tests = family.filter(({ testAdjusted }) => testAdjusted !== null).length;
  const checks = family.filter((one) => one.drift).length;
  const helps = mae.refitted < clearly * mae.kept;
  return [
    texts.one(kept, periodsSince(each), period, mae, nearerOf(mae, p), { p, tests }),
    drift ? texts.drift(drift, helps, period, { p: driftAdjusted!, tests: checks }) : texts.noDrift,
  ];
}

/** The same of all series together, as one finding; empty where nothing could be compared. */
export function learnedFindings({ learned, nodes, period, listed }: Forecasts): string[] {
  if (!learned) return [];
  const told = listed.filter((each) => each.told).length;
  const [first, ...others] = learned.listed;
  if (!first) return [texts.missing(learned.missing, told, learned.problem ?? "")];
  if (others.length === 0) return [sentencesOf(learned, first, period).join(" ")];
  const all = learned.listed;
  const checked = all.filter(({ drift }) => drift);
  const drifted = checked
    .filter(hasDrifted)
    .toSorted((a, b) => a.driftAdjusted! - b.driftAdjusted!)
    .map(({ series }) => nodes[series]!.name);
  const above = checked.filter(({ drift }) => drift!.verdict === "worse").length;
  const { pooled } = learned;
  const sentences = [
    ...(pooled
      ? [
          texts.many(
            ...([learned.kept, periodsSince(first), period, all.length, pooled] as const),
            nearerOf(pooled.share, pooled.p),
          ),
        ]
      : []),
    checked.length > 0 ? texts.drifts(drifted, above, checked.length) : texts.noDrift,
  ];
  return [sentences.join(" ")];
}

/** What was compared and what could not be. */
export function learnedProvenance({ learned, period, listed }: Forecasts): string[] {
  if (!learned) return [];
  const [first] = learned.listed;
  const told = listed.filter((each) => each.told).length;
  const { kept, known, missing, problem, unkept, use } = learned;
  return [
    texts.method(kept, known, period),
    ...(first ? [texts.windows(first.windows.length, first.steps, period)] : []),
    ...(first && missing > 0 ? [texts.missing(missing, told, problem ?? "")] : []),
    ...(use === "kept" && unkept > 0 ? [texts.unkept(unkept)] : []),
    ...(listed.some(isPooled) ? [texts.pooledOut] : []),
  ];
}

/** The model fitted to all data has learned from all series together. */
const isPooled = ({ refit }: SeriesForecast): boolean =>
  refit?.anew.members.some(({ model }) => model.startsWith("pooled")) ?? false;
