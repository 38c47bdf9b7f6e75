import { flatArea } from "@/lib/methods/spatial/clip";
import { convexHull } from "@/lib/methods/spatial/hull";
import type { MethodContext } from "@/lib/methods/method";
import { countPairsWithin } from "@/lib/methods/spatial/relations/close-pairs";
import { colocation, type Colocation } from "@/lib/methods/spatial/relations/colocation";
import { crossK, type CrossK } from "@/lib/methods/spatial/relations/cross-k";
import { sitesOf, type LabelledPoints } from "@/lib/methods/spatial/relations/labelled";
import { thinByType } from "@/lib/methods/spatial/relations/thin";
import { decodeTable } from "@/lib/table/table";
import { areaMeasure } from "./area-measure";
import { curvesOf, nearestMeasure, withinMeasure } from "./measures";
import { nextMeasure } from "./next-measure";
import { texts } from "./texts";
import { labelledAt, typedPoints, type TypedPoints } from "./typed-points";
import { level, type Measure, type Related, type RelationsView } from "./view-data";

export interface RelateInput {
  /**
   * Arrow: x, y (degrees), type (number of a type, `types.length` for other crime, -1 for none), time
   * (milliseconds; NaN for none).
   */
  points: Uint8Array;
  /** Types compared. */
  types: string[];
  /** Types that are not compared, and stand together as other crime. */
  otherTypes: number;
  hasTime: boolean;
  /** Outlines and residents of areas; null for squares. */
  areas: { outlines: (string | null)[]; residents: (number | null)[] | null } | null;
  question: [number, number] | null;
  within: number;
  cell: number;
  weeks: number;
  permutations: number;
  sample: number;
  seed: number;
  source: RelationsView["source"];
}

type Progress = (fraction: number | null, words: string) => void;
type Show = (early: Related) => Promise<void>;

/** Pairs of close points that are shuffled: more take too long. */
const mostPairs = 300_000;

/** Shuffles of curves at most: half as many tests as of nearest neighbours need half as many. */
const mostCurveShuffles = 2_999;

/** Radii as parts of what counts as near, which is one of them. */
const steps = Array.from({ length: 10 }, (_, i) => (i + 1) / 5);

/** The work of the worker: points in, relations out, each measure shown as soon as it is there. */
export async function relate(input: RelateInput, progress: Progress, show: Show): Promise<Related> {
  progress(null, texts.projecting);
  const points = typedPoints(decodeTable(input.points));
  const standsFor = standsForOf(input);
  const types = standsFor.length;
  const { kept, most } = thinByType(points.type, types, input.sample, input.seed, standsFor);
  const sample = labelledAt(points, types, kept);
  const result = startOf(input, points, kept, most, sample);
  const part = (from: number, to: number): MethodContext => ({
    seed: input.seed,
    progress: (fraction, words) =>
      progress(fraction === null ? null : from + (to - from) * fraction, words),
  });

  relateNearest(input, sample, result, part(0, 0.25), show);
  areaMeasure(input, points, result);
  await show(result);
  relateWithin(input, sample, result, part(0.25, 0.6), show);
  if (input.hasTime) {
    await show(result);
    nextMeasure(input, points, result, part(0.6, 1), () => void show(result));
  }
  return result;
}

function startOf(
  { types, otherTypes, within, weeks, question, source }: RelateInput,
  points: TypedPoints,
  kept: Uint32Array,
  most: number,
  sample: LabelledPoints,
): Related {
  const { x, y, longitude, latitude, type, zone, farOut, withoutType } = points;
  const drawn = kept.filter((i) => type[i]! < types.length);
  const pick = (values: Float64Array) => Float64Array.from(drawn, (i) => values[i]!);
  const counts = types.map(() => 0);
  for (const each of type) if (each < types.length) counts[each]!++;
  return {
    view: {
      ...{
        types,
        counts,
        within,
        weeks,
        measures: {},
        plain: null,
        curves: null,
        asked: question,
        source,
        otherTypes,
      },
      points: {
        longitude: pick(longitude),
        latitude: pick(latitude),
        east: pick(x),
        north: pick(y),
        type: Uint8Array.from(drawn, (i) => type[i]!),
      },
    },
    used: {
      ...{ zone, farOut, withoutType, most, near: null, areas: null, weeks: null, absent: {} },
      points: x.length,
      sampled: kept.length,
      pile: pileOf(sample),
    },
  };
}

function relateNearest(
  { types, permutations, question }: RelateInput,
  sample: LabelledPoints,
  result: Related,
  context: MethodContext,
  show: Show,
): void {
  const put = (found: Colocation) => {
    const nearest = nearestMeasure(found, types.length, sample.types);
    result.view.measures.nearest = nearest;
    result.view.asked = question ?? strongest(nearest, types.length);
  };
  const options = { neighbours: 1, ties: "share", permutations } as const;
  const early = (found: Colocation) => {
    put(found);
    void show(result);
  };
  put(colocation(sample, options, context, early));
}

function relateWithin(
  input: RelateInput,
  sample: LabelledPoints,
  { view, used }: Related,
  context: MethodContext,
  show: Show,
): void {
  const { types, within, permutations } = input;
  const radii = steps.map((step) => step * within);
  const near = thinnedTo(sample, radii.at(-1)!, input);
  const area = Math.abs(flatArea(convexHull(near.x, near.y).flat()));
  used.near = { points: near.x.length };
  const put = (found: CrossK) => {
    view.measures.within = withinMeasure(found, types.length, sample.types, within);
    view.curves = curvesOf(found, types.length, sample.types);
  };
  const options = { radii, area, permutations: Math.min(permutations, mostCurveShuffles) };
  const early = (found: CrossK) => {
    put(found);
    void show({ view, used });
  };
  put(crossK(near, options, context, early));
}

/** Types that each number of a type stands for: other crime for all that are not compared. */
const standsForOf = ({ types, otherTypes }: RelateInput): number[] => [
  ...types.map(() => 1),
  ...(otherTypes > 0 ? [otherTypes] : []),
];

/** Thins on until the close pairs can be shuffled in a few seconds. */
function thinnedTo(points: LabelledPoints, farthest: number, input: RelateInput): LabelledPoints {
  const { x, y, type, types } = points;
  const pairs = countPairsWithin(x, y, farthest, Infinity);
  if (pairs <= mostPairs) return points;
  const total = Math.floor(x.length * Math.min(0.9, Math.sqrt(mostPairs / pairs)));
  const { kept } = thinByType(type, types, total, input.seed, standsForOf(input));
  return thinnedTo(labelledAt(points, types, kept), farthest, input);
}

function pileOf({ x, y }: LabelledPoints): number {
  const { start } = sitesOf(x, y);
  return start.reduce((most, at, i) => Math.max(most, i === 0 ? 0 : at - start[i - 1]!), 0);
}

/** The pair of different types that stands out most, significant ones first. */
function strongest({ value, adjusted }: Measure, types: number): [number, number] | null {
  let best: [number, number] | null = null;
  let most = -Infinity;
  value.forEach((quotient, at) => {
    const [a, b] = [Math.floor(at / types), at % types];
    if (a === b || Number.isNaN(quotient)) return;
    const worth = adjusted[at]! < level ? quotient : quotient - 1e6;
    if (worth > most) [most, best] = [worth, [a, b]];
  });
  return best;
}
