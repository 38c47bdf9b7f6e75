import { incidents, rows, three, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";
import type { Measure, Rule } from "./params";

export const percent = (share: number) => `${formatNumber(Number((100 * share).toPrecision(2)))} %`;
const metres = (value: number) => `${value >= 10 ? whole(value) : three(value)} m`;

const shares: Record<number, string> = { 0.25: "A quarter", 0.5: "Half", 0.75: "Three quarters" };

const highest = (area: string | null) =>
  area ? `Where it is highest, in ${area},` : "Where it is highest,";

const ruleNames: Record<Rule, string> = {
  scott: "Scott's rule",
  "normal reference": "the normal reference rule",
  diggle: "Diggle's mean squared error",
  likelihood: "likelihood cross-validation",
};

export const texts = {
  title: "Density",
  question: "Where is it concentrated?",
  editor: "Density",
  source: "Parameters as text",
  reading: "reading the map's ground",
  gathering: "getting the points",
  choosing: "looking for the bandwidth",
  spreading: "spreading the incidents",
  comparing: "comparing with the other table",
  writing: "writing the tables",
  noWeights: (table: string) => `None of the rows of ${table} has a usable point and a weight.`,
  noAgainst: (table: string) => `${table} has neither points nor outlines of areas.`,
  noAgainstHint: "Name its columns under “against_latitude” and “against_longitude”.",
  noOutlines: (table: string) => `None of the areas of ${table} has an outline that can be read.`,
  edgeNeeds: "A correction at the edge needs to know where the edge is.",
  edgeNeedsHint: "Choose the areas that are mapped under “boundary”, or take the correction off.",
  nothingInside: (table: string) => `No incident lies inside the areas of ${table}.`,
  nothingInsideHint: "Check the boundary and the columns with latitude and longitude.",
  nothingAgainst: (table: string) => `No row of ${table} lies on the ground that is mapped.`,

  perKm2: "incidents per km²",
  weightPerKm2: (weight: string) => `${weight} per km²`,
  row: (table: string) => `row of ${table}`,
  measured: {
    ratio: (what, per) => `incidents per ${per === 1 ? "" : `${three(per)} `}${what}`,
    "log ratio": (what) => `log of incidents per ${what}`,
    difference: (_, __, table) => `more per km² than in ${table}`,
  } as Record<Measure, (what: string, per: number, table: string) => string>,
  contour: (share: number) => `${percent(share)} of incidents`,
  contours: "inside the line",
  topPlaces: "Top places",
  peak: "as listed below",
  ground: "Ground",
  placeTip: (rank: number, area: string | null, figure: string) =>
    `${rank}${area ? `. ${area}` : ""}: ${figure}`,

  concentration: (share: number, points: number, km2: number, all: number) =>
    `${shares[share] ?? percent(share)} of the ${incidents(points)} lies in ${percent(km2 / all)} of the area (${three(km2)} of ${three(all)} km²).`,
  densest: (area: string | null, density: string, share: number, within: number) =>
    `The densest place${area ? `, in ${area},` : ""} has ${density}; ${percent(share)} of the incidents lie within ${metres(within)} of it.`,
  dual: {
    ratio: (area, figure, unit, overall) =>
      `${highest(area)} there are ${figure} ${unit}, against ${overall} over the whole ground.`,
    "log ratio": (area, figure, unit, overall) =>
      `${highest(area)} the ${unit} is ${figure}; over the whole ground it is ${overall}.`,
    difference: (area, figure, unit) => `${highest(area)} there are ${figure} ${unit}.`,
  } as Record<
    Measure,
    (area: string | null, figure: string, unit: string, overall: string) => string
  >,

  kernel: (name: string, bandwidth: number) =>
    name === "quartic"
      ? `Quartic kernel with a radius of ${metres(bandwidth)}`
      : `Gaussian kernel with a standard deviation of ${metres(bandwidth)}`,
  byHand: "set by hand",
  byRule: (rule: Rule, sigma: number, isQuartic: boolean) =>
    `by ${ruleNames[rule]}${isQuartic ? `: as wide as a Gaussian with a standard deviation of ${metres(sigma)}` : ""}`,
  apart:
    "Incidents at exactly the same spot were not compared with one another: else the rule would fall to zero.",
  atEnd: (rule: Rule) =>
    `${ruleNames[rule][0]!.toUpperCase()}${ruleNames[rule].slice(1)} found no best bandwidth, only the end of the range it looked at: set one by hand.`,
  cells: (cell: number, count: number, km2: number) =>
    `${whole(count)} cells of ${metres(cell)} cover ${three(km2)} km².`,
  zone: (zone: number, south: boolean) =>
    `Distances in metres, UTM zone ${zone} ${south ? "south" : "north"}.`,
  edge: {
    none: "No correction at the edges: density falls off towards them where nothing beyond is known.",
    uniform: "Corrected at the boundary: the density is divided by the kernel's share inside it.",
    diggle:
      "Corrected at the boundary: each incident counts for more by its kernel's share outside.",
  },
  farOut: (count: number) =>
    `${incidents(count)} more than 3° away from the middle one ${count === 1 ? "is" : "are"} left out.`,
  strays: (count: number) =>
    `${incidents(count)} far away from the others (outside three times the box of the middle 90 %) ${count === 1 ? "is" : "are"} left out.`,
  outside: (count: number, isDropped: boolean) =>
    `${incidents(count)} outside the boundary ${count === 1 ? "is" : "are"} not counted${isDropped ? "" : "; those near it still raise the density inside"}.`,
  weights: (column: string, left: number) =>
    left === 0
      ? `Incidents count by “${column}”.`
      : `Incidents count by “${column}”; ${rows(left)} without a number of 0 or more there ${left === 1 ? "is" : "are"} left out.`,
  gathered: (points: number, places: number) =>
    `${incidents(points)} were gathered into ${whole(places)} places first (finer than a twentieth of the radius): the density differs by less than 0.1 % of its peak.`,
  blank: (mean: string) =>
    `The mean over the ground is ${mean} per km²; the map leaves cells below a quarter of it blank, the table has them.`,
  unreadable: (count: number, areas: number) =>
    `${whole(count)} of ${whole(areas)} areas ${count === 1 ? "has" : "have"} no outline that can be read.`,
  against: (table: string, total: string, what: "points" | "areas") =>
    what === "points"
      ? `Compared with ${table}: ${total} in all, at the same bandwidth.`
      : `Compared with ${table}: ${total} in all, spread evenly over each of its areas, at the same bandwidth.`,
  masked: (least: string, cells: number, isDefault: boolean) =>
    `No ratio is given where the other density is below ${least} per km²${isDefault ? " (a tenth of its mean, or ten rows within a bandwidth where that is more)" : ""}: ${cells === 0 ? "nowhere here" : cells === 1 ? "1 cell" : `${whole(cells)} cells`}.`,

  fields: {
    data: "Incidents",
    latitude: "Latitude",
    longitude: "Longitude",
    weight: "Weight",
    weightHint: "Each incident counts 1 without it",
    kernel: "Kernel",
    rule: "Bandwidth",
    byHand: "by hand",
    bandwidth: "Bandwidth",
    cell: "Cell",
    cellHint: "A fifth of the bandwidth unless told",
    boundary: "Ground",
    boundaryHint: "Areas that are mapped",
    geometry: "Outline",
    name: "Name of an area",
    edge: "Edges",
    against: "Compare with",
    againstHint: "Another period, houses, residents",
    againstLatitude: "Its latitude",
    againstLongitude: "Its longitude",
    againstGeometry: "Its outline",
    againstWeight: "Its weight",
    againstWeightHint: "Residents, houses; each row counts 1 without it",
    measure: "As",
    per: "For so many",
    least: "No ratio below",
    leastHint: "A tenth of the mean unless told",
    contours: "Lines",
    contoursHint: "Percent of the incidents inside each",
    places: "Top places",
    scale: "Colours",
    mapTitle: "Title",
  },
  kernels: { quartic: "Quartic (ends at its radius)", gaussian: "Gaussian" },
  ruleTitles: {
    scott: "Scott's rule",
    "normal reference": "Normal reference",
    diggle: "Diggle",
    likelihood: "Likelihood",
  } satisfies Record<Rule, string>,
  edges: { none: "Not corrected", uniform: "Uniform correction", diggle: "Diggle's correction" },
  measureTitles: {
    ratio: "Ratio",
    "log ratio": "Log ratio",
    difference: "Difference",
  } satisfies Record<Measure, string>,
  head: {
    rank: "#",
    area: "Area",
    density: "Per km²",
    incidents: "Incidents",
    share: "Share",
    at: "Latitude, longitude",
  },
  within: (bandwidth: number) => `Incidents within ${metres(bandwidth)} of each`,
  nowhere: "outside",
  codeIsPlain:
    "The density alone: shareInside and correctUniformly correct at a boundary, dualDensity compares two densities.",
  byWhatTells: "what tells them apart",
  cellsTitle: "Cells",
};
