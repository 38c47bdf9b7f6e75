import type { ScanData } from "@/lib/methods/spatial/scan/data";
import {
  clusterOf,
  rankOf,
  scan as run,
  type ScanCluster,
  type ScanResult,
} from "@/lib/methods/spatial/scan/scan";
import type { Adapter, OracleCase } from "../case";
import type { Columns, Files } from "../files";

/** A case's data, and what its locations are called. */
interface Read {
  data: ScanData;
  names: (string | number)[];
  /** What step 0 is called. */
  origin: number;
}

type Given = Record<string, unknown>;

const permutations = 999;

export const scan: Adapter = {
  method: "scan",
  run(oracle, files) {
    const { input, parameters, expected } = oracle;
    if (input.casesFile !== undefined)
      return byMode(fromFiles(oracle, files), parameters, expected);
    if (input.cases !== undefined && input.locationIds !== undefined) {
      return published(inline(input), parameters, expected);
    }
    return spatial(oracle, files);
  },
  check: {
    expected: within(1e-9, 0),
    mostLikelyLlr: within(0, 1e-4),
    // "Monte Carlo, abs 0.06" is for the reference, which stopped as soon as fifty arrangements were
    // as strong (248 in the one case); two standard errors of ours come to it.
    p: (actual, expected) => {
      const [got, wanted] = [Number(actual), Number(expected)];
      const own = 2 * Math.sqrt((got * (1 - got)) / permutations);
      return Math.abs(got - wanted) / (0.06 + own);
    },
  },
};

function within(rel: number, abs: number) {
  return (actual: unknown, expected: unknown) =>
    Math.abs(Number(actual) - Number(expected)) / (abs + rel * Math.abs(Number(expected)));
}

function scanned({ data }: Read, parameters: Given, clusters: number, draws = 0): ScanResult {
  const { maxZoneShareOfCases, maxZoneShareOfPopulation, maxRadius } = parameters;
  return run(
    data,
    {
      maxShare: Number(maxZoneShareOfCases ?? maxZoneShareOfPopulation ?? 0.5),
      ...(maxRadius === undefined ? {} : { maxRadius: Number(maxRadius) }),
      alive: parameters.mode === "prospective",
      maxLength: Number(parameters.maxWindowLength ?? data.steps),
      minCases: Number(parameters.minCases ?? 1),
      clusters,
      permutations: draws,
    },
    { seed: 1 },
  );
}

const named = ({ names }: Read, sites: readonly number[]) =>
  [...sites].sort((a, b) => a - b).map((site) => names[site]!);

const figures = ({ origin }: Read, { first, last, cases, expected, llr }: ScanCluster) => ({
  start: first + origin,
  end: last + origin,
  cases,
  expected,
  llr,
});

/** Clusters under the name of each mode that the parameters have. */
function byMode(read: Read, parameters: Given, expected: Given) {
  const modes = Object.entries(parameters).filter(([, value]) => typeof value === "object");
  const answers = modes.map(([mode, own]) => {
    const wanted = (expected[mode] as Given[] | undefined) ?? [];
    const draws = wanted.some(({ p }) => p !== undefined) ? permutations : 0;
    const { clusters } = scanned(read, own as Given, wanted.length, draws);
    return [
      mode,
      clusters.map((cluster) => ({
        zips: named(read, cluster.sites).map(String).sort(),
        ...figures(read, cluster),
        p: cluster.p,
      })),
    ];
  });
  const { origin, data } = read;
  return { ...Object.fromEntries(answers), studyPeriod: [origin, origin + data.steps - 1] };
}

/** Clusters that another program found are judged as they are where it orders equal distances in its own way. */
function published(read: Read, parameters: Given, expected: Given) {
  const unlimited = { ...parameters, maxRadius: undefined };
  const own = (expected.ownEnumerationTiesInInputOrder as Given[] | undefined) ?? [];
  const all = scanned(read, unlimited, Math.max(2, own.length), permutations);
  const limited = scanned(read, parameters, 1);
  const judge = (given: Given) => {
    const ids = given.locationIds as (string | number)[];
    const sites = ids.map((id) => read.names.indexOf(id));
    const [first, last] = [Number(given.start) - read.origin, Number(given.end) - read.origin];
    const cluster = clusterOf(read.data, sites, first, last);
    const p = rankOf(cluster.llr, all.maxima);
    return { locationIds: ids, ...figures(read, cluster), p };
  };
  const best = limited.clusters[0]!;
  const sets = { mostLikely: expected.mostLikely, second: expected.second };
  const judged = Object.fromEntries(
    Object.entries(sets).flatMap(([name, given]) => (given ? [[name, judge(given as Given)]] : [])),
  );
  return {
    ...judged,
    recomputedForPublishedSets: { namedSet: judged.mostLikely, second: judged.second },
    ownEnumerationTiesInInputOrder: all.clusters
      .slice(0, own.length)
      .map((cluster) => ({ locationIds: named(read, cluster.sites), ...figures(read, cluster) })),
    mostLikelyLlr: best.llr,
    ...figures(read, best),
  };
}

/** Purely spatial Poisson scan of areas: as the population is, and as the given expectation is. */
function spatial({ input, parameters }: OracleCase, files: Files) {
  const columns = typeof input.file === "string" ? files.csv(input.file) : (input as Columns);
  const numbers = (...names: string[]) => {
    const name = names.find((each) => columns[each] !== undefined);
    return name === undefined ? undefined : Float64Array.from(columns[name]!, Number);
  };
  const [x, y] = [numbers("xKm", "x")!, numbers("yKm", "y")!];
  const [cases, population] = [numbers("cases")!, numbers("population")!];
  const labels = columns.county ?? columns.name ?? columns.id ?? [...x.keys()];
  const at = [...cases.keys()].filter((i) => cases[i]! > 0);
  const data = (expected?: Float64Array): ScanData => ({
    x,
    y,
    site: at,
    step: at.map(() => 0),
    count: at.map((i) => cases[i]!),
    steps: 1,
    population,
    ...(expected ? { expected } : {}),
  });
  const answer = (own: ScanData) => {
    const read: Read = { data: own, names: labels, origin: 0 };
    // The reference of this model has no least number of cases.
    const limits = { ...parameters, minCases: parameters.minCases ?? 0 };
    const { sites, ...cluster } = scanned(read, limits, 1).clusters[0]!;
    const locations0 = [...sites].sort((a, b) => a - b);
    const { cases: inside, expected, llr } = cluster;
    return { locations0, names: named(read, sites), cases: inside, expected, llr };
  };
  const adjusted = numbers("expectedAdjusted", "expected");
  return { crude: answer(data()), ...(adjusted ? { adjusted: answer(data(adjusted)) } : {}) };
}

function fromFiles({ input }: OracleCase, files: Files): Read {
  const places = files.csv(String(input.locationsFile));
  const cases = files.csv(String(input.casesFile));
  const key = Object.keys(places)[0]!;
  const coordinate = (axis: "x" | "y") =>
    Object.keys(places).find((name) => name.toLowerCase().startsWith(axis))!;
  return readCases(
    places[key]!,
    Float64Array.from(places[coordinate("x")]!, Number),
    Float64Array.from(places[coordinate("y")]!, Number),
    cases[key]!,
    Float64Array.from((cases.day ?? cases.time)!, Number),
    input.studyPeriod as number[] | undefined,
  );
}

function inline(input: Given): Read {
  const xy = input.xy as [number, number][];
  const cases = input.cases as { locationId: (string | number)[]; time: number[] };
  return readCases(
    input.locationIds as (string | number)[],
    Float64Array.from(xy, ([x]) => x),
    Float64Array.from(xy, ([, y]) => y),
    cases.locationId,
    Float64Array.from(cases.time),
    input.studyPeriod as number[] | undefined,
  );
}

function readCases(
  names: (string | number)[],
  x: Float64Array,
  y: Float64Array,
  locations: (string | number)[],
  time: Float64Array,
  period: number[] = [Math.min(...time), Math.max(...time)],
): Read {
  const numbers = new Map(names.map((name, i) => [name, i]));
  const [origin, end] = [period[0]!, period[1]!];
  const data: ScanData = {
    x,
    y,
    site: locations.map((name) => numbers.get(name)!),
    step: Array.from(time, (day) => day - origin),
    steps: end - origin + 1,
  };
  return { data, names, origin };
}
