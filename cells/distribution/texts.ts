import { incidents, pWords, rows, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";
import type { Base } from "./params";

export const percent = (part: number, all: number): string => {
  if (part === 0 || all === 0) return "0 %";
  const share = (100 * part) / all;
  return share < 0.1 ? "below 0.1 %" : `${share.toFixed(part === all ? 0 : 1)} %`;
};

const roundPercent = (part: number, all: number) => `${Math.round((100 * part) / all)} %`;
const areas = (count: number) => (count === 1 ? "1 area" : `${whole(count)} areas`);

/** Three digits are enough to compare rates. */
export const three = (value: number): string =>
  Number.isFinite(value) ? formatNumber(Number(value.toPrecision(3))) : "–";

const per: Record<Base, string> = {
  population: "per 100,000 residents",
  km2: "per km²",
  road_km: "per km of road",
};

export const texts = {
  editor: "Distribution",
  source: "Parameters as text",
  choose: "Choose the table of incidents.",
  chooseBy: "Say how an incident is placed in an area.",
  chooseByHint:
    "Name the columns under “by”, as in “by: [station, beat]”, or choose a table of areas with outlines.",
  tooMany: (count: number, most: number) =>
    `These columns have ${whole(count)} different values, more than the ${whole(most)} areas that are taken.`,
  tooManyHint: "Choose columns that name areas, not places or cases.",
  noIncidents: "No row of the table names an area.",
  noBase: (base: string) => `There is no column for “rate: ${base}”.`,
  noBaseHint: "Name a column of the areas, or write “rate: none”.",
  counting: "counting incidents",
  placing: "placing points",
  comparing: "comparing areas",
  writing: "writing the table",
  repeating: "counting places",
  named: (named: number, all: number) =>
    `${whole(named)} of ${rows(all)} name an area (${percent(named, all)}).`,
  usable: (used: number, all: number) =>
    `${whole(used)} of ${rows(all)} have a usable point (${percent(used, all)}).`,
  matched: (matched: number, all: number, table: string) =>
    `${whole(matched)} of ${rows(all)} are of an area of ${table} (${percent(matched, all)}).`,
  unmatched: (count: number, first: readonly string[]) =>
    `${rows(count)} ${count === 1 ? "names" : "name"} an area that is not in the table: ${first.join("; ")}.`,
  others: (count: number) => `and ${whole(count)} others`,
  unnamed: (count: number) => `${rows(count)} ${count === 1 ? "names" : "name"} no area.`,
  noPoint: (count: number) => `${rows(count)} ${count === 1 ? "has" : "have"} no usable point.`,
  outside: (count: number) =>
    `${rows(count)} ${count === 1 ? "lies" : "lie"} in none of the areas.`,
  shared: (count: number) =>
    `${count === 1 ? "1 name stands" : `${whole(count)} names stand`} for more than one area; the first of them has the rows.`,
  noTable: "Areas without any incident are not known: there is no table of areas.",
  noBaseFor: (count: number, base: Base) =>
    `${areas(count)} ${count === 1 ? "has" : "have"} no figure to make a rate ${per[base]} of.`,
  intervals: "Intervals of counts and rates are exact 95 % Poisson intervals (Garwood).",
  smoothed: "Smoothed rates are empirical Bayes (Marshall, global).",
  overdispersed: (factor: number, p: number) =>
    `Areas differ ${three(factor)} times as much as one common rate and chance allow (Pearson, ${pWords(p)}): the funnel's limits are for chance alone, so areas beyond them differ for some reason, which the counts do not tell.`,
  chanceLike: (factor: number, p: number) =>
    `Areas differ ${three(factor)} times as much as one common rate and chance would have them (Pearson, ${pWords(p)}).`,
  concentrated: (few: number, all: number, events: number, byChance: number) =>
    `${whole(few)} of ${areas(all)} (${roundPercent(few, all)}) ${few === 1 ? "holds" : "hold"} half of the ${incidents(events)}; were every area equally likely, chance alone would put half into ${whole(byChance)}.`,
  most: (name: string, count: number, low: number, high: number, all: number) =>
    `${name} has most: ${whole(count)} of ${whole(all)} (${percent(count, all)}; 95 % interval ${whole(low)} to ${whole(high)}).`,
  funnel: (above: number, below: number, all: number, base: Base, highest: string) => {
    const more = `${whole(above)} of ${areas(all)} ${above === 1 ? "has" : "have"} more ${per[base]} than one common rate and chance would explain (beyond the 99.8 % limit)`;
    return `${more}, ${whole(below)} fewer${highest ? `; farthest above is ${highest}` : ""}.`;
  },
  highest: (name: string, rate: number, low: number, high: number) =>
    `${name} with ${three(rate)} (95 % interval ${three(low)} to ${three(high)})`,
  repeats: (repeated: number, places: number, held: number, all: number, most: number) =>
    repeated === 0
      ? `None of ${whole(places)} places has more than one incident.`
      : `${whole(repeated)} of ${whole(places)} places (${percent(repeated, places)}) ${repeated === 1 ? "has" : "have"} more than one incident and ${repeated === 1 ? "holds" : "hold"} ${percent(held, all)} of ${incidents(all)}; the one with most has ${whole(most)}.`,
  repeatsBy: (column: string) => `Places are told apart by ${column}.`,
  repeatsByPoint:
    "Places are told apart by their exact point; where points are rounded, one point can be many places.",
  noPlaces: "No row has a usable place.",
  per,
  incidents: "incidents",
  measure: (base: Base | null) => (base ? `incidents ${per[base]}` : "incidents"),
  noName: "without a name",
  shown: (some: number, all: number) =>
    some === all ? "" : `The ${whole(some)} highest of ${areas(all)}; the others are in the table.`,
  charts: {
    bars: (measure: string) => `Areas by ${measure}, with 95 % intervals`,
    curve: "How concentrated it is",
    curveX: "share of areas, fullest first (%)",
    curveY: "share of incidents (%)",
    observed: "observed",
    byChance: "by chance",
    funnel: "Funnel: larger areas must differ less",
    bases: { population: "residents", km2: "km²", road_km: "km of road" },
    common: "one rate for all",
    limits: "lines: limits of 95 % and 99.8 % by chance",
    half: (share: number) => `half in ${Math.round(100 * share)} %`,
  },
  tip: (name: string, count: number, low: number, high: number, share: number) =>
    `${name}\n${incidents(count)} (95 % interval ${whole(low)} to ${whole(high)}), ${(100 * share).toFixed(1)} % of all`,
  tipRate: (base: Base, rate: number, low: number, high: number) =>
    `\n${three(rate)} ${per[base]} (${three(low)} to ${three(high)})`,
  topPlaces: "Places with most incidents",
  fields: {
    data: "Incidents",
    by: "Area named by",
    second: "and by",
    areas: "Table of areas",
    areasHint: "Counts areas without incidents too",
    as: "Same name in the areas",
    population: "Residents",
    km2: "km²",
    km2Hint: "From the outline when none",
    roadKm: "km of road",
    rate: "Compared by",
    repeats: "Count repeat places",
    place: "Place named by",
    placeHint: "Its exact point when none",
    latitude: "Latitude",
    longitude: "Longitude",
  },
  rates: {
    none: "Number of incidents",
    population: "Incidents per 100,000 residents",
    km2: "Incidents per km²",
    road_km: "Incidents per km of road",
  },
};
