import type { EtsForm } from "./ets-form";
import { meanOf } from "../statistics/sums";
import { seasonalIndices } from "./seasonal-indices";

/** Level, change and seasons but the last to begin a search from: a line through the first steps. */
export function startingStates(values: Float64Array, form: EtsForm, season: number): number[] {
  const seasonal = form.season !== "N";
  const times = form.season === "M";
  const indices = seasonal ? firstSeasons(values, season, times ? "times" : "plus") : null;
  const first = values
    .subarray(0, Math.max(10, 2 * season))
    .map((value, t) => withoutSeason(value, indices?.[t % season], times));
  const states: number[] = [];
  if (form.trend === "N") states.push(meanOf(first));
  else states.push(...lineThrough(first));
  if (form.error === "M" && states[0]! <= 0) states[0] = Math.max(1e-3, meanOf(first));
  if (indices) states.push(...indices.slice(0, -1));
  return states;
}

function withoutSeason(value: number, index: number | undefined, times: boolean): number {
  if (index === undefined) return value;
  return times ? value / index : value - index;
}

/** Of the first few seasons, so that a season that changes does not begin as the mean of all. */
function firstSeasons(values: Float64Array, season: number, kind: "times" | "plus"): Float64Array {
  const early = values.subarray(0, Math.min(values.length, 4 * season));
  const found = seasonalIndices(early, season, kind);
  if (!found) return new Float64Array(season).fill(kind === "times" ? 1 : 0);
  if (kind === "plus") return found;
  const floored = found.map((each) => Math.max(each, 0.01));
  const mean = meanOf(floored);
  return floored.map((each) => each / mean);
}

/** Value before the first step and change a step. */
function lineThrough(values: Float64Array): [number, number] {
  const middle = (values.length + 1) / 2;
  const mean = meanOf(values);
  let [cross, square] = [0, 0];
  for (let t = 0; t < values.length; t++) {
    cross += (t + 1 - middle) * (values[t]! - mean);
    square += (t + 1 - middle) ** 2;
  }
  const slope = square > 0 ? cross / square : 0;
  return [mean - slope * middle, slope];
}
