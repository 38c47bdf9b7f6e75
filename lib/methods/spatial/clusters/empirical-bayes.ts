import { MethodProblem } from "../../problem";

/**
 * Rates made comparable where populations differ, for a test of pattern: each rate less the overall
 * one, in units of its own standard deviation, which is larger where few people live. Counts and
 * populations of each area; every population above 0.
 * Source: Assunção and Reis, A new proposal to adjust Moran's I for population density, Statistics in
 * Medicine 18 (1999).
 */
export function empiricalBayesRates(
  count: ArrayLike<number>,
  population: ArrayLike<number>,
): Float64Array {
  let [cases, people] = [0, 0];
  for (let i = 0; i < count.length; i++) {
    if (!(population[i]! > 0)) {
      throw new MethodProblem(
        `Place ${(i + 1).toLocaleString("en")} has a population of ${population[i]}: a rate needs more than 0.`,
      );
    }
    cases += count[i]!;
    people += population[i]!;
  }
  const overall = cases / people;
  if (!(overall > 0)) {
    throw new MethodProblem("No place has any count: there are no rates to compare.");
  }
  let between = 0;
  for (let i = 0; i < count.length; i++) {
    between += population[i]! * (count[i]! / population[i]! - overall) ** 2;
  }
  const prior = between / people - overall / (people / count.length);
  return Float64Array.from({ length: count.length }, (_, i) => {
    const chance = overall / population[i]!;
    // Rates that differ no more than by chance leave a prior of 0 or less, and a sum that may be 0.
    const variance = prior + chance > 0 ? prior + chance : chance;
    return (count[i]! / population[i]! - overall) / Math.sqrt(variance);
  });
}
