import { describe, expect, it } from "vitest";
import type { OracleCase } from "../../oracles/case";
import { compare, permutationP } from "../../oracles/compare";

const oracle = (
  expected: Record<string, unknown>,
  tolerance: Record<string, unknown> = {},
): OracleCase => ({ id: "one", input: {}, parameters: {}, expected, tolerance });

const missesOf = (
  actual: unknown,
  of: OracleCase,
  check?: Parameters<typeof compare>[2]["check"],
) => compare(actual, of, check ? { check } : {}).misses.map(({ at }) => at);

describe("an answer", () => {
  it("passes when every figure is within the relative or the absolute limit", () => {
    const wanted = oracle({ z: [100, 0] }, { rel: 0.01, abs: 0.001 });
    expect(missesOf({ z: [100.9, 0.0009] }, wanted)).toEqual([]);
    expect(missesOf({ z: [101.1, 0.0009] }, wanted)).toEqual(["z.0"]);
  });

  it("is exact where no limit is given", () => {
    expect(missesOf({ n: 3 }, oracle({ n: 3 }))).toEqual([]);
    expect(missesOf({ n: 3.0001 }, oracle({ n: 3 }))).toEqual(["n"]);
  });

  it("follows the limit of a key over that of the case", () => {
    const wanted = oracle({ z: 10, p: 0.5 }, { abs: 1, p: "abs 0.01", z: "exact" });
    expect(missesOf({ z: 10, p: 0.509 }, wanted)).toEqual([]);
    expect(missesOf({ z: 10.5, p: 0.52 }, wanted)).toEqual(["z", "p"]);
  });

  it("misses what was not computed, a list of another length, and another text", () => {
    const wanted = oracle({ z: [1, 2], name: "hot", more: 1 }, { abs: 1 });
    expect(missesOf({ z: [1], name: "cold" }, wanted)).toEqual(["z", "name", "more"]);
  });

  it("takes null for what is undefined and the word for infinity, and nothing else", () => {
    const wanted = oracle({ a: null, b: "Infinity", c: null });
    expect(missesOf({ a: NaN, b: Infinity, c: 0 }, wanted)).toEqual(["c"]);
    expect(missesOf({ a: null, b: 1e300, c: null }, wanted)).toEqual(["b"]);
  });

  it("never passes with NaN where a number is expected", () => {
    expect(missesOf({ z: NaN }, oracle({ z: 1 }, { abs: 10 }))).toEqual(["z"]);
  });

  it("misses where the tolerance is words that nobody checks", () => {
    const wanted = oracle({ p: 0.5 }, { p: "abs 4*sqrt(p(1-p)/P)+0.003" });
    expect(missesOf({ p: 0.5 }, wanted)).toEqual(["p"]);
    expect(missesOf({ p: 0.5 }, wanted, { p: permutationP(999, 0.003) })).toEqual([]);
  });

  it("holds a p-value by permutation to four standard errors", () => {
    const size = permutationP(10_000, 0);
    expect(size([0.52], [0.5])).toBeCloseTo(1, 6);
    expect(size([0.52, 0.1], [0.5])).toBe(Infinity);
  });
});
