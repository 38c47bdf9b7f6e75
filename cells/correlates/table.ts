import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import type { Correlation } from "@/lib/methods/statistics/rank-correlation";
import { flags, numbers, wholes, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { Correlates } from "./compute";
import { isProtectedTrait } from "@/cells/people/protected-trait";
import type { ReadAreas } from "./read";

/** Name of the table of areas. */
export const areasTableName = (name: string): string => `${name}_areas`;

/** One row a trait, in the order that the analyst wrote them. */
export function traitsTable({ found: { effects, spatial } }: Correlates): Uint8Array {
  const of = (value: (effect: (typeof effects)[number]) => number) => numbers(effects.map(value));
  return toStream([
    ["trait", words(effects.map(({ name }) => name))],
    ["rate_ratio", of(({ ratio }) => ratio)],
    ["low", of(({ low }) => low)],
    ["high", of(({ high }) => high)],
    ["p", of(({ p }) => p)],
    ["p_adjusted", of(({ adjusted }) => adjusted)],
    ["one_sd", of(({ deviation }) => deviation)],
    ["mean", of(({ mean }) => mean)],
    ["spearman", of(({ spearman }) => spearman.rho)],
    ["spearman_p_adjusted", numbers(adjustedOf(effects.map(({ spearman }) => spearman)))],
    ["partial_spearman", of(({ partial }) => partial.rho)],
    ["partial_spearman_p_adjusted", numbers(adjustedOf(effects.map(({ partial }) => partial)))],
    ["vif", of(({ factor }) => factor)],
    ["most_like", words(effects.map(({ nearest }) => effects[nearest]?.name ?? null))],
    ["correlation", of(({ correlation }) => correlation)],
    ["independent_ratio", of(({ plain }) => plain.ratio)],
    ["independent_low", of(({ plain }) => plain.low)],
    ["independent_high", of(({ plain }) => plain.high)],
    ["neighbours_allowed_for", flags(effects.map(() => spatial !== null))],
    ["protected", flags(effects.map(({ name }) => isProtectedTrait(name)))],
  ]);
}

/** For the number of traits; NaN where a correlation is not defined. */
const adjustedOf = (found: readonly Correlation[]): Float64Array =>
  benjaminiHochberg(found.map(({ rho, p }) => (Number.isNaN(rho) ? NaN : p)));

/** One row an area that was compared. */
export function areasTable(
  { found, kept, exposure }: Correlates,
  { names, counts, outlines }: ReadAreas,
): Uint8Array {
  const pick = <Value>(values: ArrayLike<Value>) => Array.from(kept, (i) => values[i]!);
  const observed = pick(counts);
  const isWhole = observed.every((each) => Number.isInteger(each) && each < 2 ** 31);
  return toStream([
    ["area", words(pick(names))],
    ["observed", isWhole ? wholes(observed) : numbers(observed)],
    ["expected", numbers(found.expected)],
    ["ratio", numbers(observed.map((each, i) => each / found.expected[i]!))],
    ["residual", numbers(found.residuals)],
    ...(exposure ? [["exposure", numbers(exposure)] satisfies NamedColumn] : []),
    ...(outlines ? [["geometry", words(pick(outlines))] satisfies NamedColumn] : []),
  ]);
}
