import { automaticForecast } from "@/lib/methods/forecast/automatic";
import { naive } from "@/lib/methods/forecast/baselines";
import { chooseEts } from "@/lib/methods/forecast/ets";
import { forecastEts } from "@/lib/methods/forecast/ets-forecast";
import { coverage, naiveScale, pointScores } from "@/lib/methods/forecast/scores";
import { smooth } from "@/lib/methods/forecast/smoothing";
import { theta } from "@/lib/methods/forecast/theta";
import type { Adapter } from "../case";
import type { Files } from "../files";

interface Given {
  history: Float64Array;
  actual: Float64Array;
}

interface Scored {
  sMAPE: number;
  MASE: number;
}

/** Weeks of a year, and the years that are looked back. */
const [weeks, years] = [52, 20];

export const m4WeeklyAdapter: Adapter = {
  method: "m4-weekly",
  run({ input, parameters }, files) {
    const train = String(input.train);
    const test = String(input.test ?? train.replace(/train\.csv(\.gz)?$/, "test.csv"));
    const series = readAll(files, train, test);
    const horizon = Number(parameters.horizon);
    if (input.id === undefined) return competition([...series.values()], horizon);
    return single(series.get(String(input.id))!, horizon, Number(parameters.season ?? 1));
  },
  check: {
    etsZZN: (actual, expected) => {
      const [got, wanted] = [actual as Ets, expected as Ets];
      if (got.aicc <= wanted.aicc + 1e-3) return 0;
      const off = wanted.forecast.map((each, h) => Math.abs(got.forecast[h]! / each - 1));
      return Math.max(...off) / 1e-2;
    },
    /** As the mean over all series is allowed to be off. */
    naiveFirst5: (actual, expected) => {
      const [got, wanted] = [actual as First, expected as First];
      const off = (key: keyof First) =>
        Math.max(...wanted[key].map((each, i) => Math.abs(got[key][i]! - each)));
      return Math.max(off("sMAPE"), off("MASE")) / 5e-4;
    },
    /** No further off than the bar, and an interval that holds what it says. */
    bar: (actual, expected) => {
      const [got, wanted] = [actual as Bar, expected as Bar];
      const [low, high] = wanted.coverage95 as [number, number];
      const share = got.coverage95 as number;
      return share >= low && share <= high ? got.MASE / wanted.MASE : Infinity;
    },
  },
  remarks: ["anchors"],
};

interface Ets {
  aicc: number;
  forecast: number[];
}

interface First {
  sMAPE: number[];
  MASE: number[];
}

interface Bar {
  MASE: number;
  coverage95: number | [number, number];
}

function competition(all: readonly Given[], horizon: number) {
  const byNaive = all.map((each) => scored(each, naive(each.history, horizon)));
  const mean = (of: number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const combined = all.map((each) => byCombination(each, horizon));
  const bar = {
    MASE: mean(combined.map(({ MASE }) => MASE)),
    coverage95: mean(combined.map(({ inside }) => inside)),
  };
  const smape = mean(combined.map(({ sMAPE }) => sMAPE));
  console.log(
    `      combination: MASE ${bar.MASE.toFixed(3)}, sMAPE ${smape.toFixed(3)}, ` +
      `within the 95 % interval ${(100 * bar.coverage95).toFixed(1)} %`,
  );
  return {
    naive: {
      sMAPE: mean(byNaive.map(({ sMAPE }) => sMAPE)),
      MASE: mean(byNaive.map(({ MASE }) => MASE)),
    },
    naiveFirst5: {
      sMAPE: byNaive.slice(0, 5).map(({ sMAPE }) => sMAPE),
      MASE: byNaive.slice(0, 5).map(({ MASE }) => MASE),
    },
    bar,
  };
}

function byCombination(given: Given, horizon: number): Scored & { inside: number } {
  const history = given.history.subarray(-weeks * years);
  const { forecast } = automaticForecast(history, {
    horizon,
    season: weeks,
    levels: [0.025, 0.975],
    seed: 1,
  });
  const [low, high] = forecast.quantiles as [Float64Array, Float64Array];
  return { ...scored(given, forecast.mean), inside: coverage(given.actual, low, high)! };
}

function single(given: Given, horizon: number, season: number) {
  const { history } = given;
  const { alpha, level } = smooth(history);
  const byTheta = theta(history, horizon, season).mean;
  const ets = chooseEts(history, season);
  const byEts = forecastEts(ets, horizon).mean;
  return {
    n: history.length,
    ses: { alpha, forecast: level, ...scored(given, new Float64Array(horizon).fill(level)) },
    theta: { forecast: byTheta, MASE: scored(given, byTheta).MASE },
    etsZZN: { aicc: ets.aicc, forecast: [...byEts] },
  };
}

/** Weekly series are scaled by single steps in that competition. */
function scored({ history, actual }: Given, forecast: Float64Array): Scored {
  const { smape, mase } = pointScores(actual, forecast, naiveScale(history, 1));
  return { sMAPE: smape, MASE: mase! };
}

function readAll(files: Files, train: string, test: string): Map<string, Given> {
  const came = readSeries(files.text(test));
  return new Map(
    [...readSeries(files.text(train))].map(([id, history]) => [
      id,
      { history, actual: came.get(id)! },
    ]),
  );
}

/** A line a series, its id first; a header and empty fields at the end are left out. */
function readSeries(text: string): Map<string, Float64Array> {
  const rows = text.split("\n").map((line) => line.replaceAll('"', "").trim().split(","));
  return new Map(
    rows
      .filter(([id, first]) => id && first && Number.isFinite(Number(first)))
      .map(([id, ...values]) => [
        id!,
        Float64Array.from(values.filter((value) => value !== "").map(Number)),
      ]),
  );
}
