import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QualityReport } from "@/datasets/quality/report";
import { hasShared } from "./opened";
import { type Bench, groupsOf, only, openBench, wholes } from "./quality-files";

const files = {
  recent: "chicago/chicago-crimes-2012-2018.parquet",
  old: "chicago/chicago-crimes-2001-2011-core.parquet",
  raw: "chicago/chicago-crimes-2018-h1-raw.csv.gz",
  london: "uk-police/london-street-crime-2017-01_2018-06.parquet",
  calls: "portland-nij/cfs-2016-08_2016-10.csv.gz",
  burglary: "portland-nij/crimes_bur.csv.gz",
};

/** Every defect that the README of the shared data lists for these files, by its number. */
describe.skipIf(!hasShared)("files of Chicago, London and Portland", () => {
  let bench: Bench;
  const reports = {} as Record<keyof typeof files, QualityReport>;
  const findings = (file: keyof typeof files) => reports[file].findings;

  beforeAll(async () => {
    bench = await openBench();
    for (const [name, path] of Object.entries(files)) {
      reports[name as keyof typeof files] = await bench.judge(await bench.file(path, name));
      await bench.engine.drop(name);
    }
  }, 300_000);
  afterAll(() => bench.close());

  it("no check fails on any of them", () => {
    for (const { findings } of Object.values(reports)) {
      expect(wholes(findings, "check-failed")).toEqual([]);
    }
  });

  describe("Chicago, 2012 to 2018", () => {
    it("has 14,267 rows without coordinates", () => {
      const missing = only(findings("recent"), "missing-coordinates");
      expect(missing).toMatchObject({ affected: 14_267, of: 1_949_344 });
      expect(reports.recent.points).toBe(1_935_077);
    });

    it("has 26 rows at 36.62 N 91.69 W, the 0, 0 of a projection", () => {
      const far = only(findings("recent"), "far-coordinates");
      expect(far).toMatchObject({ affected: 26, example: "36.6194 N 91.6866 W" });
      expect(far.says).toContain("the 0, 0 of a projection");
    });

    it("has 16 rows in community area 0", () => {
      expect(only(findings("recent"), "zero-codes", "Community Area").affected).toBe(16);
    });

    it("has 152 repeated case numbers", () => {
      expect(only(findings("recent"), "repeated-ids").says).toMatch(
        /^152 values of Case Number stand in more than one row/,
      );
    });

    it("heaps its times on full hours", () => {
      expect(only(findings("recent"), "heaped-minutes", "Date").affected).toBe(670_698);
    });

    it("has no serious defect, no swapped, default or random points, no break", () => {
      const { findings } = reports.recent;
      expect(findings.filter(({ severity }) => severity === "serious")).toEqual([]);
      for (const check of ["swapped-coordinates", "default-coordinates", "random-coordinates"]) {
        expect(wholes(findings, check)).toEqual([]);
      }
      expect(wholes(findings, "level-break")).toEqual([]);
    });
  });

  it("Chicago before 2012 misses 46,185 points, stores 32-bit numbers and has no ID", () => {
    expect(only(findings("old"), "missing-coordinates").affected).toBe(46_185);
    expect(only(findings("old"), "rounded-coordinates").affected).toBe(4_751_368);
    expect(wholes(findings("recent"), "rounded-coordinates")).toEqual([]);
    expect(only(findings("old"), "no-identifier").severity).toBe("note");
    expect(wholes(findings("recent"), "no-identifier")).toEqual([]);
  });

  it("Chicago as published in 2018 misses 465 points and repeats 9 case numbers", () => {
    expect(only(findings("raw"), "missing-coordinates").affected).toBe(465);
    expect(only(findings("raw"), "repeated-ids").column).toBe("Case Number");
    expect(only(findings("raw"), "heaped-minutes").column).toBe("Date");
  });

  describe("London", () => {
    it("knows only months", () => {
      const columns = wholes(findings("london"), "month-only").map(({ column }) => column);
      expect(columns).toContain("month");
      expect(reports.london.period).toEqual({ from: "2017-01-01", to: "2018-06-30" });
    });

    it("stands on 45,124 anonymous points", () => {
      expect(only(findings("london"), "snapped-coordinates").says).toContain("45,124 places");
      expect(wholes(findings("recent"), "snapped-coordinates")).toEqual([]);
    });

    it("has 239,035 rows without outcome, which are anti-social behaviour", () => {
      const missing = only(findings("london"), "missing-values", "outcome_category");
      expect(missing.affected).toBe(239_035);
      expect(missing.says).toContain("anti-social-behaviour");
      expect(groupsOf(findings("london"), "missing-values", "category")).toHaveProperty([
        "anti-social-behaviour",
      ]);
    });

    it("has one ward that is empty in March 2018", () => {
      const silent = findings("london").filter((each) => each.check === "silent-places");
      expect(silent.map(({ group }) => group)).toEqual([null, "E05000523"]);
      expect(silent[1]!.says).toBe("Nothing in Mar 2018.");
    });
  });

  describe("Portland", () => {
    it("has one blank row, days without times, and points in feet", () => {
      expect(only(findings("calls"), "blank-rows").affected).toBe(1);
      expect(only(findings("calls"), "day-only").column).toBe("occ_date");
      expect(only(findings("calls"), "projected-coordinates").column).toBe(
        "x_coordina, y_coordina",
      );
      expect(only(findings("burglary"), "day-only").affected).toBe(5364);
    });

    it("writes SUSPICIOUS with a leading blank", () => {
      expect(only(findings("calls"), "blanks-around", "CALL_GROUP")).toMatchObject({
        affected: 7932,
        example: " SUSPICIOUS",
      });
    });
  });
});
