import { akaike, glm, type Glm } from "@/lib/methods/statistics/glm";
import { negativeBinomialGlm } from "@/lib/methods/statistics/negative-binomial-glm";
import type { Adapter, Check, OracleCase } from "../case";
import type { Files } from "../files";

interface Design {
  y: number[];
  trials?: number[];
  names: string[];
  columns: number[][];
}

export const glmAdapter: Adapter = {
  method: "glm",
  run(oracle, files) {
    const design = designOf(oracle, files);
    const { y, trials, columns } = design;
    const family = String(oracle.parameters.family);
    const offset = offsetOf(oracle, y.length, files);
    if (/negative binomial/.test(family)) {
      const fit = negativeBinomialGlm(y, columns, { offset });
      const { theta, thetaError } = fit;
      const more = { theta, seTheta: thetaError, alpha: 1 / theta };
      return { ...answer(fit, design, columns.length + 1), ...more };
    }
    const name = /^binomial/.test(family) ? "binomial" : "poisson";
    return answer(glm(y, columns, { family: name, trials, offset }), design, columns.length);
  },
  check: { coef: mapped, statistic: mapped },
};

function answer(fit: Glm, { names }: Design, parameters: number) {
  const named = (values: ArrayLike<number>) =>
    Object.fromEntries(names.map((name, k) => [name, values[k]]));
  return {
    coef: named(fit.coefficients),
    se: named(fit.errors),
    statistic: named(fit.coefficients.map((each, k) => each / fit.errors[k]!)),
    deviance: fit.deviance,
    nullDeviance: fit.nullDeviance,
    dfResidual: fit.freedom,
    logLik: fit.logLikelihood,
    aic: akaike(fit.logLikelihood, parameters),
    pearsonDispersion: fit.dispersion,
    fittedFirst5: fit.fitted.slice(0, 5),
    quasiSe: named(fit.quasiErrors),
    quasiDispersion: fit.dispersion,
    seRobustHC0: named(fit.robustErrors),
  };
}

function designOf({ input }: OracleCase, files: Files): Design {
  const names = input.columns as string[];
  if (input.X) {
    const rows = input.X as number[][];
    const columns = names.map((_, k) => rows.map((row) => row[k]!));
    const trials = (input.trials ?? input.m) as number[] | undefined;
    return { y: (input.y ?? input.successes) as number[], trials, names, columns };
  }
  const table = files.csv(String(input.file));
  const byName = new Map(Object.entries(table).map(([name, list]) => [name.toLowerCase(), list]));
  const column = (name: unknown) => {
    const found = table[String(name)] ?? byName.get(String(name).toLowerCase());
    if (!found) throw new Error(`The file has no column ${String(name)}.`);
    return found.map(Number);
  };
  const y = column(input.successes ?? input.y);
  const constant = () => y.map(() => 1);
  return {
    y,
    trials: input.trials ? column(input.trials) : undefined,
    names,
    columns: names.map((name) => (name === "(Intercept)" ? constant() : column(name))),
  };
}

function offsetOf({ input, parameters }: OracleCase, n: number, files: Files) {
  const given = input.offset ?? parameters.offset ?? 0;
  if (Array.isArray(given)) return given as number[];
  if (typeof given === "number") return Array<number>(n).fill(given);
  const log = /^log\((\w+)\)$/.exec(String(given));
  const values = files.csv(String(input.file))[log ? log[1]! : String(given)]!.map(Number);
  return log ? values.map(Math.log) : values;
}

/** A coefficient that is nothing but the rounding of a zero has no digits to agree in. */
function mapped(...[actual, expected, { tolerance }]: Parameters<Check>): number {
  const found = actual as Record<string, number>;
  const wanted = expected as Record<string, number>;
  const largest = Math.max(...Object.values(wanted).map(Math.abs));
  return Math.max(
    ...Object.entries(wanted).map(([name, value]) => {
      const allowed = Math.max(Number(tolerance.rel) * Math.abs(value), 1e-9 * largest);
      return Math.abs(found[name]! - value) / allowed;
    }),
  );
}
