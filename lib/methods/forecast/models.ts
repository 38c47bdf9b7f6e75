import { arimaModel } from "./arima-model";
import {
  driftModel,
  meanModel,
  naiveModel,
  sameSeasonModel,
  seasonalNaiveModel,
} from "./baseline-models";
import { negativeBinomialModel, poissonModel } from "./count-regression";
import { logArModel, longArModel, recentArModel } from "./long-ar-models";
import type { ForecastModel } from "./model";
import { mstlEtsModel } from "./mstl-model";
import { prophetModel } from "./prophet-model";
import {
  crostonModel,
  etsModel,
  holtModel,
  holtWintersModel,
  sbaModel,
  thetaModel,
  tsbModel,
} from "./smoothing-models";

/** What a model goes by, for a list to choose from. */
export type ModelFamily = "counting" | "smoothing" | "changes" | "regression" | "sparse";

export interface ListedModel {
  model: ForecastModel;
  family: ModelFamily;
  /** As a list shows it. */
  label: string;
  /** One line: what it says, and of which series. */
  words: string;
}

/** Every model of a single series, the plainest first; `model.name` is stable and names it in tables. */
export const forecastModels: readonly ListedModel[] = [
  listed(naiveModel, "counting", "Last value", "the last value goes on"),
  listed(seasonalNaiveModel, "counting", "Same step last season", "as many as one season before"),
  listed(
    sameSeasonModel,
    "counting",
    "Mean of same week",
    "the mean of the same week, month or weekday in the last five seasons",
  ),
  listed(meanModel, "counting", "Mean", "the mean of everything so far"),
  listed(driftModel, "counting", "Straight line", "a line from the first value through the last"),
  listed(thetaModel, "smoothing", "Theta", "a smoothed level with half the slope so far"),
  listed(
    etsModel,
    "smoothing",
    "Exponential smoothing (ETS)",
    "level, trend and season that follow the series, in the likeliest of 15 forms",
  ),
  listed(
    holtModel,
    "smoothing",
    "Holt",
    "level and straight trend, for series known to grow or shrink",
  ),
  listed(
    holtWintersModel,
    "smoothing",
    "Holt–Winters",
    "level, straight trend and season, for series known to grow or shrink",
  ),
  listed(
    mstlEtsModel,
    "smoothing",
    "Seasons taken out, then ETS (MSTL)",
    "week and year, or one long season, taken out; the rest smoothed",
  ),
  listed(
    prophetModel,
    "smoothing",
    "Prophet",
    "a straight trend that may bend, waves of week and year, holidays",
  ),
  listed(arimaModel, "changes", "ARIMA", "a weighted sum of earlier values, changes and surprises"),
  listed(longArModel, "changes", "Earlier changes", "a weighted sum of up to a season of changes"),
  listed(
    recentArModel,
    "changes",
    "Earlier changes, recent",
    "the same from the last five seasons only",
  ),
  listed(
    logArModel,
    "changes",
    "Earlier changes in percent",
    "the same of logarithms, for series without a zero",
  ),
  listed(
    poissonModel,
    "regression",
    "Poisson regression",
    "counts explained by recent ones, the season and holidays",
  ),
  listed(
    negativeBinomialModel,
    "regression",
    "Negative binomial regression",
    "the same for counts that scatter more than chance",
  ),
  listed(
    crostonModel,
    "sparse",
    "Croston",
    "size of cases over the time between, for mostly zeros",
  ),
  listed(sbaModel, "sparse", "Croston without bias (SBA)", "Croston less what it is too high by"),
  listed(tsbModel, "sparse", "Size and chance (TSB)", "for mostly zeros, where cases may end"),
];

/** The models of these names, in the order of the list; names that it does not hold are left out. */
export const modelsNamed = (names: readonly string[]): ForecastModel[] =>
  forecastModels.map(({ model }) => model).filter(({ name }) => names.includes(name));

function listed(
  model: ForecastModel,
  family: ModelFamily,
  label: string,
  words: string,
): ListedModel {
  return { model, family, label, words };
}
