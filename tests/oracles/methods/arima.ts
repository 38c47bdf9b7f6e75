import { arima } from "@/lib/methods/forecast/arima";
import { arimaErrors } from "@/lib/methods/forecast/arima-errors";
import { arimaForecast } from "@/lib/methods/forecast/arima-forecast";
import type { Adapter, Check } from "../case";

type Triple = [number, number, number];

const within =
  (rel: number, abs = 0): Check =>
  (actual, expected) => {
    const [found, wanted] = [actual, expected].map((each) =>
      typeof each === "number" ? [each] : Object.values(each as Record<string, number>),
    ) as [number[], number[]];
    if (found.length !== wanted.length) return Infinity;
    const sizes = wanted.map(
      (each, k) => Math.abs(found[k]! - each) / Math.max(abs, rel * Math.abs(each)),
    );
    return Math.max(...sizes);
  };

export const arimaAdapter: Adapter = {
  method: "arima",
  run({ input, parameters }) {
    const log = /log/.test(String(parameters.transform));
    const [to, back] = log ? [Math.log, Math.exp] : [Number, Number];
    const values = (input.values as number[]).map((each) => to(each));
    const model = arima(values, {
      order: parameters.order as Triple,
      seasonal: parameters.seasonal as Triple | undefined,
      period: parameters.period as number | undefined,
      constant: parameters.includeMean === true,
    });
    const { mean, variance } = arimaForecast(model, values, Number(parameters.horizon));
    const bound = (z: number) => mean.map((each, h) => back(each + z * Math.sqrt(variance[h]!)));
    const named = (list: Float64Array) =>
      Object.fromEntries(model.names.map((name, k) => [name, list[k]!]));
    return {
      coef: named(model.coefficients),
      se: named(arimaErrors(model, values)),
      sigma2: model.sigma2,
      logLik: model.logLikelihood,
      aic: model.aic,
      forecast: bound(0),
      lower95: bound(-1.959964),
      upper95: bound(1.959964),
    };
  },
  // The cases give no tolerance for these; those of the coefficients and the likelihood imply them.
  check: { se: within(0.02), sigma2: within(1e-3), aic: within(0, 0.04) },
};
