import { MethodProblem } from "@/lib/methods/problem";
import { areasKm2 } from "@/lib/methods/spatial/area";
import { readAreas } from "@/lib/methods/spatial/polygons";
import {
  areaRegression,
  type AreaRegression,
} from "@/lib/methods/spatial/regression/area-regression";
import { outlineNeighbours } from "@/lib/methods/spatial/regression/outline-neighbours";
import type { ReadAreas } from "./read";
import { texts } from "./texts";

export interface CorrelatesInput extends Pick<
  ReadAreas,
  "names" | "outlines" | "counts" | "traits" | "exposure"
> {
  /** The exposure is km² by the outline. */
  isMeasured: boolean;
  seed: number;
}

/** Areas that cannot be compared, by what they lack. */
export interface LeftOut {
  outline: number;
  count: number;
  trait: number;
  exposure: number;
}

export interface Correlates {
  found: AreaRegression;
  /** Numbers of the areas that were compared, as the input counts them. */
  kept: Int32Array;
  /** What the counts of these were measured by; null for nothing. */
  exposure: Float64Array | null;
  leftOut: LeftOut;
  /** Areas without a neighbour, that were given the nearest one. */
  joined: number;
  /** Links of neighbours. */
  links: number;
}

const mostAreas = 5_000;

/** The work of the worker: areas that lack something left out, the others compared. */
export function correlate(
  { names, outlines, counts, traits, exposure, isMeasured, seed }: CorrelatesInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
): Correlates {
  const shapes = outlines && readAreas(outlines);
  const unreadable = new Set(shapes?.problems.map(({ area }) => area));
  const measured = isMeasured && shapes ? areasKm2(shapes.areas) : exposure;
  const leftOut: LeftOut = { outline: 0, count: 0, trait: 0, exposure: 0 };
  const kept = Int32Array.from(names.keys()).filter((i) => {
    const lacks = unreadable.has(i)
      ? "outline"
      : !(counts[i]! >= 0 && Number.isFinite(counts[i]!))
        ? "count"
        : traits.some(({ values }) => !Number.isFinite(values[i]!))
          ? "trait"
          : measured && !(measured[i]! > 0 && Number.isFinite(measured[i]!))
            ? "exposure"
            : null;
    if (lacks) leftOut[lacks]++;
    return lacks === null;
  });
  if (kept.length > mostAreas) {
    throw new MethodProblem(texts.manyAreas(kept.length, mostAreas), texts.manyAreasHint);
  }
  const pick = (values: ArrayLike<number>) => Float64Array.from(kept, (i) => values[i]!);
  progress(null, texts.neighbours);
  const ground = outlines && outlineNeighbours(Array.from(kept, (i) => outlines[i]!));
  const own = measured && pick(measured);
  progress(null, texts.comparing);
  const found = areaRegression(
    {
      counts: pick(counts),
      traits: traits.map(({ name, values }) => ({ name, values: pick(values) })),
      ...(own ? { exposure: own } : {}),
      ...(ground ? { neighbours: ground.weights, middle: ground.middle } : {}),
    },
    { seed, progress },
  );
  return {
    found,
    kept,
    exposure: own,
    leftOut,
    joined: ground?.joined ?? 0,
    links: ground ? ground.weights.neighbour.length / 2 : 0,
  };
}
