import { addUp, type Hierarchy } from "@/lib/methods/forecast/hierarchy";
import { fanLevels } from "@/lib/methods/forecast/model";

/** Forecasts of all nodes of a hierarchy, and how they did in the trials. */
export interface AddInput {
  hierarchy: Hierarchy;
  way: "bottom-up" | "mint";
  /** In the order of the nodes. */
  nodes: {
    mean: Float64Array;
    quantiles: Float64Array[];
    trials: { origin: number; mean: Float64Array }[];
    history: Float64Array;
  }[];
  counts: boolean;
}

export interface Added {
  nodes: { mean: Float64Array; quantiles: Float64Array[] }[];
  way: "bottom-up" | "mint";
  why: string | null;
}

/** Forecasts that add up, by sums of the parts or from the errors of the trials. */
export function addForecasts({ hierarchy, way, nodes, counts }: AddInput): Added {
  const origins = [
    ...new Set(nodes.flatMap(({ trials }) => trials.map(({ origin }) => origin))),
  ].sort((a, b) => a - b);
  const errors = nodes.map(({ trials, history, mean }) => {
    const by = new Map(trials.map((trial) => [trial.origin, trial.mean]));
    return origins.flatMap((origin) => {
      const told = by.get(origin);
      return Array.from(mean, (_, h) => (told ? history[origin + h]! - told[h]! : null));
    });
  });
  const forecasts = nodes.map(({ mean, quantiles }) => ({ mean, quantiles, levels: fanLevels }));
  const found = addUp(forecasts, hierarchy, way === "mint" ? errors : null, { counts });
  return {
    nodes: found.forecasts.map(({ mean, quantiles }) => ({ mean, quantiles })),
    way: found.way,
    why: found.why ?? null,
  };
}
