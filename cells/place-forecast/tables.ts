import { modelColumns } from "@/cells/learning/models-table";
import type { Use } from "@/cells/learning/params";
import { baselinePlaceModel } from "@/lib/methods/places/models";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { days as dates, flags, numbers, wholes, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import type { PlaceFound } from "./compute";
import { usesLayers, type PlaceForecastParams } from "./params";
import type { ReadPlaces } from "./read";
import { reasonsIn } from "./reasons";
import type { Tested, TestedModel } from "./tested";

/** Of days since 1970. */
const days = (values: readonly number[]) =>
  dates(values.map((value) => Math.floor(value) * 86_400_000));

/** A row a ranked cell, the chosen ones first. */
export function cellsTable(
  { ranked }: PlaceFound,
  { others }: ReadPlaces,
  { threshold }: PlaceForecastParams,
): Uint8Array {
  const reasons = ranked.map((cell) => reasonsIn(cell, others));
  const hasAreas = ranked.some(({ area }) => area !== null);
  return toStream({
    rank: wholes(ranked.map(({ rank }) => rank)),
    cell: words(ranked.map(({ id }) => id)),
    chosen: flags(ranked.map(({ isChosen }) => isChosen)),
    ...(hasAreas ? { area: words(ranked.map(({ area }) => area)) } : {}),
    latitude: numbers(ranked.map(({ latitude }) => latitude)),
    longitude: numbers(ranked.map(({ longitude }) => longitude)),
    expected: numbers(ranked.map(({ expected }) => expected)),
    probability: numbers(ranked.map(({ probability }) => probability)),
    score: numbers(ranked.map(({ score }) => score)),
    ...(threshold === undefined
      ? {}
      : { alert: flags(ranked.map(({ probability }) => probability > threshold)) }),
    reason_1: words(reasons.map(([first]) => first ?? null)),
    reason_2: words(reasons.map(([, second]) => second ?? null)),
    reason_3: words(reasons.map(([, , third]) => third ?? null)),
    geometry: words(ranked.map(({ outline }) => outline)),
  });
}

/** A row a model and period of the test. */
export function backtestTable({ models, horizon }: Tested): Uint8Array {
  const all = models.flatMap(({ name, role, origins }) =>
    origins.map((each) => ({ name, role, ...each })),
  );
  return toStream({
    model: words(all.map(({ name }) => name)),
    role: words(all.map(({ role }) => role)),
    origin: days(all.map(({ origin }) => origin)),
    until: days(all.map(({ origin }) => origin + horizon - 1)),
    cells: wholes(all.map(({ cells }) => cells)),
    area_km2: numbers(all.map(({ area }) => area / 1e6)),
    incidents: wholes(all.map(({ incidents }) => incidents)),
    hits: wholes(all.map(({ hits }) => hits)),
    hit_rate: numbers(all.map(({ hitRate }) => hitRate)),
    pai: numbers(all.map(({ pai }) => pai)),
    pai_low: numbers(all.map(({ paiLow }) => paiLow)),
    pai_high: numbers(all.map(({ paiHigh }) => paiHigh)),
    best_hits: wholes(all.map(({ ceiling }) => ceiling)),
    pei_star: numbers(all.map(({ peiStar }) => peiStar)),
    rri: numbers(all.map(({ rri }) => rri)),
    auc: numbers(all.map(({ auc }) => auc)),
    log_score: numbers(all.map(({ logScore }) => logScore)),
    expected: numbers(all.map(({ expected }) => expected)),
    expected_filled: numbers(all.map(({ expectedFilled }) => expectedFilled)),
    filled: wholes(all.map(({ filled }) => filled)),
  });
}

/** A row a model: means over the periods with their intervals. */
export function scoresTable({ models, count }: Tested, { areaKm2, cellKm2 }: PlaceFound) {
  const mean = (
    name: string,
    of: (model: TestedModel) => { mean: number; low: number | null; high: number | null } | null,
  ) => ({
    [name]: numbers(models.map((model) => of(model)?.mean)),
    [`${name}_low`]: numbers(models.map((model) => of(model)?.low)),
    [`${name}_high`]: numbers(models.map((model) => of(model)?.high)),
  });
  const cells = models[0]!.origins[0]!.cells;
  const sum = (model: TestedModel) => model.origins.reduce((all, each) => all + each.incidents, 0);
  const staticAuc = models.find(({ name }) => name === "historical count")!.summary.auc.mean;
  return toStream({
    model: words(models.map(({ name }) => name)),
    role: words(models.map(({ role }) => role)),
    periods: wholes(models.map(({ origins }) => origins.length)),
    cells: wholes(models.map(() => cells)),
    cell_km2: numbers(models.map(() => cellKm2)),
    area_km2: numbers(models.map(() => cells * cellKm2)),
    ground_km2: numbers(models.map(() => areaKm2)),
    incidents: wholes(models.map(sum)),
    hits: wholes(models.map(({ summary }) => summary.hits)),
    ...mean("hit_rate", ({ summary }) => summary.hitRate),
    ...mean("pai", ({ summary }) => summary.pai),
    ...mean("pei_star", ({ summary }) => summary.peiStar),
    ...mean("rri", ({ summary }) => summary.rri),
    ...mean("auc", ({ summary }) => summary.auc),
    auc_static: numbers(models.map(() => staticAuc)),
    ...mean("log_score", ({ summary }) => summary.logScore),
    came_over_expected: numbers(models.map(({ summary }) => summary.cameOverExpected)),
    against: words(models.map(({ gain }) => (gain ? count : null))),
    ...mean("gain", ({ gain }) => gain),
    ...gainTests(models),
  });
}

/** p of the paired tests against the count, and adjusted for their number. */
function gainTests(models: readonly TestedModel[]) {
  const known = models.flatMap(({ gain }) => (gain?.p == null ? [] : [gain.p]));
  const adjusted = [...benjaminiHochberg(known)];
  return {
    p: numbers(models.map(({ gain }) => gain?.p)),
    p_adjusted: numbers(models.map(({ gain }) => (gain?.p == null ? null : adjusted.shift()))),
  };
}

/** The score that models are compared by. */
const scoreName = "pai";

/** A model that was fitted: on all that is known, or kept since a day. */
interface FittedModel {
  role: Use;
  /** Last day that it knew. */
  asOf: number;
  members: { name: string; weight: number }[];
  /** PAI of each period of its test, the earliest first. */
  trial: (number | null)[];
  /** On the windows since the kept one was kept. */
  since: number | null;
}

function fittedModels({ parts, refit }: PlaceFound, trial: FittedModel["trial"], origin: number) {
  const compared = refit?.compared;
  const sides = compared?.sides;
  const refitted: FittedModel = {
    ...{ role: "refitted", asOf: origin - 1, trial, since: sides?.refitted.pai ?? null },
    members: refit ? refit.parts.map(({ name, refitted: weight }) => ({ name, weight })) : parts,
  };
  if (!refit) return [refitted];
  const kept: FittedModel = {
    ...{ role: "kept", asOf: refit.knownAt - 1, since: sides?.kept.pai ?? null },
    members: refit.parts.map(({ name, kept: weight }) => ({ name, weight })),
    trial: (compared?.trial ?? []).map(({ pai }) => pai),
  };
  return [refitted, kept];
}

const meanOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((each) => each !== null);
  return known.length > 0 ? known.reduce((sum, each) => sum + each, 0) / known.length : null;
};

/** The model as a row: what it was fitted to, asked for and weighted by, from which it can be fitted again; with the kept one where there is one. */
export function modelsTable(
  found: PlaceFound,
  { models, count, horizon }: Tested,
  params: PlaceForecastParams,
  { from, origin, table, value, others, column }: ReadPlaces,
): Uint8Array {
  const { model, chosen, areaKm2, cellKm2, refit } = found;
  const [own] = models as [TestedModel];
  const baseline = models.find(({ name }) => name === count)!;
  const rows = fittedModels(
    found,
    own.origins.map(({ pai }) => pai),
    origin,
  );
  const parametersOf = ({ members, trial }: FittedModel) => ({
    ...{ data: table, column, value, others, discovered: params.discovered },
    ...{ shape: params.shape, size: params.size, boundary: params.boundary ?? null },
    ...{ horizon, half_life: params.half_life },
    ...(usesLayers(params.model) ? { layers: params.layers } : {}),
    ...{ cells: chosen, cell_km2: cellKm2, ground_km2: areaKm2 },
    ...{ members, trial },
  });
  const dayOf = (day: number) => Math.floor(day) * 86_400_000;
  const columns = modelColumns(
    rows.map((row) => {
      const isKept = row.role === "kept";
      return {
        method: model,
        parameters: parametersOf(row),
        trainedFrom: dayOf(from),
        trainedOn: dayOf(row.asOf),
        asOf: dayOf(row.asOf),
        score: meanOf(row.trial),
        scoreName,
        baseline: isKept ? baselinePlaceModel : count,
        baselineScore: isKept ? null : baseline.summary.pai.mean,
      };
    }),
  );
  if (!refit) return toStream(columns);
  return toStream([
    ...columns,
    ["role", words(rows.map(({ role }) => role))],
    ["in_use", flags(rows.map(({ role }) => role === refit.inUse))],
    ["score_since", numbers(rows.map(({ since }) => since))],
  ]);
}
