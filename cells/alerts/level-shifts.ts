import { levelBreaks } from "@/lib/methods/temporal/level-breaks";
import type { LevelStep } from "@/lib/methods/temporal/level-step";
import { MethodProblem } from "@/lib/methods/problem";

/** Series that belong together, as those of a type of crime. */
export interface Groups {
  names: string[];
  /** Group of each series. */
  of: ArrayLike<number>;
}

/** A change of level of a group among the steps that are compared with. */
export interface Shift {
  name: string;
  step: LevelStep;
}

interface ShiftInput {
  counts: Float64Array;
  steps: number;
  groups: Groups;
  /** Steps that are looked at together: four weeks of days or of weeks. */
  together: number;
  /** Steps of a year. */
  year: number;
  /** So many steps back a comparison reaches. */
  back: number;
}

const mostGroups = 40;
/** A group with fewer cases a step tells no level. */
const leastMean = 3;

/** The last change of level of each of the largest groups, where the comparison reaches back over it; the largest group first. */
export function levelShifts(input: ShiftInput): Shift[] {
  const { counts, steps, groups, together, year, back } = input;
  const spans = Math.floor(steps / together);
  // The first steps that fill no span are left out.
  const skipped = steps - spans * together;
  const sums = groups.names.map(() => new Float64Array(spans));
  for (let series = 0; series < groups.of.length; series++) {
    const sum = sums[groups.of[series]!]!;
    for (let t = skipped; t < steps; t++) {
      sum[Math.floor((t - skipped) / together)]! += counts[series * steps + t]!;
    }
  }
  const total = (values: Float64Array) => values.reduce((all, each) => all + each, 0);
  return sums
    .map((values, at) => ({ values, name: groups.names[at]!, cases: total(values) }))
    .filter(({ cases }) => cases >= leastMean * steps)
    .sort((a, b) => b.cases - a.cases)
    .slice(0, mostGroups)
    .flatMap(({ values, name }) => {
      const found = lastBreak(values, year / together);
      if (!found) return [];
      const { at, before, after } = found;
      const step = {
        ...found,
        at: skipped + at * together,
        before: before / together,
        after: after / together,
      };
      return step.at > steps - 1 - back ? [{ name, step }] : [];
    });
}

function lastBreak(values: Float64Array, season: number): LevelStep | undefined {
  try {
    return levelBreaks(values, season).breaks.at(-1);
  } catch (error) {
    // Too short, or no counts: then no change of level can be told.
    if (error instanceof MethodProblem) return undefined;
    throw error;
  }
}
