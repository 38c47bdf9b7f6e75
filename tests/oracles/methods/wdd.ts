import { displacementQuotient } from "@/lib/methods/evaluate/displacement-quotient";
import {
  weightedDisplacement,
  type OperationCounts,
} from "@/lib/methods/evaluate/weighted-displacement";
import type { Adapter, OracleCase } from "../case";

export const wddAdapter: Adapter = {
  method: "wdd",
  run(oracle) {
    return "targetBefore" in oracle.input ? quotient(oracle) : difference(oracle);
  },
};

function difference({ input, parameters }: OracleCase) {
  const pair = (name: string) => {
    const [before, after] = (input[name] ?? [0, 0]) as [number, number];
    return { before, after };
  };
  const [before, after] = (parameters.timeWeights ?? [1, 1]) as [number, number];
  const { local, displacement, total } = weightedDisplacement(
    {
      treated: pair("treated"),
      control: pair("control"),
      displacement: pair("displacementTreated"),
      displacementControl: pair("displacementControl"),
    },
    {
      time: { before, after },
      weights: weightsOf(parameters.areaWeights as Record<string, number> | undefined),
      confidence: 1 - Number(parameters.alpha ?? 0.05),
    },
  );
  return {
    local: local.effect,
    seLocal: local.error,
    displacement: displacement.effect,
    seDisplacement: displacement.error,
    total: total.effect,
    seTotal: total.error,
    z: total.z,
    pTwoSided: total.p,
    ci: [total.low, total.high],
  };
}

const weightsOf = (given: Record<string, number> = {}): Record<keyof OperationCounts, number> => ({
  treated: given.treated ?? 1,
  control: given.control ?? 1,
  displacement: given.displacementTreated ?? 1,
  displacementControl: given.displacementControl ?? 1,
});

function quotient({ input }: OracleCase) {
  const pair = (name: string) => ({
    before: Number(input[`${name}Before`]),
    after: Number(input[`${name}After`]),
  });
  const found = displacementQuotient(pair("target"), pair("buffer"), pair("control"));
  return {
    grossEffect: found.grossEffect,
    success: found.success,
    buffer: found.buffer,
    wdq: found.quotient,
    tne: found.totalNetEffect,
  };
}
