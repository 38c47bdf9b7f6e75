import { MethodProblem } from "../problem";
import type { Series } from "../temporal/series";
import type { Backtest, BacktestRun } from "./backtest";
import type { Forecast } from "./model";
import { bottomUp, reconcile, type Sums } from "./reconcile";

/** A series of a hierarchy: a sum, or one of the parts at the bottom. */
export interface HierarchyNode {
  /** None for the total, the first key for a sum over the second, all keys for a part. */
  keys: readonly string[];
  /** Places of its parts among the bottom series: its own place for a part. */
  parts: readonly number[];
}

/** Sums first, the total before all, and then the bottom series in their order. */
export interface Hierarchy {
  nodes: HierarchyNode[];
  sums: Sums;
}

/** Total, sums by first key and, where keys are two, the parts: "theft" over "theft, district 4". */
export function hierarchyOf(keys: readonly (readonly string[])[]): Hierarchy {
  const bottom = keys.map((own, k) => ({ keys: own, parts: [k] }));
  if (keys.length < 2) return { nodes: bottom, sums: [] };
  const groups = new Map<string, HierarchyNode & { parts: number[] }>();
  keys.forEach((own, k) => {
    if (own.length < 2) return;
    const group = groups.get(own[0]!) ?? { keys: [own[0]!], parts: [] };
    group.parts.push(k);
    groups.set(own[0]!, group);
  });
  const above = [{ keys: [], parts: keys.map((_, k) => k) }, ...groups.values()];
  return { nodes: [...above, ...bottom], sums: above.map(({ parts }) => parts) };
}

/** The series of all nodes, from those of the bottom. */
export const seriesOfNodes = (bottom: readonly Series[], { sums }: Hierarchy): Float64Array[] =>
  bottomUp(
    bottom.map((each) => Float64Array.from(each)),
    sums,
  );

/** What a run was wrong by at each step ahead of each origin, actual less mean; null where it had no answer. */
export function errorsOfRun(
  series: Series,
  { origins, horizon }: Pick<Backtest, "origins" | "horizon">,
  { forecasts }: BacktestRun,
): (number | null)[] {
  return origins.flatMap((origin, i) =>
    Array.from({ length: horizon }, (_, h) => {
      const mean = forecasts[i]?.mean[h];
      return mean === undefined ? null : series[origin + h]! - mean;
    }),
  );
}

export interface AddedUp {
  /** Of all nodes, in their order. */
  forecasts: Forecast[];
  way: "mint" | "bottom-up";
  /** Why sums are those of the parts although the other way was asked for. */
  why?: string;
}

const leastErrors = 3;

/**
 * Forecasts of sums and parts made to add up: by MinT from past errors (`reconcile`), or from the parts.
 * Where errors are too few, all 0 or not known together, from the parts, with the reason. Means add up;
 * a fan moves with its mean and keeps its width, that of counts by whole cases and never below 0:
 * quantiles of parts do not add up to those of their sum, nor should they. `errors` hold one list a node, null where nothing is known.
 */
export function addUp(
  forecasts: readonly Forecast[],
  { sums }: Hierarchy,
  errors: readonly (readonly (number | null)[])[] | null,
  { counts = false }: { counts?: boolean } = {},
): AddedUp {
  check(forecasts, sums);
  const means = forecasts.map(({ mean }) => mean);
  const bottom = means.slice(sums.length);
  const moved = (rows: readonly Float64Array[]) =>
    forecasts.map((each, k) => movedTo(each, rows[k]!, counts));
  const fromParts = () => moved(bottomUp(bottom, sums));
  if (sums.length === 0) return { forecasts: moved(bottom), way: "bottom-up" };
  if (!errors) return { forecasts: fromParts(), way: "bottom-up" };
  // Sums of the very same parts say the same twice: the first stands for all.
  const distinct = sums.filter(
    (parts, s) => parts.length > 1 && sums.findIndex((each) => each.join() === parts.join()) === s,
  );
  const kept = [
    ...distinct.map((parts) => sums.indexOf(parts)),
    ...bottom.map((_, k) => sums.length + k),
  ];
  const known = knownTogether(kept.map((k) => errors[k] ?? []));
  try {
    if (known[0]!.length < leastErrors) {
      throw new MethodProblem(
        `Only ${known[0]!.length} past errors are known of all series together.`,
      );
    }
    const own = kept.map((k) => means[k]!);
    const { rows } = reconcile(own, known, distinct, { counts });
    return { forecasts: moved(bottomUp(rows.slice(distinct.length), sums)), way: "mint" };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    const why = `${error.message} So the sums are those of the parts.`;
    return { forecasts: fromParts(), way: "bottom-up", why };
  }
}

function check(forecasts: readonly Forecast[], sums: Sums) {
  const steps = forecasts[0]?.mean.length ?? 0;
  const bottom = forecasts.length - sums.length;
  const fit =
    bottom > 0 &&
    forecasts.every(({ mean }) => mean.length === steps && mean.every(Number.isFinite)) &&
    sums.every((parts) => parts.every((part) => part >= 0 && part < bottom));
  if (!fit) throw new MethodProblem("Forecasts that are to add up lack a value or a series.");
}

/** Only what is a number in every list. */
function knownTogether(errors: readonly (readonly (number | null)[])[]): Float64Array[] {
  const length = Math.min(...errors.map((each) => each.length));
  const places = Array.from({ length }, (_, i) => i).filter((i) =>
    errors.every((each) => each[i] !== null && Number.isFinite(each[i])),
  );
  return errors.map((each) => Float64Array.from(places, (i) => each[i]!));
}

/** Counts move by whole cases: a little more than none must not shut out none. */
function movedTo(forecast: Forecast, mean: Float64Array, counts: boolean): Forecast {
  const moves = mean.map((each, h) => each - forecast.mean[h]!);
  const quantiles = forecast.quantiles.map((quantile) =>
    quantile.map((value, h) =>
      counts ? Math.max(0, value + Math.round(moves[h]!)) : value + moves[h]!,
    ),
  );
  return { ...forecast, mean, quantiles };
}
