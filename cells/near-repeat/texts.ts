import { incidents, pWords, three, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";

const times = (ratio: number) => formatNumber(Number(ratio.toPrecision(ratio < 10 ? 2 : 3)));
const metres = (value: number) => `${whole(value)} m`;

/** "0–6 days", for days from `since` to before `until`. */
const daysOf = (since: number, until: number): string => {
  if (!Number.isFinite(until)) return `${since} days and more`;
  if (until - since === 1) return since === 0 ? "same day" : `${since} days`;
  return `${since}–${until - 1} days`;
};

const distanceOf = (from: number, to: number): string => {
  if (!Number.isFinite(to)) return `${metres(from)} and more`;
  return from === 0 ? "same place" : `${whole(from)}–${metres(to)}`;
};

export const texts = {
  editor: "Near repeats",
  source: "Parameters as text",
  reading: "reading points",
  writing: "writing the tables",
  noTime: (table: string) => `Choose the column of ${table} that says when it happened.`,
  noTimeHint: "Near repeats need a date of each incident: a column of dates or of times.",
  noneDated: "None of the incidents has a place and a date.",
  noneDatedHint: "Choose another column under “time”.",
  caption: "Pairs of incidents by distance and by days between them: observed over expected",
  corner: "apart",
  days: daysOf,
  distance: distanceOf,
  ratio: (ratio: number) => (Number.isNaN(ratio) ? "–" : ratio.toFixed(2)),
  pairs: (observed: number, expected: number) =>
    `${whole(observed)} of ${expected < 10 ? expected.toFixed(1) : whole(expected)}`,
  cell: (observed: number, expected: number, p: number) =>
    `${whole(observed)} pairs, ${three(expected)} expected, ${pWords(p)}`,
  legend: "raised: at least 1.2 times as many as expected, from the first days on",
  stars: "* p ≤ 0.05, ** ≤ 0.01, *** ≤ 0.001, adjusted for the number of bands",
  under: "Under each ratio: pairs observed of pairs expected.",
  early: (made: number, all: number) =>
    `After ${whole(made)} of ${whole(all)} permutations; p is refined as they go on.`,
  zone: (rank: number) => `zone ${rank}`,
  raised: "raised risk",
  untilDay: (day: string, isSpan: boolean) => (isSpan ? `by ${day}` : `until ${day}`),
  recent: (day: string) => `incidents behind it, known to ${day}`,
  all: "all incidents",
  incidentOn: (day: string) => `incident of ${day}`,
  zoneTip: (rank: number, ratio: number, until: string, count: number, km2: number) =>
    `zone ${rank}: ${times(ratio)} times as many near repeats as by chance\nuntil ${until}, ${incidents(count)}, ${three(km2)} km²`,
  zones: "Zones of raised risk",

  samePlace: (count: number, days: string, ratio: number, expected: number, p: number) =>
    `The same place was hit again within ${days} ${whole(count)} times, ${times(ratio)} times as often as chance would make it (${three(expected)} expected, ${pWords(p)}).`,
  near: (
    distance: string,
    days: string,
    ratio: number,
    count: number,
    expected: number,
    p: number,
  ) =>
    `Pairs ${distance} and ${days} apart are ${times(ratio)} times as frequent as chance would make them (${whole(count)}, ${three(expected)} expected, ${pWords(p)}).`,
  extent: (distance: number, days: number) =>
    `More pairs than chance would explain are seen up to ${metres(distance)} and ${days} days.`,
  none: (bands: number, least: number) =>
    `No near repeats: none of ${bands} bands of distance and time has clearly more pairs than chance would explain (smallest adjusted ${pWords(least)}).`,
  zonesFound: (count: number, km2: number, from: string, to: string, recent: number) =>
    `${count === 1 ? "1 zone" : `${whole(count)} zones`} of ${three(km2)} km² in all ${count === 1 ? "has" : "have"} raised risk between ${from} and ${to}, around ${incidents(recent)}.`,
  noZones: (from: string, to: string) =>
    `No zone has raised risk between ${from} and ${to}: nothing happened lately enough.`,

  undated: (count: number, column: string) =>
    `${count === 1 ? "1 of these has" : `${whole(count)} of these have`} no date under ${column} and ${count === 1 ? "is" : "are"} left out.`,
  used: (count: number, column: string, first: string, last: string, pairs: number) =>
    `${incidents(count)} by ${column}, ${first} to ${last}; whole days, ${whole(pairs)} pairs.`,
  method: (metric: string, permutations: number, seed: number, bands: number) =>
    `Knox test, distances ${metric}; the dates were shuffled ${whole(permutations)} times (seed ${seed}); p adjusted for ${bands} bands (Benjamini–Hochberg). Expected is the exact mean of all orders.`,
  zoneMethod: (asOf: string) =>
    `Zones follow from the raised bands (adjusted p ≤ 0.05 and a ratio of at least 1.2) and incidents known to ${asOf}.`,
  metrics: { euclidean: "as the crow flies", manhattan: "along streets (Manhattan)" },
  metricChoices: { euclidean: "Straight line", manhattan: "Along streets (Manhattan)" },
  fields: {
    data: "Incidents",
    latitude: "Latitude",
    longitude: "Longitude",
    time: "Date",
    distance: "Distance band",
    distances: "Distance bands",
    days: "Time band",
    periods: "Time bands",
    metric: "Distances",
    permutations: "Permutations",
    ahead: "Coming days",
    asOf: "Known to",
    asOfHint: "The last date of the data without one",
  },
};
