import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { beatProfileKind } from "@/cells/beat-profile";
import { isOpen } from "@/cells/beat-profile/cases";
import { profileOf, type ProfileInput } from "@/cells/beat-profile/compute";
import { foresee } from "@/cells/beat-profile/months";
import type { ProfileView } from "@/cells/beat-profile/view-data";
import { analyseScript } from "@/lib/script/analyse";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

let open: OpenEngine;
const ask = async (sql: string) => decodeTable(await open.engine.query(sql)).objects();
const runCell = (source: string) => {
  const context = contextOf(open.engine, { kind: "beat-profile", name: "profile", source });
  return beatProfileKind.run(context).then((result) => ({
    ...result,
    context,
    result,
    view: result.view as ProfileView,
  }));
};
const section = ({ sections }: ProfileView, id: string) => sections.find((each) => each.id === id);

/** A theft each second day at 15:00 in three beats, half as many before 2023, and hurt in five nights of Beat 4. */
const incidents = `
with d as (select unnest(generate_series(timestamp '2021-01-01', timestamp '2024-12-31', interval 1 day)) as t),
thefts as (
  select t + interval 15 hour as occurred_from, 'THEFT' as head, 'Market  Road' as place,
    'BEAT NO ' || (2 + (epoch(t)::bigint // 86400) % 3) as beat, 'Convicted' as status
  from d where t < timestamp '2023-01-01' and day(t) % 4 = 0 or t >= timestamp '2023-01-01' and day(t) % 2 = 0),
hurt as (
  select t + interval 23 hour as occurred_from, 'CASES OF HURT' as head, 'MARKET ROAD' as place,
    ' Beat  No 4' as beat, 'Under Investigation' as status
  from d where strftime(t, '%Y-%m-%d') in ('2023-02-18','2023-07-29','2023-12-24','2024-05-11','2024-10-05'))
select *, 'Estate PS' as station,
  case when id % 2 = 0 then 12.95 end as latitude, case when id % 2 = 0 then 77.55 + (id % 7) * 0.0001 end as longitude
from (select *, row_number() over (order by occurred_from) as id from (from thefts union all from hurt)) t`;

const roster = `
with d as (select unnest(generate_series(timestamp '2023-01-01', timestamp '2024-12-31', interval 1 day)) as t),
b as (select 'BEAT NO ' || unnest([2, 3, 4]) as beat)
select 'Estate PS' as station, beat, 'day' as shift, t + interval 6 hour as starts_at, t + interval 22 hour as ends_at, 2 as officers from d, b
union all
select 'Estate PS', beat, 'night', t + interval 22 hour, t + interval 30 hour, 1 from d, b
where beat <> 'BEAT NO 4' or strftime(t, '%m-%d') = '08-15' or t = timestamp '2023-04-14'`;

const outline = (west: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, 12.9],
        [west + 0.1, 12.9],
        [west + 0.1, 13],
        [west, 13],
        [west, 12.9],
      ],
    ],
  });

beforeAll(async () => {
  open = await openEngine();
  const { engine } = open;
  await engine.createTable("fir", `select * replace ('C' || id as id) from (${incidents})`);
  await engine.createTable("roster", roster);
  await engine.createTable(
    "beats",
    `select * from (values ('Estate PS', 'BEAT NO 2', '${outline(77.3)}'), ('Estate PS', 'BEAT NO 3', '${outline(77.4)}'), ('Estate PS', 'BEAT NO 4', '${outline(77.5)}')) t(station, beat, geometry)`,
  );
  await engine.createTable(
    "sheets",
    `select 'P' || i as person, 'Person ' || i as name, case when i < 3 then 'Rowdy sheet' else 'Habitual offender' end as category,
12.95 as latitude, case when i = 5 then 77.35 else 77.52 end as longitude from range(12) r(i)`,
  );
  await engine.createTable(
    "people",
    `select id as incident, 'victim' as role, 'V' || (row_number() over (order by occurred_from) % 7) as person, 30 as age from fir where head = 'THEFT' and beat = 'BEAT NO 4'`,
  );
  vi.stubGlobal(
    "Worker",
    workerOf((input: ProfileInput) => profileOf(input)),
  );
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await open.close();
});

const quiet = "data: fir\nchosen: [[estate ps, BEAT NO 4]]\n";

describe("the profile of a beat", () => {
  it("tells the five cases of hurt at night and the nights on duty, whatever the spelling of the beat", async () => {
    const { findings, view } = await runCell(`${quiet}duty: roster`);
    expect(view.title).toBe("BEAT NO 4, Estate PS");
    expect(findings![1]).toMatch(
      /^Night 22:00–06:00: 5 of \d+ incidents \(\d\.\d %\), anybody on duty on 3 of 731 nights/,
    );
    expect(findings![1]).toContain("in the other beats of the station usually 731");
    expect(findings![1]).toContain("Among them 5 CASES OF HURT.");
    const [row] = await ask(
      "from profile where section = 'heads_by_shift' and measure = 'night 22:00–06:00' and key = 'CASES OF HURT'",
    );
    expect(row).toMatchObject({ value: 5, unit: "incidents" });
    const times = section(view, "times")!.rows.find(([head]) => head === "CASES OF HURT")!;
    expect(times).toEqual(["CASES OF HURT", 0, 5, "23:00–24:00"]);
  });

  it("compares heads with as many months before, and gives no percentage of few cases", async () => {
    const { view } = await runCell(quiet);
    const [all, theft, hurt] = section(view, "heads")!.rows;
    expect(all![3]).toMatch(/^▲ \+\d+ %, p < 0\.001$/);
    expect(theft!.slice(0, 3)).toEqual(["THEFT", expect.any(Number), expect.any(Number)]);
    expect(hurt!.slice(0, 3)).toEqual(["CASES OF HURT", 5, 0]);
    expect(hurt![3]).not.toContain("%");
  });

  it("shows no more than its tables allow, and says what is missing", async () => {
    const { view } = await runCell(quiet);
    expect(view.missing.join(" ")).toContain("add a roster: duty");
    expect(view.missing.join(" ")).toContain("add their table: offenders");
    expect(section(view, "offenders")).toBeUndefined();
    expect(section(view, "shifts")!.columns).toHaveLength(3);
    await open.engine.createTable(
      "days",
      "select * replace (occurred_from::date as occurred_from) from fir",
    );
    const days = await runCell(`data: days\nchosen: [[Estate PS, BEAT NO 4]]\nduty: roster`);
    expect(days.view.weeks).toBeNull();
    expect(section(days.view, "shifts")).toBeUndefined();
    expect(days.view.missing.join(" ")).toContain("no time of day");
  });

  it("counts people and names nobody", async () => {
    const { view } = await runCell(`${quiet}people: people\noffenders: sheets\nbeats: beats`);
    expect(section(view, "offenders")!.rows).toEqual([
      ["Habitual offender", 8],
      ["Rowdy sheet", "fewer than 5"],
    ]);
    expect(view.again.at(-1)).toMatch(
      /^Of 7 victims, 7 suffered two incidents or more \(\d+ incidents\)\.$/,
    );
    expect(JSON.stringify(view.sections)).not.toContain("Person ");
    await open.engine.createTable("few", "from people where person in ('V1', 'V2')");
    const few = await runCell(`${quiet}people: few`);
    expect(few.view.again.at(-1)).toBe("There are fewer than 5 victims: no more is told.");
    await open.engine.createTable("parts", "select * exclude (role) from people");
    const parts = await runCell(`${quiet}people: parts`);
    expect(parts.view.again.at(-1)).toMatch(/^Of 7 people, 7 stand in two incidents or more/);
    await open.engine.createTable("apart", "select * rename (incident as file) from people");
    const apart = await runCell(`${quiet}people: apart`);
    expect(apart.view.missing.join(" ")).toContain("repeat victims");
    await open.engine.createTable("young", "select * replace (12 as age) from people");
    const young = await runCell(`${quiet}people: young`);
    expect(young.view.again.at(-1)).toBe("None of 0 victims suffered two incidents or more.");
  });

  it("puts no sexual offence at a place or in a sentence, and counts none of its victims", async () => {
    await open.engine.createTable(
      "women",
      `from fir union all by name
select * replace ('R' || id as id, 'RAPE' as head, 'QUIET LANE' as place, 12.99 as latitude, 77.51 as longitude,
occurred_from - interval 15 hour as occurred_from) from fir where beat = 'BEAT NO 4' and head = 'THEFT' and occurred_from >= timestamp '2024-12-08'`,
    );
    const { view, findings } = await runCell(
      "data: women\nchosen: [[estate ps, BEAT NO 4]]\nduty: roster",
    );
    const heads = section(view, "heads")!.rows;
    expect(heads.find(([head]) => head === "RAPE")![1]).toBeGreaterThan(1);
    expect(findings!.join(" ")).toContain("CASES OF HURT");
    const places = ["squares", "named"].map((id) => section(view, id));
    const figures = await ask("from profile where section = 'places'");
    const shown = JSON.stringify([places, figures, findings]);
    expect(shown).not.toMatch(/QUIET LANE|RAPE|77\.51\d/);
    await open.engine.createTable("all_women", "select * replace ('RAPE' as head) from fir");
    const sealed = await runCell(
      "data: all_women\nchosen: [[Estate PS, BEAT NO 4]]\nhead: status\npeople: people",
    );
    expect(sealed.view.again.at(-1)).toBe("None of 0 victims suffered two incidents or more.");
    expect(section(sealed.view, "squares")).toBeUndefined();
  });

  it("refuses a status that numbers the cases", async () => {
    await expect(runCell(`${quiet}status: id`)).rejects.toMatchObject({
      problem: { message: "id has more than 300 different texts, so it is no status." },
    });
  });

  it("says how many incidents have a point, and takes a place for one whatever its letters", async () => {
    const { view } = await runCell(quiet);
    expect(section(view, "named")!.rows).toHaveLength(1);
    expect(section(view, "squares")!.note).toMatch(
      /^\d+ of \d+ incidents \(\d\d\.\d %\) have a usable point/,
    );
    expect(view.map!.layers.map(({ kind }) => kind)).toEqual(["areas", "labels"]);
    expect(section(view, "stages")!.rows[0]![0]).toBe("Under Investigation (open)");
  });

  it("takes a station with all of its beats, and tells where duty is least", async () => {
    const { findings, view } = await runCell("data: fir\nchosen: [Estate PS]\nduty: roster");
    expect(view.title).toBe("Estate PS (all 3 beats)");
    expect(section(view, "beats")!.rows).toHaveLength(3);
    expect(findings![1]).toContain("BEAT NO 4, Estate PS, night 22:00–06:00: 5 incidents");
    expect(section(view, "shifts")!.columns[6]!.title).toBe("Days on duty a beat, of 731");
    const even = await runCell("data: fir\nchosen: [[Estate PS, BEAT NO 2]]\nduty: roster");
    expect(even.findings![1]).toMatch(
      /^No shift has surely too little duty for its recorded crime; .* runs from 0 to 1\.\d\.$/,
    );
  });

  it("says which beats there are when the chosen one is not", async () => {
    await expect(runCell("data: fir\nchosen: [[Estate PS, BEAT NO 9]]")).rejects.toMatchObject({
      problem: { hint: expect.stringContaining("Estate PS · BEAT NO 2") as string },
    });
  });

  it("becomes a program that gives the same figures", async () => {
    const { context, result, view } = await runCell(quiet);
    const code = beatProfileKind.toCode!(context.cell, result);
    expect(analyseScript(code)).toMatchObject({ reads: ["fir"] });
    const [heads, next] = (await displayedBy(open.engine, code)) as [
      Record<string, number>[],
      Record<string, number>,
    ];
    const rows = section(view, "heads")!.rows;
    expect(heads.map(({ incidents }) => incidents)).toEqual(rows.map(([, count]) => count));
    expect(next).toEqual({
      expected: view.months.foreseen!.next.mean,
      low: view.months.foreseen!.next.low,
      high: view.months.foreseen!.next.high,
    });
  });
});

it("takes two hundred thousand rows of a city", () => {
  const rows = 200_000;
  const none = { names: [], of: new Int32Array(rows).fill(-1) };
  const months = (count: number) => Date.UTC(2022, count);
  const profile = profileOf({
    incidents: {
      time: Float64Array.from({ length: rows }, (_, row) => months(0) + row * 400_000),
      ended: new Float64Array(rows).fill(NaN),
      beat: Int32Array.from({ length: rows }, (_, row) => row % 2),
      sealed: new Uint8Array(rows),
      ...{ head: none, status: none, place: none },
      ...{
        longitude: new Float64Array(rows).fill(NaN),
        latitude: new Float64Array(rows).fill(NaN),
      },
    },
    ...{ beats: 2, precision: "day", before: null, shifts: [], duty: null, square: 200 },
    edges: Float64Array.from({ length: 37 }, (_, count) => months(count)),
    span: { from: 0, to: 36 },
  });
  expect(profile.beats).toEqual([rows / 2, rows / 2]);
});

describe("what counting foresees", () => {
  const span = { from: 36, to: 48 };
  const seasonal = Float64Array.from({ length: 48 }, (_, t) => (t % 12 === 5 ? 30 : 6));
  const broken = Float64Array.from({ length: 48 }, (_, t) => (t < 24 ? 40 : 8));

  it("takes the same month where there is a season, the last year where the level has changed", () => {
    expect(foresee(seasonal, span)).toMatchObject({ by: "same month of earlier years", tried: 12 });
    expect(foresee(broken, span)).toMatchObject({ by: "last twelve months", held: 12 });
  });

  it("says nothing of less than a year, and of nothing but zeros that none is to come", () => {
    expect(foresee(seasonal.slice(0, 11), { from: 0, to: 11 })).toBeNull();
    expect(foresee(new Float64Array(48), span)!.next).toEqual({ mean: 0, low: 0, high: 0 });
  });
});

it("takes a case for open while it is under investigation, not while a court has it", () => {
  expect(["Under Investigation", "Open", "Investigation pending"].every(isOpen)).toBe(true);
  expect(["Pending Trial", "Convicted", "Undetected"].some(isOpen)).toBe(false);
});
