import { isTold, wildWords } from "./findings";
import type { Forecasts } from "./forecasts";
import type { ForecastParams } from "./params";
import { texts } from "./texts";

const { provenance: words } = texts;

/** How the figures were come by. */
export function provenanceOf(all: Forecasts, params: ForecastParams, seed: number): string[] {
  const { listed, hold, period, horizon, total, historyOf } = all;
  const told = listed.filter(isTold);
  const lines = [...silences(all), ...wildWords(all, told)];
  if (hold > 0) lines.push(words.held(hold, period));
  const failed = listed.filter((each) => !isTold(each));
  if (failed.length > 0) {
    lines.push(words.failed(failed.length, listed.length, failed[0]!.problem ?? ""));
  }
  const origins = told.map((each) => each.told.trials.length);
  const [least, most] = [Math.min(...origins), Math.max(...origins)];
  lines.push(
    least === most
      ? words.trial(most, horizon, period)
      : words.trials(least, most, horizon, period),
  );
  if (least < 8) lines.push(words.fewTrials);
  const { models } = params;
  lines.push(
    models === "automatic"
      ? words.automatic
      : models.length === 1
        ? words.alone(models[0]!)
        : words.named(models),
  );
  if (all.isPanel) lines.push(words.panel);
  lines.push(words.baseline);
  const hasZeros = told.some(({ series }) => historyOf(series).some((each) => each === 0));
  if (hasZeros) lines.push(words.mape);
  const cut = told.filter(({ from }) => from > 0);
  if (cut.length > 0) {
    const begin = told.length === 1 ? new Date(all.begins[cut[0]!.from]!) : null;
    lines.push(texts.cut(cut.length, told.length, begin, period));
  }
  if (params.holidays && params.holidays !== "none") {
    const names = [...new Set(told.flatMap((each) => each.holidays))];
    lines.push(words.holidays(names, all.holidays, told.length, period, all.isPanel));
  }
  if (total && params.hierarchy === "none") lines.push(words.total);
  return [...lines, words.interval, words.seed(seed), words.recorded];
}

/** A silence is told as a gap where so many incidents a period are usual. */
const usual = 3;

/** Periods without any incident, and the longest run of them. */
function silences({ listed, total, period, begins, steps, historyOf }: Forecasts): string[] {
  const one = total ?? listed[0];
  if (!one) return [];
  const counts = historyOf(one.series);
  const zeros = counts.filter((each) => each === 0).length;
  if (zeros === 0) return [];
  const lines = [words.zeros(zeros, steps, period)];
  let [from, longest, run] = [0, 0, 0];
  counts.forEach((count, t) => {
    run = count === 0 ? run + 1 : 0;
    if (run > longest) [from, longest] = [t - run + 1, run];
  });
  const mean = counts.reduce((sum, each) => sum + each, 0) / (steps - zeros);
  if (longest > 1 && mean >= usual && zeros < steps / 4) {
    const at = (t: number) => new Date(begins[t]!);
    lines.push(words.gap(at(from), at(from + longest - 1), longest, period));
  }
  return lines;
}
