import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "@/datasets/quality/report";
import { generate } from "@/datasets/sample/generate";
import { truth } from "@/datasets/sample/truth";
import { type Bench, groupsOf, only, openBench, wholes } from "./quality-files";

/** The product's own data: what was planted is found, and nothing else is called serious. */
describe("the quality of the sample", () => {
  const { defects, levelBreak } = truth();
  let bench: Bench;
  let findings: readonly Finding[] = [];

  beforeAll(async () => {
    bench = await openBench();
    const table = await bench.engine.ingest("fir", generate("sample").streams);
    ({ findings } = await bench.judge(table));
  }, 120_000);
  afterAll(() => bench.close());

  it("falls short of points in the planted share of each year", () => {
    const zero = findings.filter(
      (each) => each.check === "zero-coordinates" && each.by === "year" && each.of > 1000,
    );
    const shares = zero.map(({ affected, of }) => affected / of);
    expect(shares).toHaveLength(defects.zeroShareByYear.length);
    for (const [year, share] of shares.entries()) {
      expect(Math.abs(share - defects.zeroShareByYear[year]!)).toBeLessThan(0.08);
    }
  });

  it("has one station that writes its own house down", () => {
    const stations = groupsOf(findings, "default-of-station", "station");
    expect(Object.keys(stations)).toEqual([defects.defaultPoint.station]);
    const { affected, of } = only(findings, "default-of-station");
    expect(affected / of).toBeCloseTo(defects.defaultPoint.share, 1);
  });

  it("has points exchanged and points astray", () => {
    const swapped = only(findings, "swapped-coordinates");
    expect(swapped.affected / swapped.of).toBeCloseTo(defects.swappedShare, 3);
    const far = only(findings, "far-coordinates");
    expect(far.affected / far.of).toBeCloseTo(defects.strayShare, 3);
  });

  it("counts victims only since 2022", () => {
    const years = groupsOf(findings, "counts-contradict", "year");
    expect(Object.keys(years)).toEqual(["2019", "2020", "2021"]);
    expect(defects.victimCountFrom.slice(0, 4)).toBe("2022");
  });

  it("breaks in the planted month of the planted kind alone", () => {
    expect(wholes(findings, "level-break")).toEqual([]);
    const broken = findings.filter(
      (each) => each.check === "level-break-of-kind" && each.by !== null,
    );
    expect(broken.map(({ group }) => group)).toEqual([levelBreak.head]);
    expect(levelBreak.month).toBe("2021-05");
    expect(broken[0]!.says).toMatch(/^May 2021: /);
    expect(only(findings, "odd-months").says).toContain("Apr 2020");
  });

  it("proposes to merge the head that has got a blank", () => {
    const heads = findings.filter(({ column }) => column === "CrimeGroup_Name");
    expect(Object.keys(groupsOf(heads, "same-but-for-spelling", "merge"))).toEqual([
      defects.blankHead.head,
    ]);
  });

  it("has beats that are named alike in every station", () => {
    expect(only(findings, "beat-names-shared").column).toBe("UnitName, Beat_Name");
  });

  it("is called serious for nothing else", () => {
    const serious = findings.filter((each) => each.severity === "serious" && each.by === null);
    expect(serious.map(({ check }) => check)).toEqual([
      "zero-coordinates",
      "swapped-coordinates",
      "counts-contradict",
    ]);
  });
});
