import { leastWindows, windowsOf } from "@/lib/methods/places/learned";
import {
  baselinePlaceModel,
  fittedPlaceModels,
  placeModel,
  type PlaceAnswers,
  type PlaceModelInput,
  type PlaceModelName,
} from "@/lib/methods/places/models";
import { refitPlaces, type PlaceRefit } from "@/lib/methods/places/refit";
import { MethodProblem } from "@/lib/methods/problem";
import type { Use } from "@/cells/learning/params";
import { refitTexts } from "./refit-texts";

/** What is kept: the first day that the kept model did not know, since 1970, and which one forecasts. */
export interface Kept {
  knownAt: number;
  use: Use;
}

/** The kept model of places beside the refitted one, on the windows since. */
export interface PlacesRefit {
  knownAt: number;
  /** Null with the problem. */
  compared: PlaceRefit | null;
  problem: string | null;
  /** The model has figures that a refit changes. */
  isFitted: boolean;
  /** Weights of the members, then and now; empty for a model without. */
  parts: { name: string; kept: number; refitted: number }[];
  inUse: Use;
}

/** Periods on which the kept model was tried, at most. */
export const mostTried = 12;

interface Asked {
  model: PlaceModelName;
  answers: PlaceAnswers;
  input: PlaceModelInput;
  /** Km². */
  areaKm2: number;
  /** First day that is forecast. */
  origin: number;
  inUse: Use;
}

/** Compares the model as of a day with the same fitted anew before every window since. */
export function refitOf(
  { knownAt }: Kept,
  { model, answers, input, areaKm2, origin, inUse }: Asked,
  progress: (done: number) => void,
): PlacesRefit {
  const isFitted = fittedPlaceModels.has(model);
  const base = { knownAt, isFitted, inUse, parts: [] };
  if (knownAt > origin) {
    return { ...base, compared: null, problem: refitTexts.later(knownAt, origin) };
  }
  const { ground, own, horizon, cells } = input;
  try {
    const [then, now] = [answers(origin, knownAt).parts ?? [], answers(origin).parts ?? []];
    const parts = now.map(({ name, weight }) => ({
      name,
      refitted: weight,
      kept: then.find((each) => each.name === name)?.weight ?? 0,
    }));
    const count = placeModel(baselinePlaceModel, input);
    const compared = refitPlaces(
      {
        kept: (at) => answers(at, knownAt).score,
        refitted: (at) => answers(at).score,
        baseline: (at) => count(at).score,
      },
      own,
      ground.x.length,
      {
        ...{ knownAt, end: origin, horizon, progress },
        tried: triedBefore(knownAt, isFitted, input),
        patrolled: { cells, cellArea: ground.cellArea, totalArea: areaKm2 * 1e6 },
      },
    );
    return { ...base, parts, compared, problem: null };
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    return { ...base, compared: null, problem: error.message };
  }
}

/** Days on which the kept model could have been tried: those that had a past to learn from. */
function triedBefore(
  knownAt: number,
  isFitted: boolean,
  { own, from, horizon }: PlaceModelInput,
): number[] {
  const windows = windowsOf(own, { from, horizon });
  const days = Array.from({ length: mostTried }, (_, i) => knownAt - (mostTried - i) * horizon);
  return days.filter((day) =>
    isFitted ? windows(day).length >= leastWindows : day >= from + Math.max(horizon, 28),
  );
}

/** Whether a model of that day can be kept: it needs a past as the forecast itself, and knows nothing of what is forecast. */
export function canKeep(answers: PlaceAnswers, origin: number, { knownAt }: Kept): boolean {
  if (knownAt > origin) return false;
  try {
    answers(origin, knownAt);
    return true;
  } catch (error) {
    if (error instanceof MethodProblem) return false;
    throw error;
  }
}
