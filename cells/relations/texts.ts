import { pWords as p, rows, whole } from "@/cells/words";
import { formatDate, formatNumber } from "@/lib/table/format";
import type { MeasureName, Used } from "./view-data";

const have = (count: number) => (count === 1 ? "1 row has" : `${whole(count)} rows have`);

/** Two digits tell effects apart, and 1.0 is not 1. */
const round = (value: number) =>
  value >= 10 ? whole(value) : value >= 0.95 ? value.toFixed(1) : value.toPrecision(2);
const times = (value: number) => `${round(value)} times`;
const adjusted = (value: number) => `adjusted ${p(value)}`;
const inWeeks = (weeks: number) => (weeks === 1 ? "the week after" : `the ${weeks} weeks after`);

export const texts = {
  editor: "Relations",
  source: "Parameters as text",
  noType: (table: string) => `Choose the column of ${table} that holds the type of crime.`,
  unknownType: (type: string) => `No row with a point is of the type “${type}”.`,
  typesAre: (types: readonly string[]) => `The most frequent are: ${types.join(", ")}.`,
  tooFew: (type: string, points: number, least: number) =>
    `“${type}” has ${whole(points)} usable ${points === 1 ? "point" : "points"}; ${whole(least)} is the least.`,
  tooFewHint: "Take a longer period, or lower “least” and read the result with care.",
  oneType: (types: number, least: number) =>
    `${types === 0 ? "No type has" : "Only one type has"} at least ${whole(least)} usable points; relations take two.`,
  oneTypeHint: "Choose another column for the type, more rows, or a lower “least”.",
  projecting: "projecting points",
  // Answers: with the number of points of both.
  yes: (a: string, b: string) =>
    a === b
      ? `${a} gathers more than chance would explain`
      : `Where there is ${a}, there is more ${b} than chance would explain`,
  no: (a: string, b: string) =>
    a === b
      ? `${a} keeps apart from itself more than chance would explain`
      : `Where there is ${a}, there is less ${b} than chance would explain`,
  mixed: (a: string, b: string) => `${a} and ${b}: near and nearest say different things`,
  unclear: (a: string, b: string) =>
    a === b
      ? `${a} gathers no more and no less than chance would explain`
      : `Where there is ${a}, there is neither more nor less ${b} than chance would explain`,
  counted: (type: string, points: number) => `${type} (${whole(points)} points)`,
  withinPart: (metres: number, isOwn: boolean, value: number, q: number) =>
    `within ${formatNumber(metres)} m of the one there are ${times(value)} as many of the ${isOwn ? "others" : "other"} as with types shuffled over the same places (${adjusted(q)})`,
  nearestPart: (isOwn: boolean, value: number, q: number) =>
    `the nearest crime to it is ${isOwn ? "of the same type" : "one"} ${times(value)} as often (${adjusted(q)})`,
  few: (type: string, count: number) =>
    `${type} has only ${whole(count)} points: a relation must be strong to be seen, and one that is seen is easily overrated.`,
  summary: (metres: number, more: number, less: number, tested: number) =>
    `Of ${whole(tested)} pairs of different types ${whole(more)} stand together and ${whole(less)} keep apart more than chance would explain (points within ${formatNumber(metres)} m, adjusted p < 0.05).`,
  next: (
    weeks: number,
    a: string,
    b: string,
    value: number,
    q: number,
    found: number,
    tested: number,
  ) =>
    `In ${inWeeks(weeks)} ${a}, ${a === b ? "more of it" : b} comes to the same place ${times(value)} as often as its places and calendar explain (${adjusted(q)}); ${whole(found)} of ${whole(tested)} pairs show such an answer.`,
  noNext: (weeks: number, tested: number) =>
    `In ${inWeeks(weeks)} one type, no type comes to the same place more often than its places and calendar explain (${whole(tested)} pairs, adjusted p < 0.05).`,
  // Provenance.
  withoutType: (count: number) =>
    `${have(count)} a point and no type, and ${count === 1 ? "is" : "are"} left out.`,
  chosen: (types: number, all: number, least: number) =>
    types === all
      ? `All ${whole(all)} types are compared, each with at least ${whole(least)} points.`
      : `${whole(types)} of ${whole(all)} types are compared, each with at least ${whole(least)} points; the others are shuffled along as “other crime”.`,
  sampled: (sampled: number, points: number, most: number, seed: number) =>
    `Nearest neighbours of a sample of ${whole(sampled)} of ${whole(points)} points: at most ${whole(most)} of a type, drawn by lot (seed ${seed}).`,
  pile: (pile: number, sampled: number) =>
    `${whole(pile)} of the ${whole(sampled)} points lie on exactly one place. If that is a station's own address, leave these rows out: they make all its types neighbours.`,
  nearestTest: (permutations: number, tests: number, seed: number) =>
    `Nearest: co-location quotient, ties shared; ${whole(permutations)} shuffles of all types over all places (seed ${seed}); two-sided p, adjusted for ${whole(tests)} pairs (Benjamini and Hochberg).`,
  coarse: (permutations: number, tests: number) =>
    `With ${whole(tests)} pairs and ${whole(permutations)} shuffles the adjusted p of a pair that stands alone cannot fall below 0.05: compare fewer types, or raise “permutations”.`,
  withinTest: (points: number, permutations: number) =>
    `Within reach: cross-K of ${whole(points)} points without edge correction; ${whole(permutations)} shuffles of all types.`,
  areaTest: ({ count, isRate, isSpatial, without }: NonNullable<Used["areas"]>) =>
    `Areas: Spearman's correlation of ${isRate ? "rates" : "counts"} in ${whole(count)} areas; the partial one is given the total of all other crime${isRate ? " and the residents" : ""}${without > 0 ? `; ${without === 1 ? "1 area without residents is" : `${whole(without)} areas without residents are`} left out` : ""}. ${
      isSpatial
        ? "Its p allows for neighbours that are alike (Clifford, Richardson and Hémon)."
        : "Its p takes areas as independent, which neighbours are not: it is too small."
    }`,
  withoutArea: (count: number) => `${rows(count)} with a point lie in no area.`,
  weekTest: (count: number, from: number, permutations: number) =>
    `Weeks: ${whole(count)} of them from ${formatDate(new Date(from))}; ${whole(permutations)} shuffles of weeks within 13, which keep each type's total in every place and quarter and in every week.`,
  coarseWeeks: (tests: number) =>
    `With so many places and weeks there is time for no more shuffles, and the adjusted p of a single one of ${whole(tests)} pairs cannot fall below 0.05: take larger squares, or fewer types.`,
  withoutTime: (count: number) =>
    `${have(count)} no usable time and ${count === 1 ? "stays" : "stay"} out of the weeks.`,
  absent: (name: MeasureName, why: string) => `${texts.measures[name]}: ${why}`,
  // Matrix.
  measure: "How they go together",
  measures: {
    nearest: "Nearest",
    within: "Within reach",
    areas: "By area",
    next: "Weeks after",
  } satisfies Record<MeasureName, string>,
  explained: (name: MeasureName, metres: number, weeks: number): string =>
    ({
      nearest:
        "How many times as often as with shuffled types is the nearest crime to one of the row one of the column?",
      within: `How many times as many of the column are within ${formatNumber(metres)} m of one of the row as with shuffled types?`,
      areas:
        "Do areas with more of the row have more of the column than their total of other crime explains? Partial rank correlation, −1 to 1.",
      next: `In ${inWeeks(weeks)} one of the row, how many times as often does one of the column come to the same place as its places and calendar explain?`,
    })[name],
  matrix: (name: MeasureName) => `${texts.measures[name]}: types by types`,
  from: "From",
  to: "to",
  cellLabel: (a: string, b: string, words: string) => `${a}, ${b}: ${words}`,
  figure: (name: MeasureName, value: number) =>
    name === "areas" ? value.toFixed(2).replace("-", "−") : times(value),
  short: (name: MeasureName, value: number) =>
    name === "areas"
      ? value.toFixed(2).replace("-", "−").replace("0.", ".")
      : value >= 10
        ? whole(value)
        : value.toFixed(1),
  p: (value: number) => adjusted(value),
  more: "more than chance would explain",
  less: "less than chance would explain",
  asChance: "as chance would have it",
  nothing: "no figure",
  legend: {
    less: "less",
    more: "more",
    mark: "▲ more, ▼ less than chance would explain (adjusted p < 0.05)",
    pending: "being computed",
  },
  // Pair.
  pair: (a: string, b: string) => (a === b ? a : `${a} and ${b}`),
  map: "Where they are",
  alone: (type: string) => type,
  near: (type: string, other: string, metres: number) =>
    `${type} with ${other} within ${formatNumber(metres)} m`,
  nearOwn: (type: string, metres: number) =>
    `${type} with another within ${formatNumber(metres)} m`,
  curve: "By distance",
  curveX: "distance, m",
  curveY: "times as many pairs as with shuffled types",
  curveLabel: (a: string, b: string, q: number) =>
    `Pairs of ${a} and ${b} by distance, as a multiple of shuffled types; whole curve ${p(q)}`,
  curveNote: (q: number, permutations: number) =>
    `Grey: where 95 % of ${whole(permutations)} shuffles lie. Whole curve: ${p(q)}, not adjusted.`,
  soFar: (answer: string) => `So far, while shuffles go on. ${answer}`,
  noCurve: "The curve is being computed.",
  fields: {
    data: "Incidents",
    type: "Type of crime",
    latitude: "Latitude",
    longitude: "Longitude",
    top: "Most frequent types",
    least: "Points at least",
    first: "Where there is",
    second: "is there also",
    within: "Near means within",
    time: "Time",
    weeks: "Weeks after",
    areas: "Areas",
    areasHint: "Squares when there are none",
    geometry: "Outline column",
    population: "Residents",
    cell: "Side of squares",
    permutations: "Shuffles",
    sample: "Points at most",
  },
};
