import type { Adapter, OracleCase } from "./case";

interface Limit {
  rel: number;
  abs: number;
}

export interface Deviation {
  /** Where in `expected`: "clusters.0.llr". */
  at: string;
  /** In units of what is allowed: above 1 is a miss. */
  size: number;
  words: string;
}

export interface Comparison {
  /** Figures that were compared. */
  compared: number;
  worst: Deviation | null;
  misses: Deviation[];
}

/** Compares an answer with the expected one, figure by figure, each within its own tolerance. */
export function compare(
  actual: unknown,
  oracle: OracleCase,
  adapter: Pick<Adapter, "check" | "remarks">,
): Comparison {
  const result: Comparison = { compared: 0, worst: null, misses: [] };
  const note = (at: string, size: number, words: string) => {
    result.compared++;
    const deviation = { at, size, words };
    if (!result.worst || size > result.worst.size || Number.isNaN(size)) result.worst = deviation;
    if (!(size <= 1)) result.misses.push(deviation);
  };
  const visit = (got: unknown, wanted: unknown, path: readonly string[], limit: Limit) => {
    const key = path.at(-1) ?? "";
    const at = path.join(".");
    if (adapter.remarks?.includes(key)) return;
    const check = adapter.check?.[key];
    if (check) {
      if (got === undefined) return note(at, Infinity, "not computed");
      const size = check(got, wanted, oracle);
      return note(at, size, `${size.toPrecision(2)} of what is allowed`);
    }
    const own = key === "rel" || key === "abs" ? undefined : oracle.tolerance[key];
    let within = limit;
    if (own !== undefined && !/^\d+$/.test(key)) {
      const read = readLimit(own);
      if (!read) return note(at, Infinity, `tolerance in words, and no check: ${String(own)}`);
      within = read;
    }
    if (wanted !== null && typeof wanted === "object") {
      const entries = Object.entries(wanted);
      if (Array.isArray(wanted) && lengthOf(got) !== wanted.length) {
        return note(at, Infinity, `${lengthOf(got) ?? "no"} entries, expected ${wanted.length}`);
      }
      for (const [name, value] of entries) {
        const found = got === null || got === undefined ? undefined : property(got, name);
        visit(found, value, [...path, name], within);
      }
      return;
    }
    const size = distance(got, wanted, within);
    note(at, size, `${show(got)}, expected ${show(wanted)}`);
  };
  visit(actual, oracle.expected, [], readLimit(oracle.tolerance) ?? { rel: 0, abs: 0 });
  return result;
}

const property = (value: unknown, name: string) => (value as Record<string, unknown>)[name];

const lengthOf = (value: unknown): number | undefined =>
  Array.isArray(value) || ArrayBuffer.isView(value)
    ? (value as unknown as ArrayLike<unknown>).length
    : undefined;

const show = (value: unknown) =>
  value === undefined ? "not computed" : (JSON.stringify(value) ?? String(value));

/** "rel 1e-3", "abs 0.06", "exact", or {rel, abs}; undefined when the words need a check of their own. */
function readLimit(given: unknown): Limit | undefined {
  if (typeof given === "string") {
    if (given === "exact" || given.startsWith("exact;")) return { rel: 0, abs: 0 };
    const [, kind, size] = /^(rel|abs) ([\d.]+(?:e-?\d+)?)(?!\*)\b(?! \*)/i.exec(given) ?? [];
    if (!kind || !size || /sqrt|better|or aicc/.test(given)) return undefined;
    return { rel: 0, abs: 0, [kind]: Number(size) };
  }
  if (typeof given !== "object" || given === null) return undefined;
  const { rel, abs } = given as Partial<Limit>;
  return { rel: typeof rel === "number" ? rel : 0, abs: typeof abs === "number" ? abs : 0 };
}

function distance(got: unknown, wanted: unknown, { rel, abs }: Limit): number {
  const [a, b] = [toNumber(got), toNumber(wanted)];
  if (b === null) return got === wanted || (wanted === null && isNothing(got)) ? 0 : Infinity;
  if (a === null) return Infinity;
  if (a === b) return 0;
  const difference = Math.abs(a - b);
  const byAbs = abs > 0 ? difference / abs : Infinity;
  const byRel = rel > 0 ? difference / (rel * Math.abs(b)) : Infinity;
  return Math.min(byAbs, byRel);
}

const isNothing = (value: unknown) =>
  value === null || (typeof value === "number" && Number.isNaN(value));

function toNumber(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (value === "Infinity") return Infinity;
  return value === "-Infinity" ? -Infinity : null;
}

/**
 * A p-value by permutation against the reference's: four standard errors of a proportion from P
 * permutations, and a constant for the reference's own.
 */
export const permutationP =
  (permutations: number, more: number) =>
  (actual: unknown, expected: unknown): number => {
    const [got, wanted] = [[actual].flat(3) as number[], [expected].flat(3) as number[]];
    if (got.length !== wanted.length) return Infinity;
    const sizes = wanted.map((p, i) => {
      const allowed = 4 * Math.sqrt((p * (1 - p)) / permutations) + more;
      return Math.abs(got[i]! - p) / allowed;
    });
    return Math.max(0, ...sizes);
  };
