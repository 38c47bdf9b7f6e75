import { layerTexts } from "@/cells/ground/layer-texts";
import { incidents as incidentsOf, listed, percent, pWords, three, whole } from "@/cells/words";
import { formatDate } from "@/lib/table/format";
import { minimumCount } from "@/lib/table/minimum-count";
import type { LaterCheck } from "@/lib/methods/places/terrain-later";
import type { FoundFactor, TerrainFound } from "./data";

const dayWords = (day: number) => formatDate(new Date(day * 86_400_000));
const share = (value: number) => `${three(100 * value)} %`;
export const times = (value: number) => (value < 0.01 ? "less than 0.01" : plain(value));
/** Two digits below ten: a ratio is not known better. */
const plain = (value: number) =>
  value < 10 ? Number(value.toPrecision(2)).toString() : three(value);

export const interval = ({ rrvLow, rrvHigh }: Pick<FoundFactor, "rrvLow" | "rrvHigh">) =>
  `${times(rrvLow)} to ${rrvHigh > 1000 ? "more than 1,000" : times(rrvHigh)}`;

/** "1.8 times as many (1.4 to 2.3) within 150 m of a wine shop". */
const factorWords = (factor: FoundFactor) =>
  `${times(factor.rrv)} times as many (${interval(factor)}) ${factor.where}`;

const features = (count: number) => (count === 1 ? "1 feature" : `${whole(count)} features`);

export const texts = {
  title: "Risk terrain",
  question: "Which features of the ground go with it?",
  editor: "Risk terrain",
  source: "Parameters as text",
  laying: "laying the cells and the features",
  choosing: "choosing among the features",
  halving: "choosing again on halves of the ground",
  writing: "writing the tables",
  noLayers: "Name at least one table of features: shops, stops, roads, parks.",
  noLayersHint:
    "Add it under “Features”; a table with a column “kind” gives a feature for each kind.",
  noneInside: "No incident lies on the ground.",
  noneInsideHint: "Check the boundary and the columns with latitude and longitude.",
  allDiscovered: (table: string) =>
    `All incidents of ${table} were found by the police themselves, and these are left out.`,
  allDiscoveredHint:
    "Such crime is where the police look. To see where that is, choose to keep it under “Found by police”.",
  undated: "The table has no time: whether the risk map holds later could not be tested.",
  discovered: (count: number, column: string, isLeftOut: boolean) =>
    isLeftOut
      ? `${incidentsOf(count)} that the police found themselves (${column}) ${count === 1 ? "is" : "are"} left out: where they are says where the police looked.`
      : `${incidentsOf(count)} that the police found themselves (${column}) ${count === 1 ? "is" : "are"} kept: where they are says where the police looked as well.`,
  discoveredUnknown:
    "No column says which crime the police found themselves; if there is such crime, it says where they looked.",

  caution:
    "These features are where incidents are; that does not make them the cause. What stands beside them, who passes there and where crime is reported go with incidents as well, and closing a shop need not lower anything. Take this as where to look and whom to ask, not as whom to blame.",

  cautionNothing:
    "Nothing found is no proof that nothing goes with it: features that are missing from the tables, too few incidents or cells that are too large hide what is there.",

  found: (chosen: readonly FoundFactor[], all: number) =>
    `Incidents go with ${whole(chosen.length)} of ${features(all)}: ${listed(chosen.slice(0, 3).map(factorWords))}${chosen.length > 3 ? `; ${whole(chosen.length - 3)} more in the table` : ""}, the others held equal.`,
  nothing: (all: number, tried: number, incidents: number) =>
    `None of the ${features(all)} explains more than chance: ${whole(tried)} ways to say where they are were tried on ${incidentsOf(incidents)}, and none stands out.`,
  doubtful: (factors: readonly FoundFactor[]) =>
    `${listed(factors.map(({ where }) => `“${where}”`))} ${factors.length === 1 ? "is" : "are"} in the model but could be chance after the choice among so many (${listed(factors.map(({ pAdjusted }) => pWords(pAdjusted)))}).`,
  nothingTried: (all: number) =>
    `None of the ${features(all)} could be tried: each is in fewer than 10 cells, or in all but 10, or no incident is on one side.`,
  later: (
    { origin, hits, cells: chosen, pai }: LaterCheck & { pai: NonNullable<LaterCheck["pai"]> },
    cells: number,
  ) => {
    const { mean, low, high, p } = pai.gain;
    const known = low !== null && high !== null;
    const verdict =
      known && low > 0
        ? `better than counting (gain ${three(mean)}, ${three(low)} to ${three(high)}, ${pWords(p!)})`
        : known && high < 0
          ? `worse than counting (by ${three(-mean)}, ${three(-high)} to ${three(-low)}, ${pWords(p!)})`
          : "no better than counting";
    return `Drawn from the incidents before ${dayWords(origin)} and the features as they are now, the risk map caught ${share(hits.terrain)} of the later incidents in ${percent(chosen, cells)} of the ground (PAI ${three(pai.terrain.mean)}); a plain count of the same time caught ${share(hits.count)} (PAI ${three(pai.count.mean)}): ${verdict}.`;
  },
  laterNothing: (origin: number) =>
    `The first half alone, before ${dayWords(origin)}, chooses no feature, so there is no map to test on the second.`,
  alike: (moran: number, p: number, hasFactors: boolean) =>
    hasFactors
      ? `What the features leave is alike in neighbouring cells (Moran's I ${three(moran)}, ${pWords(p)}): something that is not in the tables is at work too, and the intervals may be too narrow.`
      : `Counts of neighbouring cells are alike (Moran's I ${three(moran)}, ${pWords(p)}): something that is not in the tables is at work.`,

  model: ({ model, features: all }: TerrainFound) =>
    `${whole(model.tried)} layers of ${features(all.filter(({ isTried }) => isTried).length)} were tried; an elastic net (α 0.5, penalty by ten parts of the ground left out) kept ${whole(model.preselected)}, steps by BIC at most one a feature. BIC ${whole(model.bic)}, without any feature ${whole(model.bicWithout)}.`,
  family: ({ family, theta, dispersion }: TerrainFound["model"]) =>
    family === "poisson"
      ? `Poisson regression of the counts of cells; they scatter ${three(dispersion)} times as much as it says${dispersion > 1.2 ? ", so it is too sure of itself" : ""}.`
      : `Negative binomial regression of the counts of cells (θ ${three(theta ?? 0)}), as they scatter more than Poisson ones; ${three(dispersion)} times as much as it says.`,
  errors: (side: number | null, confidence: number, tried: number) =>
    `${side === null ? "" : `Errors allow for blocks of up to ${whole(side)} m that scatter as a whole. `}Intervals are of ${(100 * confidence).toFixed(confidence > 0.995 ? 2 : 1)} %, widened for the choice among ${whole(tried)} layers: of those shown, 5 in 100 are expected to miss. p is adjusted for ${whole(tried)} tests (Bonferroni).`,
  residuals: (moran: number, p: number) =>
    `Residuals of neighbouring cells: Moran's I ${three(moran)}, ${pWords(p)}.`,
  notTried: (names: readonly string[]) =>
    `Not tried, as they are in too few cells or in nearly all, or no incident is on one side: ${listed(names)}.`,
  coarse: (distance: number, size: number) =>
    `${whole(distance)} m is short for cells of ${whole(size)} m: a feature in a cell's corner does not count for it. Take smaller cells or longer distances.`,
  halves:
    "Features were chosen again on 20 halves of the ground made of whole blocks, and measured on the other half.",
  tested: ({ origin, before, after, cells }: LaterCheck, all: number, blocks: number) =>
    `Test: chosen on ${incidentsOf(before)} before ${dayWords(origin)}, looked at on ${incidentsOf(after)} since, ${whole(cells)} of ${whole(all)} cells (${three(blocks)} km²), in six periods; equal cells share their place; t test of the difference. ${layerTexts.asNow}`,
  fewForTest: "Too few incidents to test on half of the time (30 in each half).",

  chart: {
    title: "How many times as many incidents, the other features held equal",
    axis: "times as many incidents (logarithmic)",
    label: (count: number) =>
      `Relative risk values of ${features(count)} with intervals, on a logarithmic axis`,
    sure: "more than chance would explain",
    unsure: "could be chance",
    elsewhere: "on the half of the ground that did not choose it",
    caption:
      "Dots are relative risk values, lines their intervals; a line across 1 says nothing. A cross far from its dot is a promise that did not hold elsewhere.",
    tip: (factor: FoundFactor) =>
      [
        `${factorWords(factor)}`,
        `${pWords(factor.pAdjusted)} after adjustment`,
        `${whole(factor.cells)} cells, ${incidentsOf(factor.incidents)} in them`,
        ...(factor.held
          ? [
              `chosen on ${whole(20 * factor.held.chosen)} of 20 halves${factor.held.rrvElsewhere === null ? "" : `, ${times(factor.held.rrvElsewhere)} on the other half`}`,
            ]
          : []),
      ].join("\n"),
  },
  table: {
    title: "Features",
    where: "Where",
    times: "Times as many",
    interval: "Interval",
    p: "p, adjusted",
    cells: "Cells",
    incidents: "Incidents",
    halves: "Chosen again on halves",
    elsewhere: "On the other half",
    notChosen: (names: readonly string[]) => `Looked at and not chosen: ${listed(names)}.`,
    ofHalves: (chosen: number) => `${whole(20 * chosen)} of 20`,
  },
  map: {
    risk: "times the risk of the lowest cells (no colour)",
    ground: "Ground",
    title: "Risk terrain",
    tip: (id: string, risk: number, count: number, expected: number, where: readonly string[]) =>
      [
        `${times(risk)} times the risk of the lowest cell`,
        `${count > 0 && count < minimumCount ? `fewer than ${minimumCount} incidents` : incidentsOf(count)}, ${three(expected)} expected`,
        ...(where.length > 0 ? where : ["none of the features"]),
        id,
      ].join("\n"),
  },
  factorsTitle: "Factors",
  cellsTitle: "Cells",
  code: "The choice alone: factorsOnHalves chooses on halves of the ground, checkLater looks at what came later.",
  fields: {
    data: "Incidents",
    latitude: "Latitude",
    longitude: "Longitude",
    time: "Time",
    layers: "Features",
    layer: (number: number) => `Table of features ${number}`,
    table: "Table",
    add: "Add a table of features",
    remove: (table: string) => `Take ${table} away`,
    kind: "What each is",
    kindHint: "One feature for each value",
    oneKind: "all rows are one feature",
    number: "Areas by a number",
    numberHint: "Only the top part of the areas",
    noNumber: "not by a number",
    top: "Top part",
    as: "As",
    asDefault: "as below",
    distances: "Distances",
    distancesHint: "Metres, with commas; 1, 2 and 3 cells unless told",
    ownDistancesHint: "Metres, with commas; as below unless told",
    only: "Only",
    onlyHint: "With commas; all unless told",
    family: "Counts scatter as",
    share: "Ground to test on",
    shareHint: "The cells with the highest risk",
    discovered: "Found by police",
    discoveredHint: "It is where they look",
  },
  kinds: {
    both: "Near them or densest",
    proximity: "Near them",
    density: "Where they are densest",
  },
  families: {
    automatic: "By BIC",
    poisson: "Poisson",
    "negative binomial": "Negative binomial",
  },
  discoveredChoices: { "leave-out": "Leave out", keep: "Keep" },
};
