import { incidents, pWords, three, whole } from "@/cells/words";

const metres = (value: number) =>
  value < 1000 ? `${three(Math.round(value))} m` : `${three(value / 1000)} km`;
const days = (count: number) => (count === 1 ? "1 day" : `${whole(count)} days`);

const lie = (count: number) => (count === 1 ? "1 incident lies" : `${whole(count)} incidents lie`);

export const texts = {
  editor: "Space-time scan",
  source: "Parameters as text",
  reading: "reading points",
  writing: "writing the table",
  noneDated: "None of the incidents has a place and a date.",
  noneDatedHint: "Choose another column under “time”.",
  nonePeriod: "Nothing happened in the period that is looked at.",
  nonePeriodHint: "Choose an earlier “as_of”, or a longer period.",
  fewAreas: "Fewer than two of the areas have an outline and a population above 0.",
  fewAreasHint: "Name the column of the population under “population”.",
  needsAreas: "Clusters of the whole period need areas with a population.",
  needsAreasHint: "Choose a table of areas, or look for clusters in time.",
  noPopulation: (table: string) => `Choose the column of ${table} that holds the population.`,
  place: (latitude: number, longitude: number, name: string | null) =>
    `${latitude.toFixed(5)}, ${longitude.toFixed(5)}${name ? ` (${name})` : ""}`,
  period: (start: string, end: string) =>
    start === end ? `On ${start}` : `Between ${start} and ${end}`,
  cluster: (
    when: string,
    cases: number,
    radius: number,
    place: string,
    expected: number,
    judged: string,
  ) =>
    `${when}, ${incidents(cases)} ${within(radius)}${place} where ${three(expected)} would be expected${judged}.`,
  judged: (p: number, recurrence: number) =>
    Number.isNaN(p)
      ? ""
      : Number.isNaN(recurrence)
        ? ` (${pWords(p)})`
        : ` (${pWords(p)}; by chance once in ${days(recurrence)})`,
  byChance: (p: number) => ` This is no more than chance would explain (${pWords(p)}).`,
  none: "No circle and window has more incidents than expected.",
  title: (rank: number) => `cluster ${rank}`,
  tip: (
    rank: number,
    start: string,
    end: string,
    cases: number,
    expected: number,
    p: number,
    place: string | null,
  ) =>
    `cluster ${rank}${place ? `, ${place}` : ""}\n${start} to ${end}\n${incidents(cases)}, ${three(expected)} expected${Number.isNaN(p) ? "" : `\n${pWords(p)}`}`,
  classes: {
    title: "clusters",
    strong: "p ≤ 0.05",
    weak: "no more than chance",
    open: "not tested yet",
    points: (some: number) => `${incidents(some)} of the period`,
    inside: "in a cluster",
    other: "in none",
  },
  early: (made: number, all: number) =>
    made === 0
      ? "The clusters are found; random arrangements will say what they are worth."
      : `p after ${whole(made)} of ${whole(all)} arrangements; it is refined as they go on.`,

  undated: (count: number, column: string) =>
    `${count === 1 ? "1 of these has" : `${whole(count)} of these have`} no date under ${column} and ${count === 1 ? "is" : "are"} left out.`,
  used: (count: number, column: string, from: string, to: string, left: number) =>
    `${incidents(count)} by ${column}, ${from} to ${to}${left > 0 ? `; ${whole(left)} before or after are not looked at` : ""}.`,
  outOfAreas: (count: number) => `${lie(count)} in no area with a population, and are left out.`,
  sites: (count: number, cell: number) =>
    cell === 0
      ? `Circles are drawn around ${whole(count)} places.`
      : `Places were put together in squares of ${metres(cell)}: circles are drawn around the middle of the incidents of each, ${whole(count)} in all.`,
  areaSites: (count: number) => `Circles are drawn around the middles of ${whole(count)} areas.`,
  model: {
    permutation:
      "Space-time permutation model: expected are the incidents of the circle × those of the window ÷ all; dates shuffled",
    poisson: "Poisson model: expected by population and days; incidents drawn anew",
  },
  method: (model: string, permutations: number, seed: number) =>
    `${model} ${whole(permutations)} times (seed ${seed}). p allows for all circles and windows that were tried.`,
  windows: (longest: number, step: number, radius: number, share: number, least: number) =>
    `Windows of at most ${days(longest)} in steps of ${days(step)}; circles of at most ${metres(radius)} and ${Math.round(100 * share)} % of all; at least ${incidents(least)}.`,
  circles: (radius: number, share: number, least: number) =>
    `Circles of at most ${metres(radius)} and ${Math.round(100 * share)} % of the population; at least ${incidents(least)}.`,
  lookFor: {
    alive: "Still going on",
    any: "At any time",
    places: "Of the whole period",
  },
  fields: {
    data: "Incidents",
    latitude: "Latitude",
    longitude: "Longitude",
    time: "Date",
    lookFor: "Clusters",
    areas: "Areas with population",
    areasHint: "Without them, dates are shuffled",
    population: "Population",
    geometry: "Outline column",
    asOf: "Up to",
    asOfHint: "The last date of the data without one",
    period: "Days looked at",
    step: "Time step",
    stepHint: "1 day; 7 for any time in more than 90 days",
    longest: "Longest cluster",
    radius: "Largest circle",
    share: "Largest share",
    least: "Fewest incidents",
    clusters: "Most clusters",
    permutations: "Random arrangements",
    place: "Name of the place",
  },
};

const within = (radius: number) => (radius === 0 ? "in " : `within ${metres(radius)} of `);
