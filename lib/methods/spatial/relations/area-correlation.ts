import {
  partialSpearman,
  spearman,
  type Correlation,
  type Worth,
} from "../../statistics/rank-correlation";
import { distanceClasses, effectiveSize, mostPlaces } from "./effective-size";
import { MethodProblem } from "../../problem";

export interface AreaCounts {
  areas: number;
  types: number;
  /** Incidents of type t in area i at i * types + t. */
  counts: ArrayLike<number>;
  /** Incidents of types that are in no column, for each area; none when absent. */
  others?: ArrayLike<number>;
  /** Residents (or houses, or km²) of each area, all above 0: rates are compared then. */
  population?: ArrayLike<number>;
  /**
   * Middle of each area, metres. With it the test allows for neighbours that are alike: freedom is that
   * of as many independent areas as these are worth.
   */
  middle?: { x: ArrayLike<number>; y: ArrayLike<number> };
}

export interface AreaCorrelation {
  areas: number;
  /** The test allows for neighbours that are alike. */
  isSpatial: boolean;
  /** Of types a, b at a * types + b: of the counts, or of the rates where there is a population. */
  plain: Correlation[];
  /** Of the counts, given the total of all other crimes, and the population where there is one. */
  partial: Correlation[];
}

/** Fewer areas than this say nothing about a correlation. */
export const fewestAreas = 8;

/**
 * Do types of crime go together from area to area? Spearman's correlation of counts or rates, and
 * the partial one given the total of all other crimes (neither of the two): where much happens, much
 * of everything happens, and the partial one asks what is left beside that. The population goes in
 * as another given, not as a divisor, because two rates with one divisor correlate by themselves
 * (Pearson, Proc. Royal Society 60, 1897).
 *
 * Throws MethodProblem for fewer than 8 areas, and for a population that is not above 0.
 */
export function areaCorrelation(input: AreaCounts): AreaCorrelation {
  const { areas, types, counts, others, population, middle } = input;
  if (areas < fewestAreas) {
    throw new MethodProblem(
      `There ${areas === 1 ? "is 1 area" : `are ${areas} areas`} with incidents; a correlation between areas needs at least ${fewestAreas}.`,
      "Take smaller areas, or more rows.",
    );
  }
  for (let i = 0; population && i < areas; i++) {
    if (!(population[i]! > 0 && Number.isFinite(population[i]!))) {
      throw new MethodProblem(`The population of area ${i + 1} is not above 0.`, "Leave it out.");
    }
  }
  const column = (type: number) =>
    Float64Array.from({ length: areas }, (_, i) => counts[i * types + type]!);
  const columns = Array.from({ length: types }, (_, type) => column(type));
  const total = Float64Array.from({ length: areas }, (_, i) =>
    columns.reduce((sum, values) => sum + values[i]!, others?.[i] ?? 0),
  );
  const rates = population
    ? columns.map((values) => values.map((value, i) => value / population[i]!))
    : columns;

  const classes = middle && areas <= mostPlaces ? distanceClasses(middle.x, middle.y) : null;
  const worth: Worth = (a, b) => (classes ? effectiveSize(a, b, classes) : areas);
  const [plain, partial]: [Correlation[], Correlation[]] = [[], []];
  for (let a = 0; a < types; a++) {
    for (let b = 0; b < types; b++) {
      if (b < a) {
        plain.push(plain[b * types + a]!);
        partial.push(partial[b * types + a]!);
        continue;
      }
      plain.push(spearman(rates[a]!, rates[b]!, worth));
      const rest = total.map(
        (value, i) => value - columns[a]![i]! - (a === b ? 0 : columns[b]![i]!),
      );
      partial.push(
        partialSpearman(columns[a]!, columns[b]!, population ? [rest, population] : [rest], worth),
      );
    }
  }
  return { areas, isSpatial: classes !== null, plain, partial };
}
