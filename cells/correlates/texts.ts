import { incidents, listed, pWords, rows, three, whole } from "@/cells/words";
import type { TableInfo } from "@/lib/engine/engine";
import type {
  Dependence,
  SharedLevels,
  TraitEffect,
} from "@/lib/methods/spatial/regression/area-regression";
import type { LeftOut } from "./compute";

const areas = (count: number) => (count === 1 ? "1 area" : `${whole(count)} areas`);
const interval = ({ low, high }: { low: number; high: number }) =>
  `${three(low)} to ${three(high)}`;
/** Not defined where all rates are equal. */
const rhoWords = (rho: number) => (Number.isNaN(rho) ? "–" : rho.toFixed(2));

export const texts = {
  editor: "Correlates by area",
  source: "Parameters as text",
  chooseAreas: "Choose the table of areas with their traits.",
  chooseTraits: (table: string) => `Choose the traits of ${table} that are compared.`,
  chooseTraitsHint: (names: readonly string[]) =>
    names.length === 0
      ? "It has no column of numbers: traits are figures such as literacy or people per km²."
      : `Its columns of numbers: ${names.slice(0, 12).join(", ")}.`,
  chooseCount: "Choose the table of incidents, or the column of the areas that counts them.",
  chooseCountHint: "Write “data: incidents”, or “count: cases”.",
  traitIsCount: (name: string) => `${name} is what is explained, so it cannot be a trait as well.`,
  noOutlines: (table: string) => `${table} has no outlines to measure km² by.`,
  noOutlinesHint: "Name a column under “exposure”, or write “exposure: none”.",
  manyAreas: (count: number, most: number) =>
    `${areas(count)} are more than the ${whole(most)} that can be compared.`,
  manyAreasHint: "Take larger areas, or a part of the table.",
  counting: "counting incidents",
  neighbours: "finding neighbours",
  comparing: "comparing areas",
  writing: "writing the tables",
  countedBy: ({ name, rows: count }: TableInfo, column: string) =>
    `${rows(count)} of ${name}, incidents by its column ${column}.`,
  notWhole: (column: string) =>
    `${column} has values that are no whole numbers: they are taken as counts all the same, so their scatter is only roughly right.`,
  fewCases: (count: number) =>
    `${incidents(count)} in all are too few to say much: expect wide intervals.`,
  leftOut: ({ outline, count, trait, exposure }: LeftOut) =>
    [
      [outline, "without a usable outline"],
      [count, "without a count"],
      [trait, "that lack a trait"],
      [exposure, "without an exposure above 0"],
    ]
      .filter(([number]) => (number as number) > 0)
      .map(([number, why]) => `${areas(number as number)} ${why} left out.`),
  compared: (count: number, total: number) =>
    `${areas(count)} with ${Number.isInteger(total) ? incidents(total) : `${three(total)} incidents`} compared.`,
  exposures: (exposure: string) =>
    exposure === "none"
      ? "Counts are compared as they are: nothing is put beside them that would make large areas equal to small ones."
      : exposure === "area"
        ? "Incidents per km² are compared, by the outlines."
        : `Incidents are measured by ${exposure} (offset of the model).`,
  model: (theta: number) =>
    `Negative binomial regression of the counts, traits in standard deviations${
      Number.isFinite(theta)
        ? ` (variance μ + μ² / ${three(theta)})`
        : "; the counts scatter no more than Poisson ones"
    }; 95 % intervals by Student's t.`,
  spatial: ({ lambda, variance }: SharedLevels) =>
    `Ratios, intervals and p are of a Poisson model with a level of each area that is tied to those of its neighbours (Leroux; λ = ${lambda.toFixed(2)}, σ = ${three(Math.sqrt(variance))}).`,
  permuted: (permutations: number, seed: number) =>
    `Moran's I of the Pearson residuals over areas with a common border; ${whole(permutations)} permutations, seed ${seed}.`,
  joined: (count: number) =>
    `${areas(count)} without a common border ${count === 1 ? "has" : "have"} the nearest one as neighbour.`,
  noNeighbours:
    "There are no outlines, so it is not known whether neighbouring areas share what the traits do not say; if they do, the intervals are too narrow.",
  notAllowedFor: (why: string) => `Neighbours are not allowed for: ${why}`,
  tests: (count: number) =>
    count === 1
      ? "One trait is tested."
      : `p is adjusted for ${whole(count)} traits (Benjamini–Hochberg).`,
  effect: (trait: TraitEffect, given: number) =>
    `Where ${trait.name} is higher by one standard deviation (${three(trait.deviation)}), there are ${three(trait.ratio)} times as many incidents${given > 0 ? ", the other traits being equal" : ""} (95 % interval ${interval(trait)}; ${given > 0 ? "adjusted " : ""}${pWords(trait.adjusted)}).`,
  further: (names: readonly string[]) =>
    ` ${listed(names)} ${names.length === 1 ? "goes" : "go"} with more or fewer incidents too.`,
  noEffect: (count: number) =>
    count === 1
      ? "The trait does not go with more or fewer incidents beyond what chance would explain."
      : `None of the ${whole(count)} traits goes with more or fewer incidents beyond what chance would explain, adjusted for ${whole(count)} tests.`,
  alike: ({ moran, p }: Dependence, widened: number) =>
    `What the traits leave unexplained is alike in neighbouring areas (Moran's I = ${moran.toFixed(2)}, ${pWords(p)}): something that no trait says is shared across borders. The intervals allow for it${
      widened > 1.05
        ? `; as if areas were independent they would be up to ${widened.toFixed(1)} times narrower`
        : ""
    }.`,
  notAlike: ({ moran, p }: Dependence) =>
    `What the traits leave unexplained is no more alike in neighbouring areas than chance would have it (Moran's I = ${moran.toFixed(2)}, ${pWords(p)}); the intervals allow for a weak likeness all the same.`,
  tooNarrow: ({ moran, p }: Dependence) =>
    `What the traits leave unexplained is alike in neighbouring areas (Moran's I = ${moran.toFixed(2)}, ${pWords(p)}), and the model that allows for it could not be fitted: the intervals are too narrow, and p is too small.`,
  notSeenAlike: ({ moran, p }: Dependence) =>
    `What the traits leave unexplained is no more alike in neighbouring areas than chance would have it (Moran's I = ${moran.toFixed(2)}, ${pWords(p)}); the model that would allow for it all the same could not be fitted.`,
  together: (alike: readonly TraitEffect[], all: readonly TraitEffect[]) => {
    const isSaid = ({ name, nearest }: TraitEffect, at: number) =>
      alike
        .slice(0, at)
        .some((other) => all[other.nearest]!.name === name && all[nearest] === other);
    const pairs = alike
      .filter((each, at) => !isSaid(each, at))
      .map(
        ({ name, nearest, factor, correlation }) =>
          `${name} cannot be told apart from ${all[nearest]!.name} (VIF ${three(factor)}, r = ${correlation.toFixed(2)})`,
      );
    return `${listed(pairs)}: leave one of them out before reading either.`;
  },
  caution: {
    title: "What this does not say",
    areas:
      "Areas are compared, not people. That an area of such a trait has more incidents says nothing of who commits them or suffers them there (ecological fallacy).",
    recorded:
      "Recorded crime is not crime: where the police are more present, more is recorded, and what decides where they are goes along with these traits too.",
    cause:
      "A trait that goes with more incidents is not their cause: what both depend on may be missing here.",
    protected: (names: readonly string[]) =>
      `${listed(names)} ${names.length === 1 ? "is" : "are"} protected: describe and audit with ${names.length === 1 ? "it" : "them"}, never decide by ${names.length === 1 ? "it" : "them"}.`,
  },
  protectedMark: "protected",
  charts: {
    ratios: "Times as many incidents for one standard deviation more",
    ratiosAxis: "times as many incidents (logarithmic)",
    ratiosCaption: (isSpatial: boolean) =>
      isSpatial
        ? "Thick: allowing for what neighbours share. Thin: as if areas were independent. Filled: adjusted p below 0.05."
        : "95 % intervals as if areas were independent. Filled: adjusted p below 0.05.",
    tip: ({ name, ratio, low, high, adjusted, plain, factor }: TraitEffect) =>
      `${name}\n${three(ratio)} times as many (${three(low)} to ${three(high)}), adjusted ${pWords(adjusted)}\nas if independent: ${three(plain.ratio)} (${interval(plain)})\nVIF ${three(factor)}`,
    scatter: (trait: string, rate: string) => `${rate} by ${trait}`,
    scatterCaption: (rho: number, partial: number | null) =>
      `Line: the model, the other traits at their mean. Spearman's ρ = ${rhoWords(rho)}${partial === null ? "" : `; ${rhoWords(partial)} given the other traits`}.`,
    incidents: "incidents",
    per: (unit: string) => `incidents per ${unit}`,
    areaTip: (name: string, observed: number, expected: number) =>
      `${name}\n${three(observed)} observed, ${three(expected)} expected by the traits`,
    residuals: "observed less expected, in standard deviations",
    map: "What the traits leave unexplained",
  },
  trait: "Trait",
  areasTable: "Areas",
  fields: {
    data: "Incidents",
    areas: "Table of areas",
    by: "Area named by",
    second: "and by",
    as: "Same name in the areas",
    count: "Counted in the areas by",
    countHint: "In place of a table of incidents",
    exposure: "Compared per",
    exposures: { area: "km² (outline)", none: "nothing: counts as they are" },
    traits: "Traits",
  },
};
