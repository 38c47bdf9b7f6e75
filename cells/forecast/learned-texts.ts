import { periodsOf } from "@/cells/temporal/periods";
import { pWords, whole } from "@/cells/words";
import type { DriftCheck } from "@/lib/methods/forecast/drift";
import { formatDate } from "@/lib/table/format";
import { level, type Learned, type Nearer, type SeriesLearned } from "./learned";
import type { ForecastPeriod } from "./params";
import type { Side } from "./refit";
import { countingWords, figure } from "./texts";

const on = (day: string) => formatDate(new Date(`${day}T00:00:00Z`));
const share = (value: number) => `${(100 * value).toFixed(1)} %`;

/** A p-value adjusted for so many tests. */
interface Adjusted<P = number> {
  p: P;
  tests: number;
}

const adjustedWords = ({ p, tests }: Adjusted) =>
  `${pWords(p)}${tests > 1 ? `, adjusted for ${whole(tests)} tests` : ""}`;

/** "the refitted one was nearer by more than chance would explain", or that it may be chance. */
function verdict(nearer: Nearer, { p, tests }: Adjusted<number | null>): string {
  if (p === null) return "too few windows to tell whether the difference is more than chance";
  const test = `Diebold–Mariano ${adjustedWords({ p, tests })}`;
  if (nearer === null) return `the difference may be chance (${test})`;
  return `the ${nearer} one was nearer by more than chance would explain (${test})`;
}

export const learnedTexts = {
  nothingKnown: (kept: string, period: ForecastPeriod, first: Date) =>
    `No model of ${on(kept)} can be kept: the first whole ${period} of the data begins on ${formatDate(first)}.`,
  nothingKnownHint: "Write a later day for “kept”, or leave it out.",
  title: (kept: string, count: number, period: ForecastPeriod) =>
    `Kept model of ${on(kept)} against the refitted one, on the same ${periodsOf(count, period)} since`,
  windows: (count: number, steps: number, period: ForecastPeriod) =>
    `${whole(count)} windows of ${periodsOf(steps, period)}; before each, both forecast from what was known then. The refitted model was chosen anew each time.`,
  one: (
    kept: string,
    count: number,
    period: ForecastPeriod,
    mae: Record<Side, number>,
    nearer: Nearer,
    test: Adjusted<number | null>,
  ) =>
    `Kept model of ${on(kept)} against the refitted one, on the same ${periodsOf(count, period)} since: off by ${figure(mae.kept)} a ${period}, the refitted by ${figure(mae.refitted)}, counting by ${figure(mae.baseline)}; ${verdict(nearer, test)}.`,
  many: (
    kept: string,
    count: number,
    period: ForecastPeriod,
    series: number,
    pooled: NonNullable<Learned["pooled"]>,
    nearer: Nearer,
  ) =>
    `Kept models of ${on(kept)} against refitted ones, on the same ${periodsOf(count, period)} since: over ${whole(series)} series off by ${share(pooled.share.kept)} of what came, the refitted by ${share(pooled.share.refitted)}, counting by ${share(pooled.share.baseline)}; ${verdict(nearer, { p: pooled.p, tests: 1 })}.`,
  drift: (
    { since, low, high, verdict: found }: DriftCheck,
    refitHelps: boolean,
    period: ForecastPeriod,
    adjusted: Adjusted,
  ) => {
    const interval = `${figure(low)} to ${figure(high)}`;
    if (found !== "as before" && adjusted.p >= level) {
      return `No drift beyond chance: typically off by ${figure(since)} a ${period}, its own trial lets expect ${interval} (${adjustedWords(adjusted)}).`;
    }
    if (found === "worse") {
      return `Drift: the kept model is now typically off by ${figure(since)} a ${period}, where its own trial lets expect ${interval} (${adjustedWords(adjusted)}). Something has changed${refitHelps ? ": forecast with the refitted one, and ask what" : " that a refit alone does not mend: ask what"}.`;
    }
    const better = found === "better" ? ", and better than that" : "";
    return `No drift: typically off by ${figure(since)} a ${period}, its own trial lets expect ${interval}${better}.`;
  },
  noDrift: "Whether the kept model has drifted cannot be told: its trial had fewer than 8 origins.",
  drifts: (names: readonly string[], raw: number, all: number) => {
    const chance = `${whole(raw)} of ${whole(all)} lie above the interval of their own trial, chance alone gives about ${figure(0.025 * all)}`;
    if (names.length === 0) return `No drift beyond chance: ${chance}.`;
    const shown = names.slice(0, 3).join(", ");
    const rest = names.length > 3 ? ` and ${whole(names.length - 3)} more` : "";
    return `Drift in ${whole(names.length)} of ${whole(all)} series (${shown}${rest}), adjusted for their number: something has changed there (${chance}).`;
  },
  missing: (count: number, all: number, why: string) =>
    all === 1
      ? `No comparison with the kept model: ${why}`
      : `${whole(count)} of ${whole(all)} series have no comparison with a kept model: ${why}`,
  unkept: (count: number) =>
    `${whole(count)} ${count === 1 ? "series is" : "series are"} forecast with the refitted model: no model of that day could be kept.`,
  pooledOut:
    "Models that learn from all series together take no part in the comparison: what they learned is of today.",
  method: (kept: string, known: number, period: ForecastPeriod) =>
    `The kept model: models, shares, forms and fan as chosen from the ${periodsOf(known, period)} up to ${on(kept)}; its figures follow what comes. Drift: Student's t of the square roots of its errors since against those of its own trial.`,
  sides: { kept: "kept model", refitted: "refitted model", baseline: "counting" } as Record<
    Side,
    string
  >,
  fan: "95 % fan of the kept model",
  observed: "observed",
  outside: "outside it",
  knew: "kept model knew up to here",
  head: {
    side: "",
    mae: (period: ForecastPeriod) => `off by, a ${period}`,
    inside: "within its 95 % fan",
  },
  rows: (baseline: string, period: ForecastPeriod): Record<Side, string> => ({
    kept: "Kept model",
    refitted: "Refitted model",
    baseline: `Counting: ${countingWords(baseline, period)}`,
  }),
  row: (each: SeriesLearned, side: Side): [mae: string, inside: string] => {
    const periods = each.windows.length * each.steps;
    const inside = Math.round(each.coverage[side] * periods);
    return [figure(each.mae[side]), `${whole(inside)} of ${whole(periods)}`];
  },
  tip: (name: string, actual: number, said: Record<Side, number>, edges: [number, number]) =>
    `${name}\n${whole(actual)} observed\n${figure(said.kept)} by the kept model (95 %: ${figure(edges[0])} to ${figure(edges[1])})\n${figure(said.refitted)} by the refitted one\n${figure(said.baseline)} by counting`,
};
