import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assess } from "@/datasets/quality/assess";
import { type Bench, groupsOf, only, openBench, wholes } from "./quality-files";

/** 3,000 incidents of a tidy city: three years, six stations, points in clusters, no fault. */
const tidy = `
select (100000 + i)::varchar as id,
  timestamp '2020-01-01' + to_minutes((i * 525 + hash(i) % 500)::integer) as occurred_from,
  timestamp '2020-01-01' + to_minutes((i * 525 + hash(i) % 500 + 30)::integer) as occurred_to,
  timestamp '2020-01-01' + to_minutes((i * 525 + hash(i) % 500 + 90 + hash(i * 7) % 2000)::integer) as reported_at,
  ['THEFT', 'HURT', 'BURGLARY', 'CHEATING'][1 + (hash(i * 3) % 4)::integer] as head,
  'Station ' || (i % 6) as station,
  'Beat ' || (i % 6) || '-' || (hash(i * 5) % 5) as beat,
  12.9 + (i % 6) * 0.02 + ((hash(i * 11) % 1000)::integer + (hash(i * 13) % 1000)::integer - 1000) * 0.000011 as latitude,
  77.5 + (i % 3) * 0.03 + ((hash(i * 17) % 1000)::integer + (hash(i * 19) % 1000)::integer - 1000) * 0.000011 as longitude
from range(3000) r(i)`;

describe("checks of a table", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  }, 60_000);
  afterAll(() => bench.close());

  /** The tidy city with some columns made otherwise. */
  const spoilt = async (name: string, replace: string, where = "true") => {
    const sql = `select * replace (${replace}) from (${tidy}) where ${where}`;
    const table = await bench.table(name, sql);
    return bench.judge(table, { now: new Date("2026-01-01") });
  };

  it("find nothing serious and nothing to warn of in tidy data", async () => {
    const report = await bench.judge(await bench.table("tidy", tidy));
    expect(report).toMatchObject({ rows: 3000, points: 3000 });
    expect(report.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  it("find points with latitude and longitude exchanged, and turn them round", async () => {
    const report = await spoilt(
      "swapped",
      `case when id::integer % 100 = 0 then longitude else latitude end as latitude,
       case when id::integer % 100 = 0 then latitude else longitude end as longitude`,
    );
    const swapped = only(report.findings, "swapped-coordinates");
    expect(swapped).toMatchObject({ affected: 30, of: 3000, severity: "serious" });
    expect(wholes(report.findings, "far-coordinates")).toEqual([]);
    const stations = groupsOf(report.findings, "swapped-coordinates", "station");
    expect(Object.values(stations).reduce((sum, n) => sum + n, 0)).toBe(30);
  });

  it("find both columns exchanged in a country where that is the Arctic", async () => {
    const report = await spoilt("arctic", "longitude as latitude, latitude as longitude");
    expect(only(report.findings, "swapped-coordinates").affected).toBe(3000);
  });

  it("find one point that stands for no place, of the table and of a station", async () => {
    const all = await spoilt(
      "default_point",
      `case when id::integer % 20 = 0 then 12.95 else latitude end as latitude,
       case when id::integer % 20 = 0 then 77.55 else longitude end as longitude`,
    );
    expect(only(all.findings, "default-coordinates")).toMatchObject({
      affected: 150,
      example: "12.9500 N 77.5500 E",
    });
    const one = await spoilt(
      "default_station",
      `case when station = 'Station 2' and id::integer % 12 < 5 then 12.9411 else latitude end as latitude,
       case when station = 'Station 2' and id::integer % 12 < 5 then 77.5622 else longitude end as longitude`,
    );
    expect(Object.keys(groupsOf(one.findings, "default-of-station", "station"))).toEqual([
      "Station 2",
    ]);
  });

  it("find half points, points off the globe and coarse points", async () => {
    const report = await spoilt(
      "odd_points",
      `case when id::integer % 50 = 0 then null when id::integer % 50 = 1 then 950 else latitude end as latitude,
       case when id::integer % 10 = 2 then round(longitude, 1) else longitude end as longitude`,
    );
    expect(only(report.findings, "half-coordinates").affected).toBe(60);
    expect(only(report.findings, "impossible-coordinates").affected).toBe(60);
    const coarse = await spoilt(
      "coarse",
      "round(latitude, 2) as latitude, round(longitude, 2) as longitude",
    );
    expect(only(coarse.findings, "coarse-coordinates").affected).toBe(3000);
  });

  it("find times that cannot be, by year", async () => {
    const report = await spoilt(
      "times",
      `case when id::integer % 100 = 0 then occurred_from - interval 2 day else occurred_to end as occurred_to,
       case when id::integer % 100 = 1 then occurred_from - interval 3 day
         when id::integer % 100 = 2 then timestamp '2042-05-01 10:11:00' else reported_at end as reported_at,
       case when id::integer % 100 = 3 then timestamp '1970-01-01' else occurred_from end as occurred_from`,
    );
    expect(only(report.findings, "to-before-from").affected).toBe(30);
    expect(only(report.findings, "reported-before-occurred").affected).toBe(30);
    expect(only(report.findings, "in-the-future", "reported_at").affected).toBe(30);
    expect(only(report.findings, "default-dates", "occurred_from").affected).toBe(30);
    const years = groupsOf(report.findings, "to-before-from", "year");
    expect(Object.keys(years)).toEqual(["2020", "2021", "2022"]);
  });

  it.each([
    ["dates", (time: string) => `${time}::date`],
    ["midnights", (time: string) => `date_trunc('day', ${time})`],
  ])("take %s for days: what ends or is registered the same day is in order", async (name, day) => {
    const early = (rest: number, time: string) =>
      `case when id::integer % 100 = ${rest} then occurred_from - interval 2 day else ${time} end`;
    const end = `${day(early(0, "occurred_to"))} as occurred_to, ${day(early(1, "reported_at"))} as reported_at`;
    const { findings } = await spoilt(`by_${name}`, end);
    expect(only(findings, "to-before-from").affected).toBe(30);
    expect(only(findings, "reported-before-occurred").affected).toBe(30);
  });

  it("find two date formats in one column of text", async () => {
    const report = await spoilt(
      "formats",
      `case when id::integer % 10 = 0 then strftime(occurred_from, '%d/%m/%Y')
        else strftime(occurred_from, '%Y-%m-%d') end as head`,
    );
    const mixed = only(report.findings, "two-date-formats");
    expect(mixed).toMatchObject({ affected: 300, of: 3000, severity: "serious", column: "head" });
    expect(mixed.example).toMatch(/^\d\d\/\d\d\/\d{4}$/);
  });

  it("find a month, days and a station that are missing", async () => {
    const month = await spoilt(
      "gap",
      "id as id",
      "reported_at not between timestamp '2021-05-01' and timestamp '2021-06-01'",
    );
    expect(only(month.findings, "missing-months").says).toContain("May 2021");
    const half = "case when id::integer % 2 = 0 then 'North' else 'South' end";
    const silent = await spoilt(
      "silent",
      `${half} as station`,
      `${half} = 'North' or reported_at not between timestamp '2021-05-01' and timestamp '2021-07-01'`,
    );
    expect(wholes(silent.findings, "missing-months")).toEqual([]);
    expect(groupsOf(silent.findings, "silent-places", "station")).toEqual({ South: 2 });
    const dense = await bench.table(
      "dense",
      `select i::varchar as id, timestamp '2021-01-01' + to_minutes((i * 14)::integer) as occurred_from from range(20000) r(i)
       where (timestamp '2021-01-01' + to_minutes((i * 14)::integer))::date not in (date '2021-03-05', date '2021-03-06')`,
    );
    const days = only((await bench.judge(dense)).findings, "missing-days");
    expect(days.affected).toBe(2);
    expect(days.says).toContain("5 Mar 2021 and 6 Mar 2021");
  });

  it("find identifiers that a number or a spreadsheet cannot hold", async () => {
    const number = await bench.table(
      "inexact",
      "select 10470124520160000.0 + i * 2 as crime_no, i as n from range(50) r(i)",
    );
    expect(only((await bench.judge(number)).findings, "lost-digits").affected).toBe(50);
    const text = await bench.table(
      "scientific",
      "select '1.04701E+16' as crime_no, i as n from range(50) r(i)",
    );
    expect(only((await bench.judge(text)).findings, "lost-digits").says).toContain("1.05E+16");
    const whole = await bench.table(
      "exact",
      "select 10470124520160000 + i as crime_no, i as n from range(5000) r(i)",
    );
    expect(wholes((await bench.judge(whole)).findings, "lost-digits")).toEqual([]);
  });

  it("propose a merge of values that differ by blanks and capitals alone", async () => {
    const report = await spoilt(
      "spelt",
      "case when id::integer % 100 = 0 then ' theft ' when id::integer % 100 = 1 then 'Theft' else head end as head",
    );
    const spelt = only(report.findings, "same-but-for-spelling");
    expect(spelt).toMatchObject({ column: "head", affected: 60 });
    expect(groupsOf(report.findings, "same-but-for-spelling", "merge")).toEqual({ THEFT: 60 });
    expect(only(report.findings, "blanks-around").affected).toBe(30);
  });

  it("never show a value of a column that identifies people", async () => {
    const people = await bench.table(
      "people",
      `select 'FIR ' || i as incident, 'accused' as role,
        case when i % 3 = 0 then ' Zebedee Quill' when i % 3 = 1 then 'ZEBEDEE QUILL' else 'Zebedee Quill' end as name,
        case when i % 2 = 0 then 'NULL' else '4 Sampige Road' || chr(10) || 'Zebra Layout' end as address,
        '10470124520160' || (i % 4) || '00' as person from range(400) r(i)`,
    );
    const { findings } = await bench.judge(people);
    const told = JSON.stringify(findings);
    expect(told).not.toMatch(/zebedee|quill|sampige|zebra|1047012452/i);
    expect(wholes(findings, "null-words", "address")).toHaveLength(1);
  });

  it("read what the mapping hides from the files behind a table, and account for all rows", async () => {
    const raw = await bench.table(
      "raw_fir",
      `select id as "Crime_No", case when id::integer % 2 = 0 then 0 else latitude end as "Latitude",
        case when id::integer % 2 = 0 then 0 else longitude end as "Longitude",
        occurred_from as "Offence_From_Date", station as "UnitName" from (${tidy})`,
    );
    const model = await bench.table(
      "incidents",
      `select "Crime_No" as id, nullif("Latitude", 0) as latitude, nullif("Longitude", 0) as longitude,
        "Offence_From_Date" as occurred_from, "UnitName" as station from raw_fir where "Crime_No" <> '100000'`,
    );
    await bench.table(
      "incidents_set_aside",
      `select 'blank row' as reason, * from raw_fir where "Crime_No" = '100000'`,
    );
    const { findings } = await bench.judge(model, { raw: [raw] });
    // The same rows without a point, told once and with the reason.
    expect(wholes(findings, "missing-coordinates")).toEqual([]);
    const zero = only(findings, "zero-coordinates");
    expect(zero.affected).toBe(1500);
    expect(zero.says).toMatch(/^In raw_fir: /);
    expect(only(findings, "rows-read").says).toBe(
      "3,000 rows read from 1 file, 2,999 kept, 1 set aside.",
    );
    expect(groupsOf(findings, "rows-read", "reason")).toEqual({ "blank row": 1 });
  });

  it("say so when one of them fails, and go on", async () => {
    const table = await bench.table("fragile", tidy);
    const ask = (sql: string) =>
      sql.includes("grouping sets") && sql.includes("zero")
        ? Promise.reject(new Error("out of patience"))
        : bench.ask(sql);
    const { findings, rows } = await assess(ask, { checked: table });
    expect(rows).toBe(3000);
    const failed = only(findings, "check-failed");
    expect(failed.says).toBe("The check of coordinates could not be made: out of patience");
  });

  it("stop between two checks, and tell how far they are", async () => {
    const table = await bench.table("stopped", tidy);
    const controller = new AbortController();
    const seen: string[] = [];
    const work = bench.judge(table, {
      signal: controller.signal,
      progress: (_, words) => {
        seen.push(words);
        if (seen.length === 3) controller.abort(new Error("enough"));
      },
    });
    await expect(work).rejects.toThrow("enough");
    expect(seen).toHaveLength(3);
    expect(seen[0]).toBe("Looking at coordinates");
  });

  it("take an empty table, and one without any known column", async () => {
    const empty = await bench.table("empty", `${tidy} where false`);
    expect(
      (await bench.judge(empty)).findings.filter(({ check }) => check === "check-failed"),
    ).toEqual([]);
    const odd = await bench.table(
      "odd",
      "select [1, 2] as list, null as nothing, i from range(9) r(i)",
    );
    const report = await bench.judge(odd);
    expect(report).toMatchObject({ rows: 9, points: null, period: null });
    expect(wholes(report.findings, "check-failed")).toEqual([]);
  });
});
