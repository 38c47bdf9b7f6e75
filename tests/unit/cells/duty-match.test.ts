import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { dutyMatchKind } from "@/cells/duty-match";
import { match, type MatchInput } from "@/cells/duty-match/compute";
import { run } from "@/cells/duty-match/run";
import { countWords } from "@/cells/duty-match/texts";
import type { DutyMatchView } from "@/cells/duty-match/view-data";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/**
 * Four beats, 60 days, two shifts. West has six cases at night and one night of duty; South has none on
 * duty at night; gambling in North is what the police find, on the days with three officers.
 */
const cases = `select 'City' as station, beat, timestamp '2024-01-01' + to_days(d::int) + to_minutes(m::int) as occurred_from,
  head, head = 'GAMBLING' as discovered_by_police, 12.9 + e as latitude, 77.5 + e as longitude from (
  select 'North' as beat, i as d, 600 as m, 'THEFT' as head, 0.001 as e from range(60) t(i)
  union all select 'North', i, 1380, 'THEFT', 0.001 from range(0, 60, 3) t(i)
  union all select 'East', i, 600, 'THEFT', 0.011 from range(0, 60, 2) t(i)
  union all select 'East', i, 1380, 'THEFT', 0.011 from range(0, 60, 6) t(i)
  union all select 'West', i, 1380, 'HURT', 0.021 from range(0, 42, 7) t(i)
  union all select 'South', i, 1380, 'HURT', 0.031 from range(0, 60, 20) t(i)
  union all select 'North', (i // 3) * 7 + i % 7, 700, 'GAMBLING', 0.001 from range(0, 24) t(i), range(2))`;

const roster = `select 'CITY' as station, beat, shift, timestamp '2024-01-01' + to_days(d::int) + to_hours(if(shift = 'day', 6, 22)) as starts_at,
  starts_at + to_hours(if(shift = 'day', 16, 8)) as ends_at, officers from (
  select beat, 'day' as shift, i as d, 1 as officers from range(60) t(i), (values ('North'), ('East'), ('West'), ('South')) b(beat)
  union all select beat, 'night', i, 2 from range(60) t(i), (values ('North'), ('East')) b(beat)
  union all select 'West', 'night', 5, 1)`;

const square = (at: number) =>
  `{"type":"Polygon","coordinates":[[[${77.495 + at},${12.895 + at}],[${77.505 + at},${12.895 + at}],[${77.505 + at},${12.905 + at}],[${77.495 + at},${12.895 + at}]]]}`;

test("counts of incidents are told in full", () => {
  expect([0, 7, 1949, 123_456].map(countWords)).toEqual(["0", "7", "1,949", "123,456"]);
});

describe("a cell of duty against crime", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "duty-match", name: "found", source }));
  const whole = "data: fir\nduty: duty\nbeats: beats\nby: [station, beat]";

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.createTable("fir", cases);
    await opened.engine.createTable("duty", roster);
    await opened.engine.createTable(
      "beats",
      `select * from (values ${["North", "East", "West", "South"]
        .map((beat, i) => `('City', '${beat}', '${square(i / 100)}')`)
        .join(", ")}) b(station, beat, geometry)`,
    );
    vi.stubGlobal("Worker", workerOf(match as (input: MatchInput) => unknown));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("names the beat with the most crime for its duty, with its cases and its hours", async () => {
    const { findings, provenance, view } = await runCell(whole);
    expect(findings![0]).toMatch(
      /^The most crime for its duty: City · West, night \(22:00–06:00\) had 6 incidents in 60 days, and somebody on duty on 1 of the 60 nights \(8 officer hours\): \d+ times its share of duty \(95 % interval [\d.]+ to \d+\)\.$/,
    );
    expect(findings![1]).toContain("Duty need not follow crime alone");
    expect(findings![1]).toMatch(
      /^Of 8 beat-shifts, 1 has incidents and no or next to no duty, and 1 has more than 1\.5 times/,
    );
    expect(provenance!.join("\n")).toContain(
      "adjusted for 7 beat-shifts (Benjamini–Hochberg); 1 without",
    );
    expect(findings![2]).toMatch(/somebody was on duty in the beat [\d.]+ % of the time/);
    expect(provenance!.join("\n")).toContain(
      "48 rows that the police found themselves (discovered_by_police) left out",
    );
    const rows = await ask("select beat, shift, flag, ratio is null as none from found");
    expect(rows).toContainEqual({ beat: "South", shift: "night", flag: "no duty", none: true });
    expect(rows).toContainEqual({
      beat: "West",
      shift: "night",
      flag: "almost no duty",
      none: false,
    });
    const { km2, coverage } = (view as DutyMatchView).match;
    expect(km2!.every((each) => each > 0.4 && each < 0.8)).toBe(true);
    expect([...coverage!.byBeat]).toEqual([1, 1, NaN, 0]);
  });

  test("counts a beat without duty apart from those that a test flags, and names one that is a number", async () => {
    await opened.engine.createTable(
      "bare",
      `select * replace (if(beat = 'South', '1834', beat) as beat) from fir
union all by name select 'City' as station, '1834' as beat, timestamp '2024-01-05 23:00' + to_days(i::int) as occurred_from from range(4) t(i)`,
    );
    const { findings } = await runCell("data: bare\nduty: duty\nby: [beat]");
    expect(findings![0]).toContain("duty: beat 1834, night (22:00–06:00) had 7 incidents");
    expect(findings![1]).toMatch(
      /^Of \d+ beat-shifts, 2 have incidents and no or next to no duty, and 1 has more than 1\.5 times as much crime as duty at the lower 95 % limit\. /,
    );
  });

  test("tells duty by beat, by incident and by km²", async () => {
    await runCell(whole);
    const [row] = await ask(
      "select incidents, duty_hours, round(duty_hours_per_km2 * km2) as again, hours_per_incident from found_beats where beat = 'West'",
    );
    expect(row).toEqual({ incidents: 6, duty_hours: 968, again: 968, hours_per_incident: 968 / 6 });
  });

  test("shows that what the police find follows their duty, and counts it when told", async () => {
    await opened.engine.createTable(
      "led",
      `from duty union all by name select * replace (3 as officers) from duty
where beat = 'North' and shift = 'day' and dayofyear(starts_at) <= 30`,
    );
    await opened.engine.createTable(
      "gambling",
      `from fir where not discovered_by_police union all by name
select * replace (timestamp '2024-01-01 12:00' + to_days((i % 60)::int) as occurred_from) from (select * from fir where discovered_by_police limit 1), range(180) t(i)
where i % 60 < 28 or i % 9 = 0`,
    );
    const led = whole.replace("fir", "gambling").replace("duty: duty", "duty: led");
    const { view } = await runCell(led);
    const [first] = (view as DutyMatchView).match.follows;
    expect(first!.rho).toBeGreaterThan(0.5);
    const { provenance } = await runCell(`${whole}\ndiscovered: keep`);
    expect(provenance!.join("\n")).toContain("are counted: where more duty is");
    const [sum] = await ask("select sum(incidents)::integer as n from found");
    expect(sum).toEqual({ n: 60 + 20 + 30 + 10 + 6 + 3 + 48 });
  });

  test("keeps moves, with columns of before and after", async () => {
    const kept = "moves:\n  - {shift: night, from: City · North, to: City · West, officers: 1}";
    const { findings, view } = await runCell(`${whole}\n${kept}`);
    expect(findings!.join(" ")).toContain("with the moves that are kept");
    const rows = await ask(
      "select beat, duty_hours, duty_hours_after, flag_after from found where shift = 'night' and beat in ('North', 'West') order by beat",
    );
    expect(rows).toEqual([
      { beat: "North", duty_hours: 948, duty_hours_after: 474, flag_after: "in line" },
      { beat: "West", duty_hours: 8, duty_hours_after: 482, flag_after: "in line" },
    ]);
    const { match: found } = view as DutyMatchView;
    expect(found.after!.coverage!.covered).toBeGreaterThan(found.coverage!.covered);
    await expect(runCell(`${whole}\n${kept.replace("West", "Weste")}`)).rejects.toThrow(
      "names the beat “City · Weste”",
    );
    await expect(runCell(`${whole}\n${kept.replace("night", "noon")}`)).rejects.toThrow(
      "there are day and night",
    );
  });

  test("weighs harm", async () => {
    const { provenance } = await runCell(
      `${whole}\nharm: {column: head, weights: {HURT: 10}, other: 1}`,
    );
    expect(provenance!.join("\n")).toContain("intervals of weighted sums by Fay and Feuer");
    const [row] = await ask(
      "select incidents, harm, ratio_low < ratio and ratio < ratio_high as inside from found where beat = 'West' and shift = 'night'",
    );
    expect(row).toEqual({ incidents: 6, harm: 60, inside: true });
  });

  test("counts positions of units in hot hours", async () => {
    await opened.engine.createTable(
      "gps",
      `select 'car 1' as unit, timestamp '2024-01-01 10:00' + to_minutes(4 * i::int) as recorded_at, 12.901 as lat, 77.501 as lon from range(6) t(i)`,
    );
    const { findings } = await runCell(`${whole}\npings: gps`);
    expect(findings![2]).toContain("1 visits of 10 minutes or more");
    const [row] = await ask(
      "select minutes_in_hot_hours as m, visits_in_hot_hours as v from found_beats where beat = 'North'",
    );
    expect(row).toEqual({ m: 20, v: 1 });
    await expect(runCell(`${whole}\npings: beats`)).rejects.toThrow("cannot be told");
  });

  test("compares whole days where there is no time of day", async () => {
    await opened.engine.createTable(
      "days",
      "select * replace (occurred_from::date as occurred_from) from fir",
    );
    const { findings, provenance } = await runCell(whole.replace("fir", "days"));
    expect(findings).toHaveLength(2);
    expect(provenance!.join("\n")).toContain("Without a time of day there are no hot hours");
    expect(await ask("select distinct shift from found")).toEqual([{ shift: "all day" }]);
  });

  test("compares strengths that a query made a roster of", async () => {
    await opened.engine.createTable(
      "strength",
      `select 'City' as station, beat, officers, d as starts_at, d + interval 1 day as ends_at
from (values ('North', 4), ('East', 4), ('West', 1), ('South', 1)) s(beat, officers),
range(timestamp '2024-01-01', timestamp '2024-03-01', interval 1 day) t(d)`,
    );
    await runCell(
      `${whole.replace("duty: duty", "duty: strength")}\nshifts: [{name: all day, from: "00:00", to: "00:00"}]`,
    );
    expect(await ask("select beat, duty_share from found order by beat")).toEqual([
      { beat: "East", duty_share: 0.4 },
      { beat: "North", duty_share: 0.4 },
      { beat: "South", duty_share: 0.1 },
      { beat: "West", duty_share: 0.1 },
    ]);
  });

  test("takes no hidden column for a coordinate", async () => {
    await opened.engine.createTable("named", "select *, '12.9' as accused_name from fir");
    await expect(
      runCell("data: named\nduty: duty\nby: [beat]\nlatitude: accused_name"),
    ).rejects.toThrow("accused_name");
  });

  test("asks for the roster", async () => {
    await expect(runCell("data: fir")).rejects.toThrow("Choose the table of the duty roster");
    await expect(runCell("data: fir\nduty: beats")).rejects.toThrow(
      "beats has no column starts_at",
    );
  });

  test("its code is a script that reads the same tables and finds the same", async () => {
    const source = `${whole}\nharm: {column: head, weights: {HURT: 10}, other: 1}`;
    const result = await runCell(source);
    const cell = { id: "c1", kind: "duty-match", source } as unknown as Cell;
    const code = dutyMatchKind.toCode!(cell, result);
    const { problem, reads, parts } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads.toSorted()).toEqual(["beats", "duty", "fir"]);
    expect(parts).toContain("methods");
    const [sums, rows] = await displayedBy(opened.engine, code);
    const { cells } = (result.view as DutyMatchView).match.levels;
    expect(sums).toEqual({ hoover: cells.hoover, gini: cells.gini });
    const own = await ask(
      "select incidents, duty_hours, ratio, ratio_low, ratio_high, p_adjusted, flag, shift from found",
    );
    const byFigures = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b));
    const names = Object.keys(own[0]!);
    expect(
      (rows as Record<string, unknown>[])
        .map((row) => Object.fromEntries(names.map((name) => [name, row[name]])))
        .toSorted(byFigures),
    ).toEqual(own.toSorted(byFigures));
  });
});
