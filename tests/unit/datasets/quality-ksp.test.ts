import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QualityReport } from "@/datasets/quality/report";
import { hasShared } from "./opened";
import { type Bench, groupsOf, only, openBench, wholes } from "./quality-files";

const files = {
  amengad: "ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz",
  eight: "ksp/fir-2024/complaints.eight-stations.csv.gz",
  beats: "ksp/derived-2024/Resource_Allocation_Cleaned.csv.gz",
  profiling: "ksp/derived-2024/Criminal_Profiling_cleaned.csv.gz",
  total: "ksp/monthly-series/karnataka_total_count.csv",
  review: "ksp/official-aggregates/Merged_Crime_Review_2025.csv.gz",
  outcomes: "ksp/official-aggregates/fir_outcomes_by_police_district.csv",
  groups: "ksp/official-aggregates/crime_group_counts_full_file.csv",
  locations: "ksp/reference/Karnataka_All_Police_Locations.csv",
  fixture: "ksp/fir-2026-schema-fixture/CaseMaster.csv",
};

/** Every defect that the README of the shared data lists for these files, by its number. */
describe.skipIf(!hasShared)("Karnataka files as the shared data has them", () => {
  let bench: Bench;
  const reports = {} as Record<keyof typeof files, QualityReport>;
  const findings = (file: keyof typeof files) => reports[file].findings;

  beforeAll(async () => {
    bench = await openBench();
    for (const [name, path] of Object.entries(files)) {
      reports[name as keyof typeof files] = await bench.judge(await bench.file(path, name));
    }
  }, 120_000);
  afterAll(() => bench.close());

  it("no check fails on any of them", () => {
    for (const { findings } of Object.values(reports)) {
      expect(wholes(findings, "check-failed")).toEqual([]);
    }
  });

  describe("one station, every FIR (amengad)", () => {
    it("has 1,333 rows, 502 points and its period", () => {
      expect(reports.amengad).toMatchObject({
        rows: 1333,
        points: 502,
        period: { from: "2007-07-19", to: "2024-03-02" },
      });
    });

    it("has 62.3 % zero coordinates, all of them in 2016 to 2018", () => {
      const zero = only(findings("amengad"), "zero-coordinates");
      expect(zero).toMatchObject({ affected: 831, of: 1333, severity: "serious" });
      expect(zero.affected / zero.of).toBeCloseTo(0.623, 3);
      const years = findings("amengad").filter(
        (each) => each.check === "zero-coordinates" && each.by === "year",
      );
      const all = years.filter(({ affected, of }) => affected === of).map(({ group }) => group);
      expect(all).toEqual(["2016", "2017", "2018"]);
      expect(zero.says).toContain("2016, 2017 and 2018");
    });

    it("has 17 points outside the station's neighbourhood", () => {
      expect(only(findings("amengad"), "far-coordinates")).toMatchObject({ affected: 17, of: 502 });
    });

    it("counts no victims although men, women, boys and girls are counted", () => {
      const victims = only(findings("amengad"), "counts-contradict", "VICTIM COUNT");
      expect(victims).toMatchObject({ affected: 698, of: 1333, severity: "serious" });
      expect(victims.says).toContain("0 in every row");
    });

    it("has the text NULL in all rows of IOAssigned_Date", () => {
      expect(only(findings("amengad"), "null-words", "IOAssigned_Date")).toMatchObject({
        affected: 1333,
        of: 1333,
        example: "NULL",
      });
    });

    it("writes the dates of a row in two formats", () => {
      const formats = only(findings("amengad"), "two-date-formats");
      expect(formats.says).toMatch(/2 ways/);
      expect(formats.says).toMatch(/day\/month\/year in “FIR_Date”/);
    });

    it("has 52 % of its times on the full hour and 8.6 % at 10:00", () => {
      const full = only(findings("amengad"), "heaped-minutes", "Offence_From_Date");
      expect(full.affected).toBe(694);
      expect(full.says).toContain("52 %");
      const ten = only(findings("amengad"), "heaped-clock", "Offence_From_Date");
      expect(ten.says).toContain("8.6 %");
      expect(ten.example).toBe("10:00");
    });

    it("registers 12 % after more than 30 days, the longest after 5,323", () => {
      const late = only(findings("amengad"), "late-registration");
      expect(late).toMatchObject({ affected: 163, of: 1333 });
      expect(late.says).toContain("(12 %)");
      expect(late.says).toContain("5,323 days");
    });

    it("writes distances in free words", () => {
      expect(only(findings("amengad"), "measure-in-words").column).toBe("Distance from PS");
    });

    it("mixes states of the case with remarks of transfer", () => {
      const mixed = only(findings("amengad"), "states-with-remarks");
      expect(mixed).toMatchObject({ column: "FIR_Stage", affected: 7 });
      expect(mixed.example).toMatch(/^Transfered/);
    });
  });

  describe("eight stations that came through a spreadsheet", () => {
    it("have case numbers without their last digits, 29 different ones", () => {
      const lost = only(findings("eight"), "lost-digits");
      expect(lost).toMatchObject({ column: "Crime_No", affected: 1188, severity: "serious" });
      expect(lost.says).toContain("only 29 different ones");
      expect(wholes(findings("amengad"), "lost-digits")).toEqual([]);
    });

    it("have 71.3 % zero coordinates, all of them in two stations", () => {
      const zero = only(findings("eight"), "zero-coordinates");
      expect(zero.affected / zero.of).toBeCloseTo(0.713, 3);
      const stations = groupsOf(findings("eight"), "zero-coordinates", "station");
      expect(stations).toMatchObject({ "Bellary Traffic PS": 428, "Market PS": 67 });
    });

    it("have a longitude of 94.9, outside of the south of India", () => {
      const far = only(findings("eight"), "far-coordinates");
      expect(far.affected).toBe(1);
      expect(far.example).toContain("94.9485 E");
    });

    it("have Ballari rows at 12.97 N, 240 km from their station", () => {
      const station = findings("eight").filter((each) => each.check === "far-from-station");
      expect(station.map(({ group }) => group)).toEqual([null, "Bellary Rural PS"]);
      expect(station[1]!.says).toContain("the farthest 250 km");
    });
  });

  describe("villages and beats with sanctioned strength", () => {
    it("have beat names that are unique only inside a unit: BEAT 2 on 187 rows", () => {
      const shared = only(findings("beats"), "beat-names-shared");
      expect(shared).toMatchObject({ column: "Police Unit, Beat Name", example: "BEAT 2" });
      expect(shared.advice).toContain("the key is Police Unit and Beat Name");
      expect(groupsOf(findings("beats"), "beat-names-shared", "beat")).toMatchObject({
        "BEAT 2": 187,
      });
    });

    it("have one row that carries 16,537 crimes", () => {
      const heavy = only(findings("beats"), "heavy-row", "Total Crimes per beat");
      expect(heavy).toMatchObject({ affected: 1, example: "16,537" });
      expect(heavy.says).toContain("1,693,317");
    });

    it("repeat the strength of a district on each of its rows", () => {
      const columns = wholes(findings("beats"), "repeated-figure").map(({ column }) => column);
      expect(columns).toHaveLength(3);
      for (const column of columns) expect(column).toMatch(/^Sanctioned Strength .* per District$/);
    });
  });

  it("profiles multiplied by a join repeat each other, know no caste and hardly a woman", () => {
    const rows = only(findings("profiling"), "repeated-rows");
    expect(rows.affected / rows.of).toBeGreaterThan(0.5);
    expect(only(findings("profiling"), "unknown-words", "Caste").says).toContain("46 %");
    expect(only(findings("profiling"), "lopsided-sex").says).toContain("(0.7 %) are women");
  });

  it("the state's monthly series breaks in May 2018 and is low in April 2020", () => {
    const broken = only(findings("total"), "level-break");
    expect(broken.example).toBe("May 2018");
    expect(broken.says).toContain("30,148 in Apr 2018, then 15,317");
    const odd = only(findings("total"), "odd-months");
    expect(odd.says).toContain("Apr 2020 with 9,677");
  });

  describe("the merged crime review of 2025", () => {
    it("has one column under several spellings", () => {
      const heads = only(findings("review"), "repeated-columns", "HEAD CRIMES");
      expect(heads.says).toContain("“HEAD CRIMES”, “Heads of Crime” and “Heads Crime”");
      expect(heads.says).toContain("never filled in the same row");
      expect(only(findings("review"), "repeated-columns", "SL.NO.").says).toContain("Sl. No.");
    });

    it("has 7 columns without a name, line breaks, and two months missing", () => {
      expect(only(findings("review"), "unnamed-columns").affected).toBe(7);
      expect(only(findings("review"), "line-breaks", "Heads of Crime").affected).toBe(36);
      const months = only(findings("review"), "missing-months");
      expect(months).toMatchObject({ affected: 2, of: 12 });
      expect(months.says).toContain("Jan 2025 and Mar 2025");
    });
  });

  it("the districts' outcomes count 464 victims against 1,388,052", () => {
    const victims = only(findings("outcomes"), "counts-contradict", "victims");
    expect(victims.says).toContain("464 against 1,388,052");
  });

  it("the groups of crime keep leading blanks", () => {
    expect(only(findings("groups"), "blanks-around").example).toBe(" CYBER CRIME");
  });

  it("the list of stations has 20 names too few", () => {
    expect(only(findings("locations"), "repeated-names").says).toContain("20 more than names");
  });

  it("the 2026 fixture has random numbers for points", () => {
    expect(only(findings("fixture"), "random-coordinates").severity).toBe("serious");
    expect(wholes(findings("amengad"), "random-coordinates")).toEqual([]);
  });
});
