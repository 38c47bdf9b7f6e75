import { empiricalBayesRates } from "@/lib/methods/spatial/clusters/empirical-bayes";
import { geary } from "@/lib/methods/spatial/clusters/geary";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { globalG } from "@/lib/methods/spatial/clusters/global-g";
import { joinCounts } from "@/lib/methods/spatial/clusters/join-counts";
import { localMoran } from "@/lib/methods/spatial/clusters/local-moran";
import { moran, type GlobalTest } from "@/lib/methods/spatial/clusters/moran";
import { normalTail } from "@/lib/methods/statistics/normal";
import type { Adapter, OracleCase, OracleFile } from "./case";
import type { Files } from "./files";
import { columnsOf, weightsOfEntry, type Entry } from "./spatial-stats-weights";

/** What an entry says beside its answers. */
const given = new Set([
  ...["id", "data", "column", "value", "event", "base", "y", "points", "coords", "method", "names"],
  ...["weights", "weights_key", "style", "star", "index_1based", "source", "verified", "note"],
]);

const method = "spatial-stats";

/** `expected.json` of the spatial statistics, a list of entries a statistic, as cases; null when it is another file. */
export function asCases(content: unknown): OracleFile | null {
  if (typeof content !== "object" || content === null || !("about" in content)) return null;
  const sections = Object.entries(content).filter(([name]) => name in answers) as [
    keyof typeof answers,
    Entry[],
  ][];
  const points = new Map<string, Entry["points"]>();
  for (const entry of sections.flatMap(([, entries]) => entries)) {
    if (entry.points) points.set(String(entry.y), entry.points);
  }
  const cases = sections.flatMap(([section, entries]) =>
    entries.map((entry): OracleCase => {
      const expected = Object.entries(entry).filter(([name]) => !given.has(name));
      return {
        id: `${section} ${entry.id}`,
        // Entries about the same few points give them once.
        input: { section, points: points.get(String(entry.y)), ...entry },
        parameters: {},
        expected: Object.fromEntries(expected),
        tolerance: Object.fromEntries(
          expected
            .filter(([, value]) => typeof value === "number")
            .map(([name, value]) => [name, printed(value as number)]),
        ),
      };
    }),
  );
  return cases.length > 0 ? { method, definition: "", cases } : null;
}

/** One unit of the last digit that was printed, and never less than nine digits. */
function printed(value: number): { abs: number; rel: number } {
  const [digits, exponent] = value.toExponential().split("e") as [string, string];
  const decimals = digits.split(".")[1]?.length ?? 0;
  return { abs: 10 ** (Number(exponent) - decimals), rel: 1e-9 };
}

type Answer = (entry: Entry, files: Files) => Record<string, unknown>;

const answers: Record<string, Answer> = {
  moran_global: (entry, files) =>
    globalAnswer("I", moran(valuesOf(entry, files), weightsOfEntry(entry, files))),
  geary_global: (entry, files) =>
    globalAnswer("C", geary(valuesOf(entry, files), weightsOfEntry(entry, files))),
  getis_ord_global_G(entry, files) {
    const { g, z } = globalG(valuesOf(entry, files), weightsOfEntry(entry, files));
    return { G: g, z, p_norm: normalTail(Math.abs(z)) };
  },
  getis_ord_local(entry, files) {
    const statistic = entry.star ? "GiStar" : "Gi";
    const found = getisOrd(valuesOf(entry, files), weightsOfEntry(entry, files), { statistic });
    return { z: found.z[Number(entry.index_1based) - 1] };
  },
  local_moran(entry, files) {
    const local = localMoran(valuesOf(entry, files), weightsOfEntry(entry, files));
    const names = columnsOf(entry, files)("name");
    const byName = (values: Float64Array) =>
      Object.fromEntries(names.map((name, i) => [name, values[i]]));
    const mean = local.statistic.reduce((sum, each) => sum + each, 0) / names.length;
    return { Ii: byName(local.statistic), Z: byName(local.z), mean_Ii: mean };
  },
  join_counts(entry, files) {
    const { both, one, neither } = joinCounts(valuesOf(entry, files), weightsOfEntry(entry, files));
    return { BB: both, BW: one, WW: neither };
  },
};

function globalAnswer(name: string, test: GlobalTest): Record<string, number> {
  const { statistic, expectation, randomisation, normality } = test;
  return {
    [name]: statistic,
    [`E${name}`]: expectation,
    [`V${name}_rand`]: randomisation.variance,
    z_rand: randomisation.z,
    z_rand_abs: Math.abs(randomisation.z),
    p_rand: randomisation.pGreater,
    [`V${name}_norm`]: normality.variance,
    z_norm: normality.z,
    z_norm_abs: Math.abs(normality.z),
    p_norm: normality.pGreater,
    p_norm_one_sided: normality.pGreater,
  };
}

function valuesOf(entry: Entry, files: Files): number[] | Float64Array {
  if (entry.y) return entry.y;
  const column = columnsOf(entry, files);
  const numbers = (name: string) => column(name).map(Number);
  if (entry.event && entry.base) {
    return empiricalBayesRates(numbers(entry.event), numbers(entry.base));
  }
  if (entry.column) return numbers(entry.column);
  const rate = /^(?:(\d+)\*)?(\w+)\/(\w+)$/.exec(entry.value ?? "");
  if (!rate) throw new Error(`No values are known by “${entry.value}”.`);
  const population = numbers(rate[3]!);
  return numbers(rate[2]!).map((count, i) => (Number(rate[1] ?? 1) * count) / population[i]!);
}

/** Figures under the names of places, each to its own printed digits. */
function byPlace(actual: unknown, expected: unknown): number {
  const found = actual as Record<string, number>;
  return Math.max(
    ...Object.entries(expected as Record<string, number>).map(([name, value]) => {
      return Math.abs(found[name]! - value) / printed(value).abs;
    }),
  );
}

export const spatialStats: Adapter = {
  method,
  run({ input }, files) {
    const { section, ...entry } = input as Entry & { section: string };
    return answers[section]!(entry, files);
  },
  check: { Ii: byPlace, Z: byPlace },
};
