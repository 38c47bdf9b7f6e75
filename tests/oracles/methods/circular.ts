import { circular } from "@/lib/methods/temporal/circular";
import type { Adapter, Check } from "../case";

/** Times that point nowhere: the reference prints the rounding of its own sums, and a direction of it. */
const nowhere = 1e-12;

const within =
  (undefinedBelow: boolean): Check =>
  (actual, expected, { expected: { R }, tolerance }) => {
    if (undefinedBelow && Number(R) < nowhere) return actual === null ? 0 : Infinity;
    const difference = Math.abs(Number(actual) - Number(expected));
    const allowed = Number(tolerance.rel ?? 0) * Math.abs(Number(expected));
    return Math.min(
      difference / Math.max(allowed, Number(tolerance.abs ?? 0)),
      difference / nowhere,
    );
  };

export const circularAdapter: Adapter = {
  method: "circular",
  run({ input, parameters }) {
    const values = (input.hours ?? input.values) as number[];
    const { mean, resultant, variance, rayleigh } = circular(
      values,
      Number(parameters.period ?? 24),
    );
    return {
      meanHour: mean,
      R: resultant,
      circularVariance: variance,
      rayleighZ: rayleigh.z,
      pZar: rayleigh.p,
      pExpMinusZ: rayleigh.pLarge,
    };
  },
  check: { meanHour: within(true), R: within(false), rayleighZ: within(false) },
};
