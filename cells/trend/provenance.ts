import type { Trends } from "./compute";
import type { TrendParams } from "./params";
import { texts } from "./texts";

/** How the figures were come by. */
export function provenanceOf({ series }: Trends, params: TrendParams): string[] {
  const inLogs = series.filter(({ parts }) => parts.log).length;
  const hasSeason = series.some(({ seasons }) => seasons.length > 0);
  const dispersions = series.flatMap(({ levels }) => (levels ? [levels.dispersion] : []));
  const range = dispersions.length
    ? `${Math.min(...dispersions).toFixed(1)} to ${Math.max(...dispersions).toFixed(1)}`
    : "";
  const lines = [hasSeason ? texts.methods(params.period) : texts.tooShort(params.period)];
  if (hasSeason && inLogs > 0) lines.push(texts.logs(inLogs, series.length));
  lines.push(texts.changeMethod);
  if (series.length > 1) lines.push(texts.tests(series.length));
  const { breaks } = params;
  lines.push(
    breaks === "none" || dispersions.length === 0
      ? texts.noLevels
      : texts.levelMethods[breaks](range),
  );
  const tests = series.reduce((sum, { holidays }) => sum + holidays.length, 0);
  if (tests > 0) {
    const { holidays = "" } = params;
    const name = holidays === "karnataka" ? texts.holidays.karnataka : holidays;
    lines.push(texts.holidays.method(tests, name));
  }
  for (const { name, holidayProblem } of series) {
    if (holidayProblem) lines.push(texts.holidays.untold(name, holidayProblem));
  }
  return [...lines, texts.recorded];
}
