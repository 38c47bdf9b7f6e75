import { pWords, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";
import type { ClustersParams } from "./params";

const plural = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${whole(count)} ${many}`;

/** One decimal, and two digits where less than one percent is meant. */
const percent = (part: number, all: number) => {
  if (all === 0) return "0 %";
  const share = (100 * part) / all;
  return `${formatNumber(Number(share < 1 ? share.toPrecision(2) : share.toFixed(1)))} %`;
};

export const figure = (value: number, digits = 2): string =>
  formatNumber(Number(value.toFixed(digits)));

export const places = (count: number, isGrid: boolean) =>
  isGrid ? plural(count, "cell", "cells") : plural(count, "area", "areas");

export const statistics: Record<ClustersParams["statistic"], string> = {
  "gi-star": "Getis-Ord Gi*",
  gi: "Getis-Ord Gi",
  moran: "Local Moran",
};

export const texts = {
  editor: "Local clusters",
  byExtent: "by the extent",
  source: "Parameters as text",
  chooseCount: "Choose the column of the areas that holds the number of incidents.",
  chooseCountHint: "Or choose a table of incidents: they are counted in the areas.",
  noOutlines: (table: string) => `None of the areas of ${table} has an outline that can be read.`,
  noArea: "None of the areas can be compared.",
  noAreaHint: "Each needs an outline, a count, and a population above 0 where rates are compared.",
  noGround: "The usable points do not span any ground.",
  noGroundHint: "Choose areas as the boundary.",
  smoothNeedsPopulation: "Fair rates need a population: choose its column.",
  counting: "counting points",
  cutting: "cutting cells",
  comparing: "comparing each place with its neighbours",
  writing: "writing the table",

  squares: (count: number, side: number, isHull: boolean, empty: number) =>
    `${plural(count, "square", "squares")} of ${whole(side)} m ${isHull ? "over the hull of the points without the outermost" : "over the boundary"}; ${whole(empty)} of them without an incident count as 0.`,
  hexagons: (count: number, resolution: number, isHull: boolean, empty: number) =>
    `${plural(count, "hexagon", "hexagons")} (H3, resolution ${resolution}) ${isHull ? "over the hull of the points without the outermost" : "over the boundary"}; ${whole(empty)} of them without an incident count as 0.`,
  inCells: (counted: number, outside: number) =>
    `${whole(counted)} of these lie in a cell, ${whole(outside)} outside. Squares on the border count their whole square.`,
  inAreas: (counted: number, outside: number) =>
    `${whole(counted)} of these lie in an area, ${whole(outside)} in none.`,
  farOff: (count: number, reach: number) =>
    `${plural(count, "of these lies", "of these lie")} more than ${whole(reach)} km from the middle of the incidents and stretch${count === 1 ? "es" : ""} the grid: counted, but the map opens without ${count === 1 ? "it" : "them"}. Look at their coordinates, or choose a boundary.`,
  unreadable: (count: number) =>
    `${plural(count, "area has", "areas have")} no outline that can be read.`,
  leftOut: (outline: number, count: number, population: number) => {
    const reasons = [
      outline > 0 && `no outline (${outline})`,
      count > 0 && `no count (${count})`,
      population > 0 && `no population above 0 (${population})`,
    ].filter((reason) => reason !== false);
    return `${plural(outline + count + population, "area is", "areas are")} left out: ${reasons.join(", ")}.`;
  },
  method: (params: ClustersParams, tests: number, neighbours: number, seed: number) => {
    const who = {
      queen: "a shared corner or side",
      rook: "a shared side",
      distance: `at most ${whole(params.distance)} m between middles`,
      nearest: `the ${params.nearest} nearest`,
    }[params.neighbours];
    const how =
      params.statistic === "moran"
        ? `${whole(params.permutations)} conditional permutations, seed ${seed}`
        : "p by the normal distribution";
    return `${statistics[params.statistic]}; neighbours by ${who}, ${figure(neighbours, 1)} on average; ${how}; two-sided, adjusted for ${whole(tests)} tests by Benjamini and Hochberg.`;
  },
  rates: (per: number, smooth: boolean) =>
    `Rates per ${whole(per)}${smooth ? ", compared by empirical Bayes (Assunção and Reis)" : ""}.`,
  global: (i: number, expectation: number, z: number, c: number) =>
    `Moran's I = ${figure(i, 3)} (chance: ${figure(expectation, 4)}, z = ${figure(z, 1)}, randomisation); Geary's C = ${figure(c, 3)} (chance: 1).`,
  islands: (count: number, isGrid: boolean) =>
    `${places(count, isGrid)} without neighbours ${count === 1 ? "is" : "are"} not tested.`,
  refined: (most: number) =>
    `Places that fewer than 5 draws were as extreme as got ${whole(most)} new ones, to tell small p.`,
  early: (done: number, all: number) => `First ${done} of ${whole(all)} permutations.`,

  hot: (hot: number, all: number, isGrid: boolean, area: number, share: number) =>
    `${whole(hot)} of ${places(all, isGrid)} ${hot === 1 ? "is" : "are"} hot (95 % confidence or more): ${percent(area, 1)} of the ground with ${percent(share, 1)} of the incidents.`,
  highs: (hot: number, all: number, isGrid: boolean, area: number, share: number) =>
    `${whole(hot)} of ${places(all, isGrid)} ${hot === 1 ? "is" : "are"} high among high neighbours: ${percent(area, 1)} of the ground with ${percent(share, 1)} of the incidents.`,
  noneHot: (all: number, isGrid: boolean) =>
    `None of ${places(all, isGrid)} is hotter than chance would explain.`,
  strongest: (name: string, count: number, around: number, z: number, p: number, isGrid: boolean) =>
    `The strongest is ${isGrid ? "cell " : ""}${name}: ${plural(count, "incident", "incidents")} in it, ${whole(around)} with its neighbours, z = ${figure(z, 1)}, ${pWords(p)} after adjusting.`,
  clustered: (what: string, i: number, p: number) =>
    `${what} more clustered than chance would explain: Moran's I = ${figure(i)}, ${pWords(p)}.`,
  spread: (what: string, i: number, p: number) =>
    `${what} not shown to be more clustered than chance: Moran's I = ${figure(i)}, ${pWords(p)}.`,
  counts: "Counts are",
  ratesAre: "Rates are",

  tip: (
    name: string,
    count: number,
    around: number,
    rate: number | null,
    z: number,
    p: number,
    label: string,
  ) =>
    [
      name,
      `${plural(count, "incident", "incidents")}, ${whole(around)} with its neighbours`,
      rate === null ? null : `rate ${figure(rate, 1)}`,
      Number.isNaN(z) ? null : `z = ${figure(z)}, ${pWords(p)} adjusted`,
      label,
    ]
      .filter((line) => line !== null)
      .join("\n"),
  legend: (statistic: ClustersParams["statistic"]) =>
    `${statistics[statistic]}, adjusted for many tests`,
  entry: (label: string, count: number) => `${label} (${whole(count)})`,

  fields: {
    data: "Incidents",
    areas: "Areas",
    areasHint: "Instead of a grid",
    boundary: "Boundary",
    boundaryHint: "Without one, the hull of the points",
    geometry: "Outline column",
    name: "Name column",
    count: "Count column",
    countHint: "Without one, incidents in the area",
    population: "Population",
    per: "Rates per",
    smooth: "Fair to small populations",
    shape: "Shape",
    size: "Side",
    resolution: "Resolution",
    statistic: "Statistic",
    neighbours: "Neighbours",
    distance: "Distance",
    nearest: "How many",
    permutations: "Permutations",
    latitude: "Latitude",
    longitude: "Longitude",
  },
  shapes: { square: "Squares", hexagon: "Hexagons (H3)" },
};

export const neighbourRules: Record<ClustersParams["neighbours"], string> = {
  queen: "Share a corner or side",
  rook: "Share a side",
  distance: "Within a distance",
  nearest: "The nearest",
};
