import { chooseEts, fitEts, measured, type Ets } from "@/lib/methods/forecast/ets";
import { formsFor, formName, readForm, type EtsFigures } from "@/lib/methods/forecast/ets-form";
import { forecastEts } from "@/lib/methods/forecast/ets-forecast";
import type { Adapter } from "../case";

interface Expected {
  parameters: Record<string, number>;
  initialState: Record<string, number>;
}

const z = 1.959963984540054;

export const etsAdapter: Adapter = {
  method: "ets",
  run({ input, parameters, expected }) {
    const values = input.values as number[];
    const season = Number(parameters.period ?? 1);
    const horizon = Number(parameters.horizon);
    const answers = Object.keys(expected).map((name) => {
      if (name === "automatic") {
        const forms = formsFor(
          values.every((value) => value > 0),
          season > 1,
        );
        const { form, aicc, logLikelihood } = chooseEts(values, season, forms);
        return [name, { method: formName(form), aicc, logLikelihood }];
      }
      const fit = fitEts(values, readForm(name), season);
      const given = atGiven(values, name, season, expected[name] as Expected);
      return [
        name,
        {
          ...forecastsOf(isSame(fit, given) ? fit : given, horizon),
          logLik: { fitted: fit.logLikelihood, given: given.logLikelihood },
          aicc: given.aicc,
          mse: given.squaredError / values.length,
        },
      ];
    });
    return Object.fromEntries(answers) as Record<string, unknown>;
  },
  check: {
    logLik: (actual, expected) => {
      const { fitted, given } = actual as { fitted: number; given: number };
      const wanted = expected as number;
      return Math.max((wanted - fitted) / 0.5, Math.abs(given - wanted) / 1e-3);
    },
    aicc: (actual, expected) => Math.abs(Number(actual) - Number(expected)) / 2e-3,
    mse: (actual, expected) => Math.abs(Number(actual) / Number(expected) - 1) / 1e-5,
    automatic: (actual, expected) =>
      ((actual as { aicc: number }).aicc - (expected as { aicc: number }).aicc) / 1,
  },
  remarks: ["parameters", "initialState"],
};

/**
 * A fit whose likelihood is clearly higher than that of the reference is another one, and forecasts
 * differently: what can be compared then is the forecast from the reference's own figures.
 */
const isSame = (fit: Ets, given: Ets) => fit.logLikelihood < given.logLikelihood + 0.5;

function forecastsOf(fit: Ets, horizon: number) {
  const { mean, spread } = forecastEts(fit, horizon);
  return {
    forecast: mean,
    lower95: mean.map((each, h) => each - z * spread[h]!),
    upper95: mean.map((each, h) => each + z * spread[h]!),
  };
}

/** The series run through the reference's own shares and states: `s1` is the step before the first. */
function atGiven(values: number[], name: string, season: number, expected: Expected): Ets {
  const { alpha, beta, gamma, phi } = expected.parameters;
  const { l, b = 0 } = expected.initialState;
  const form = readForm(name);
  const steps = form.season === "N" ? 0 : season;
  const seasons = Float64Array.from({ length: steps }, (_, i) => {
    const state = expected.initialState[`s${season - i}`];
    if (state === undefined) throw new Error(`The case gives no season s${season - i}.`);
    return state;
  });
  const figures: EtsFigures = { alpha: alpha!, beta, gamma, phi, level: l!, change: b, seasons };
  return measured(values, form, figures, season);
}
