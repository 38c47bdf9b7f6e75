import { hawkes, hawkesLogLikelihood } from "@/lib/methods/places/hawkes";
import type { Adapter, Check } from "../case";

const within =
  (share: number): Check =>
  (actual, expected) => {
    const [got, wanted] = [actual, expected] as [Record<string, number>, Record<string, number>];
    const sizes = Object.entries(wanted).map(
      ([name, value]) => Math.abs(got[name]! - value) / (share * Math.abs(value)),
    );
    return Math.max(...sizes);
  };

export const hawkesAdapter: Adapter = {
  method: "hawkes",
  run({ input, parameters }) {
    const times = input.times as number[];
    const end = Number(input.T);
    const at = (parameters.evaluateAt as [number, number, number][] | undefined) ?? [];
    const { mu, theta, omega, logLikelihood } = hawkes(times, end);
    return {
      logLikelihoodAt: at.map(([mu, theta, omega]) =>
        hawkesLogLikelihood(times, end, { mu, theta, omega }),
      ),
      mle: { mu, theta, omega, logLikelihood },
    };
  },
  check: { mle: within(0.01) },
};
