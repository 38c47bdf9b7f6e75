import { cellWords } from "@/cells/ground/texts";
import { incidents, listed, percent, rows, three, whole } from "@/cells/words";
import { formatDate } from "@/lib/table/format";
import type { GridParams } from "@/cells/ground/params";
import type { LayerKind } from "@/lib/methods/places/terrain-layers";
import type { ModelChoice } from "./params";

/** A day since 1970 as people write it. */
export const dayName = (day: number): string => formatDate(new Date(Math.floor(day) * 86_400_000));

export const one = (value: number): string => value.toFixed(1).replace("-", "−");
export const two = (value: number): string => value.toFixed(2).replace("-", "−");

/** Times as many, with two digits. */
const times = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

export const share = (part: number): string => {
  const value = 100 * part;
  return `${value > 0 && value < 1 ? value.toPrecision(2) : value.toFixed(1)} %`;
};

/** Numbers of incidents that are expected: two digits, one behind the point at most. */
export const expectedWords = (value: number): string =>
  value >= 10 ? whole(value) : value >= 1 ? value.toFixed(1) : value.toPrecision(1);

/** A chance; that of 1 is never claimed. */
export const probabilityWords = (value: number): string =>
  value > 0.999 ? "above 99.9 %" : share(value);

export const days = (count: number) => (count === 1 ? "1 day" : `${whole(count)} days`);

const interval = ({ low, high }: { low: number | null; high: number | null }) =>
  low === null || high === null ? "" : `${one(low)} to ${one(high)}`;

export const withInterval = (of: { mean: number; low: number | null; high: number | null }) => {
  const between = interval(of);
  return between ? `${one(of.mean)} (${between})` : one(of.mean);
};

const found = (value: string | null) => (value === null ? "incidents" : `incidents of ${value}`);

export const texts = {
  editor: "Hot-spot forecast",
  source: "Parameters as text",

  onlyMonths: (column: string) =>
    `${column} tells only the month, so that no days can be forecast from it.`,
  onlyMonthsHint:
    "Files that know only the month often move their points to the middle of a street as well. Use a table with days, or a forecast of counts by month.",
  noValue: (table: string, column: string) =>
    `None of the rows of ${table} that could be used has a value in ${column}.`,
  noIncidents: (table: string, value: string | null) =>
    value === null
      ? `None of the rows of ${table} has a usable point and a time in the period.`
      : `None of the rows of ${table} with a usable point and a time is of “${value}”.`,
  noIncidentsHint: "Look at the values of the column, and whether discovered crime is left out.",
  beforeAll: (day: string) => `The data begins on or after ${day}.`,
  afterAll: (day: string, end: number) =>
    `The data ends on ${dayName(end - 1)}: a forecast from ${day} would leave days between.`,
  beforeAllHint: "Choose a first day within the data, or the day after it ends.",
  tooShort: (past: number, horizon: number) =>
    `The data before the forecast covers ${days(past)}: too little to test ${days(horizon)} on.`,
  tooShortHint: "Take data of a longer time, or forecast fewer days.",
  patrolsAll: (patrol: number, area: number) =>
    `${three(patrol)} km² can be patrolled, and the ground has ${three(area)} km².`,
  patrolsAllHint: "Choose a smaller area for the patrol, or a larger ground.",
  fallback: (past: number, count: number) =>
    `The past, ${incidents(count)} in ${days(past)}, is too short or too sparse to learn from and to test that twice: places are ranked by counting.`,

  noLayers: "Risk terrain needs features of the ground: name the tables that hold them.",
  noLayersHint: "Write “layers: [{table: shops}]”, or add tables in the form.",
  layers: {
    proximity: (name: string, metres: number) => `${name} within ${whole(metres)} m`,
    density: (name: string, metres: number) => `many of ${name} within ${whole(metres)} m`,
    inside: (name: string) => `inside ${name}`,
  } satisfies Record<LayerKind, (name: string, metres: number) => string>,

  choosing: "looking for types that lie alike",
  laying: "laying the cells",
  refitting: "comparing the kept model with the refitted one",
  ranking: (model: string) => `ranking places: ${model}`,
  testing: (at: number, all: number, model: string) =>
    `testing period ${Math.min(at, all)} of ${all}: ${model}`,
  writing: "writing the tables",

  discovered: {
    leftOut: (all: number, own: number, column: string, value: string | null) =>
      `${rows(all)} that the police found themselves (${column}) ${all === 1 ? "is" : "are"} left out${
        value === null ? "" : `, ${whole(own)} of them ${found(value)}`
      }: such crime is recorded where patrols are, and a map of it would send them there again.`,
    kept: (all: number, own: number, column: string, value: string | null) =>
      `${rows(all)} that the police found themselves (${column}) ${all === 1 ? "is" : "are"} kept${
        value === null ? "" : `, ${whole(own)} of them ${found(value)}`
      }: such crime is recorded where patrols are, so that the map follows police work too.`,
    unknown:
      "No column says what the police found themselves; such crime would follow patrols, not risk.",
  },
  outsideSpan: (count: number) =>
    `${rows(count)} outside the days of the register or after the forecast begins ${count === 1 ? "is" : "are"} left out.`,
  own: (count: number, value: string | null) =>
    `${incidents(count)}${value === null ? "" : ` of ${value}`} with a point and a time before the forecast.`,
  others: (others: readonly string[], isOff: boolean) =>
    isOff
      ? "No other types are learned from."
      : others.length === 0
        ? "No other type lies alike often enough to be learned from."
        : `Learned from as well: ${listed(others)}, the types that lay most alike before the first period of the test.`,

  early: "First by the plain count; what is learned and its test follow.",
  untested: "Not tested yet.",
  choice: ({
    cells,
    cellKm2,
    areaKm2,
    shape,
    size,
    expected,
    all,
    horizon,
    origin,
    value,
  }: {
    cells: number;
    cellKm2: number;
    areaKm2: number;
    shape: GridParams["shape"];
    size: number;
    expected: number;
    all: number;
    horizon: number;
    origin: number;
    value: string | null;
  }) =>
    `In ${days(horizon)} from ${dayName(origin)} about ${expectedWords(expected)} of ${expectedWords(all)} ${found(value)} are expected in the ${whole(cells)} chosen ${cellWords(shape, size)}: ${three(cells * cellKm2)} km², ${share((cells * cellKm2) / areaKm2)} of the ground.`,
  caught: (
    origins: number,
    horizon: number,
    hits: number,
    all: number,
    pai: { mean: number; low: number | null; high: number | null },
  ) =>
    `Tested on ${origins === 1 ? "1 period" : `${origins} periods`} of ${days(horizon)}, such a choice caught ${whole(hits)} of ${incidents(all)} (${percent(hits, all)}): PAI ${withInterval(pai)}.`,
  better: (gain: string, between: string, count: string, pai: number) =>
    `That is ${gain} above the ${count} (${one(pai)}; 95 % interval of the difference ${between}).`,
  noBetter: (count: string, pai: number, gain: string, between: string) =>
    `No better than counting: the ${count} had ${one(pai)}, a difference of ${gain}${between ? ` (95 % interval ${between})` : ", and a single period proves nothing"}.`,
  worse: (count: string, pai: number, gain: string, between: string) =>
    `Worse than counting: the ${count} had ${one(pai)} (difference ${gain}, 95 % interval ${between}). Choose that.`,
  isCount: (count: string) =>
    `This is the ${count} itself, the better of the two that every other model has to beat.`,
  tied: (chosen: number, left: number) =>
    `${chosen === 1 ? "1 chosen cell scores" : `${whole(chosen)} chosen cells score`} the same as ${whole(left)} that ${left === 1 ? "is" : "are"} not chosen: between ${chosen + left === 2 ? "the two" : "them"} the model knows no order, and the choice is arbitrary.`,
  alerts: (count: number, filled: number, threshold: number, most: number) =>
    count === 0
      ? `No cell has a chance above ${share(threshold)} of at least one incident; the highest is ${share(most)}.`
      : `${count === 1 ? "1 cell has" : `${whole(count)} cells have`} a chance above ${share(threshold)} of at least one incident; if the chances hold, about ${expectedWords(filled)} of ${count === 1 ? "it" : "them"} will have one.`,
  difference: (mean: number) => one(Math.abs(mean)),
  between: (of: { low: number | null; high: number | null }) => interval(of),

  span: (from: number, origin: number) =>
    `The register from ${dayName(from)} to ${dayName(origin - 1)} (${days(origin - from)}).`,
  patrol: (patrol: number, cells: number, shape: GridParams["shape"], size: number) =>
    `${three(patrol)} km² to patrol ${cells === 1 ? "makes 1 cell" : `make ${whole(cells)} cells`}: ${cellWords(shape, size)}.`,
  method: (model: string, about: string, parts: readonly { name: string; weight: number }[]) =>
    `Model: ${model}. ${about}${
      parts.length > 0
        ? ` Weights now: ${listed(parts.map(({ name, weight }) => `${name} ${two(weight)}`))}.`
        : ""
    }`,
  tested: (origins: readonly number[], horizon: number, models: number) =>
    `Tested at ${whole(origins.length)} origins from ${dayName(origins[0]!)} to ${dayName(origins.at(-1)!)}, ${days(horizon)} each, without overlap; at each only incidents known before it were used. Intervals are 95 %, of the mean over origins by Student's t, paired for differences; ${whole(models)} models were compared.`,
  calibration: (expected: number, came: number, filled: number, had: number, cells: number) =>
    `In the chosen cells of all periods ${whole(expected)} incidents were expected and ${whole(came)} came; were they independent of each other, ${whole(filled)} of ${whole(cells)} cells would have had at least one, and ${whole(had)} had.`,
  chance: (scatter: number) =>
    Number.isFinite(scatter)
      ? `The chance of at least one incident is lower than for independent ones, as they come in heaps: set so that it was right on average in the chosen cells of the test (negative binomial, theta ${three(scatter)}).`
      : "The chance of at least one incident takes them as independent of each other.",
  recorded:
    "Recorded crime is not all crime, and reasons say what goes along with risk, not what causes it.",

  reason: {
    history: "incidents here",
    neighbours: "incidents around",
    recency: "how recent they are",
    "last 28 days": "incidents here in 28 days",
    "last 91 days": "incidents here in 91 days",
    "days since the last": "days since the last",
    "around, last year": "incidents around in a year",
    month: "season",
  } as Readonly<Record<string, string>>,
  otherHere: (type: string) => `${type} here`,
  factor: (what: string, by: number) => `${what} ${by >= 1 ? times(by) : two(by)}×`,
  countSoFar: (count: string) => `${count} incidents here so far`,
  countLastYear: (count: string) => `${count} of them in the last year`,
  fewerThan: (least: number) => `fewer than ${least}`,

  fields: {
    latitude: "Latitude",
    longitude: "Longitude",
    data: "Incidents",
    time: "Time",
    column: "Type column",
    columnNone: "all incidents",
    value: "Type to forecast",
    valueHint: "The most frequent when empty",
    others: "Other types",
    horizon: "Forecast",
    patrol: "Patrol area",
    patrolHint: (cells: number) => (cells === 1 ? "1 cell" : `${whole(cells)} cells`),
    model: "Model",
    halfLife: "Half-life",
    discovered: "Found by police",
    threshold: "Alert above",
    thresholdHint: "Chance of at least one, 0 to 1",
    origins: "Test periods",
    asOf: "First day",
  },
  othersChoices: { automatic: "learn from the most alike", none: "do not use" },
  discoveredChoices: { "leave-out": "leave out", keep: "keep" },
  models: {
    ensemble: "Default: weighted by what each caught",
    "historical count": "Historical count",
    "decayed count": "Decayed count",
    "count and around": "Count and around",
    "persistent and recent": "Persistent and recent",
    prospective: "Prospective (61 days)",
    "decayed density": "Decayed density",
    "self-exciting": "Self-exciting, fitted",
    "risk terrain": "Risk terrain, by features",
    learned: "Learned from its own past",
    "learned with other types": "Learned with other types",
    boosted: "Boosted trees",
  } satisfies Record<ModelChoice, string>,
};
