import {
  interruptedSeries,
  type InterruptedOptions,
} from "@/lib/methods/evaluate/interrupted-series";
import type { Adapter, OracleCase } from "../case";
import type { Files } from "../files";

export const itsAdapter: Adapter = {
  method: "its",
  run(oracle, files) {
    const series = seriesOf(oracle, files);
    const run = (options: InterruptedOptions = {}) => interruptedSeries(series.input, options);
    const season = { season: series.season, harmonics: series.harmonics };
    const level = run();
    const harmonics = run(season);
    const slope = run({ ...season, slope: true, origin: 0 });
    const told = ({ step, names, coefficients, errors, dispersion }: typeof level) => ({
      RR: step.ratio,
      ci95: [step.low, step.high],
      dispersion,
      coef: named(names, coefficients, series),
      se: named(names, errors, series),
    });
    return {
      level: told(level),
      trendRR: level.trend.ratio,
      harmonics: told(harmonics),
      slope: told(slope),
    };
  },
};

interface Series {
  input: Parameters<typeof interruptedSeries>[0];
  season: number;
  /** Pairs of waves a year. */
  harmonics: number;
  /** What the case calls the step and the trend. */
  step: string;
  trend: string;
}

/** "quasipoisson: intercept + smokban + time" names the columns; "sin,cos(2 pi time/12), sin,cos(4 pi time/12)" season and waves. */
function seriesOf({ input, parameters }: OracleCase, files: Files): Series {
  const table = files.csv(String(input.file));
  const column = (name: string) => (table[name] ?? []).map(Number);
  const [, step, trend] = /intercept \+ (\w+) \+ (\w+)/.exec(String(parameters.level))!;
  const waves = String(parameters.harmonics);
  const season = Number(/\/(\d+)/.exec(waves)![1]);
  const harmonics = new Set(waves.match(/\d+\s*\*?\s*pi/g)).size;
  const [, exposure] = /log\((\w+)\)/.exec(String(input.offset))!;
  const at = column(trend!);
  const from = at[column(step!).indexOf(1)]!;
  return {
    input: { counts: column(String(input.y)), at, from, exposure: column(exposure!) },
    ...{ season, harmonics },
    step: step!,
    trend: trend!,
  };
}

function named(names: readonly string[], values: ArrayLike<number>, { step, trend }: Series) {
  let wave = 0;
  const known: Record<string, string> = {
    constant: "(Intercept)",
    step,
    trend,
    slope: `${step}:${trend}`,
  };
  return Object.fromEntries(
    names.map((name, k) => [known[name] ?? `h${++wave}`, values[k]!] as const),
  );
}
