import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { deploymentKind } from "@/cells/deployment";
import { deploy, type Deployment, type DeploymentInput } from "@/cells/deployment/compute";
import { officersOf } from "@/cells/deployment/counted";
import { travelOf } from "@/cells/deployment/places";
import { run } from "@/cells/deployment/run";
import type { DeploymentView } from "@/cells/deployment/view-data";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { analyseScript } from "@/lib/script/analyse";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const weeks = 30;

/**
 * Two stations. In North a theft each day in Market and one a week in Hill, and in Lake five cases of
 * hurt by night with nobody on duty; in South a theft every third day in Gate, by day. Raids are what
 * the police find themselves.
 */
const cases = `with d as (select i, timestamp '2024-01-01' + to_days(i::int) as day from range(${7 * weeks}) t(i))
  select 'North' as station, 'Market' as beat, day + to_hours(10) as occurred_from, 'THEFT' as head, false as discovered_by_police from d
  union all select 'North', 'Hill', day + to_hours(11), 'THEFT', false from d where i % 7 = 0
  union all select 'North', 'Lake', day + to_hours(23), 'HURT', false from d where i % 40 = 3 and i < 200
  union all select 'North', 'Market', day + to_hours(23), 'THEFT', false from d where i % 4 = 0
  union all select 'South', 'Gate', day + to_hours(9), 'THEFT', false from d where i % 3 = 0
  union all select 'South', 'Field', day + to_hours(23), if(i % 2 = 0, 'THEFT', 'POCSO ACT'), false from d where i < 7
  union all select 'South', 'Gate', day + to_hours(23), 'RAID', true from d`;

/** Market's thefts by day lie in two squares, two of three in the first; Hill's have no point; each other beat's in one. */
const placed = `select *, if(beat = 'Lake', 'Bus Stand', null) as place,
  if(beat = 'Hill', null, 15.4 + if(beat = 'Market' and day(occurred_from) % 3 = 0, 0.01, 0)) as latitude,
  75.1 as longitude from (${cases})`;

const beats = `select * from (values ('North', 'Market'), ('North', 'Hill'), ('North', 'Lake'), ('South', 'Gate'), ('South', 'Field')) b(station, beat)`;

const roster = `select station, beat, shift, timestamp '2024-01-01' + to_days(i::int) + to_hours(if(shift = 'day', 6, 22)) as starts_at,
  starts_at + to_hours(if(shift = 'day', 16, 8)) as ends_at
  from range(${7 * weeks}) t(i), (values ('day'), ('night')) s(shift), beats
  where not (beat = 'Lake' and shift = 'night') or i = 12`;

describe("a deployment plan", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const source = (more: string) =>
    `data: fir\nduty: duty\nbeats: beats\nby: [station, beat]\nscore: false\n${more}`;
  const runCell = (more = "") =>
    run(contextOf(opened.engine, { kind: "deployment", name: "plan", source: source(more) }));
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.createTable("fir", placed);
    await opened.engine.createTable("without_points", cases);
    await opened.engine.createTable("beats", beats);
    await opened.engine.createTable("duty", roster);
    await opened.engine.createTable(
      "foreseen",
      "select * from (values ('North', 'Hill', date '2024-07-29', 400.0), ('South', 'Gate', date '2024-08-05', 1.0), ('North', 'Hill', date '2024-07-22', 9e6), ('North', 'Hill', date '2025-07-29', 9e6)) f(station, beat, period, mean)",
    );
    vi.stubGlobal(
      "Worker",
      workerOf<DeploymentInput, Deployment, Deployment>((input, progress, emit) =>
        deploy(input, progress, emit),
      ),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("adds night shifts where five were hurt and nobody is on duty, and says so in numbers", async () => {
    const { findings, provenance } = await runCell();
    const [lake] = await ask("from plan where beat = 'Lake' and shift = 'night'");
    expect(lake).toMatchObject({
      ...{ station: "North", left_alone: true, incidents: 5, days_on_duty: 1 },
      ...{ shifts_a_week_now: 0, shifts_a_week: 4, shifts_a_week_change: 4 },
    });
    expect(lake!.reason).toContain("5 HURT 22:00–06:00 in 7 months");
    expect(lake!.reason).toContain("somebody on duty in 1 of 210 night shifts, 0.04 duty hours");
    expect(lake!.reason).toContain("at least 4 shifts a week");
    expect(findings!.join(" ")).toContain("Left alone today: North · Lake, night: 5 incidents");
    const told = provenance!.join("\n");
    expect(told).toContain("210 rows that the police found themselves");
    expect(told).toContain("one unit every day reaches 30 %");
    expect(told).toContain("gap 0");
  });

  test("keeps the shifts of each station, and the reason of a loss names where they go", async () => {
    await runCell("changes: 100");
    expect(
      await ask(
        "select station, shift, sum(shifts_a_week) = sum(shifts_a_week_now) as kept from plan group by all order by all",
      ),
    ).toEqual([
      { station: "North", shift: "day", kept: true },
      { station: "North", shift: "night", kept: true },
      { station: "South", shift: "day", kept: true },
      { station: "South", shift: "night", kept: true },
    ]);
    const [hill] = await ask("from plan where beat = 'Hill' and shift = 'day'");
    expect(hill!.shifts_a_week_change).toBeLessThan(0);
    expect(hill!.reason).toContain(
      "0.14 for each shift on duty today, 0.99 in North · Market; among the 7 day shifts a week that go to North · Market (+7)",
    );
    const [sums] = await ask(
      "select sum(share_of_harm) as share, bool_and(expected_low <= expected_high) as ordered, sum(reached) > sum(reached_now) as better from plan",
    );
    expect(sums!.share).toBeCloseTo(1, 9);
    expect(sums).toMatchObject({ ordered: true, better: true });
  });

  test("a tenth of the shifts may move unless told, and a locked number stays", async () => {
    const { view } = await runCell(
      "limits: [{beat: North · Hill, shift: day, least: 6, most: 6}]\nexplore: 0",
    );
    const { moved, problem } = (view as DeploymentView).found;
    expect(problem.changes).toBe(6);
    expect(moved).toBeLessThanOrEqual(6);
    const [hill] = await ask("from plan where beat = 'Hill' and shift = 'day'");
    expect(hill).toMatchObject({ shifts_a_week: 6 });
    expect(hill!.reason).toContain("locked at 6 shifts a week");
  });

  test("says where the fewest of beats use up the shifts that may move", async () => {
    const { findings } = await runCell(
      "limits: [{beat: North · Lake, shift: night, least: 7}]\nexplore: 0\nchanges: 2",
    );
    expect(findings![2]).toMatch(
      /^All 7 of them fill the fewest shifts that limits ask for, and at most 2 may move unless limits or new shifts force it/,
    );
  });

  test("says where a beat's own limit takes shifts away, and which kinds of unit there are", async () => {
    const { provenance } = await runCell(
      "limits: [{beat: North · Market, most: 3}, {beat: North · Hill, shift: night, least: 5}]\nexplore: 0\nchanges: 50\nkinds: [{name: foot, units: {day: 4, night: 3}}, {name: car, units: {night: 1}, officers: 4, beats: [South · Gate]}]",
    );
    const [market] = await ask("from plan where beat = 'Market' and shift = 'day'");
    expect(market).toMatchObject({ shifts_a_week: 3, kind: "foot" });
    expect(market!.reason).toMatch(/at most 3 shifts a week by your limit$/);
    const told = provenance!.join("\n");
    expect(told).toContain(
      "Limits of their own have North · Market, all shifts: at most 3 shifts a week; North · Hill, night: at least 5 shifts a week",
    );
    expect(told).toContain(
      "Kinds of unit: foot, 4 in day and 3 in night; car, 1 in night, in one beat",
    );
    expect(told).toContain("Officers on duty at once: 4 in day and 7 in night");
  });

  test("says no fewest of beats where each has a limit of its own", async () => {
    const names = ["North · Market", "North · Hill", "North · Lake", "South · Field"];
    const own = names.map((beat) => `{beat: ${beat}, most: 9}`).join(", ");
    const { provenance } = await runCell(`limits: [{beat: South · Gate, least: 3}, ${own}]`);
    const told = provenance!.join("\n");
    expect(told).not.toContain("No beat has to have a shift");
    expect(told).toContain("At most 2 units at once");
    const some = await runCell("limits: [{beat: South · Gate, shift: day, least: 3}]");
    expect(some.provenance!.join("\n")).toContain(
      "At least 2 shifts a week in every other beat and shift, in some up to 4, at most 2 units",
    );
  });

  test("says of whole units that more would add nothing, and no place is left only where beats are full", async () => {
    const at = `array_position(['Market', 'Hill', 'Lake', 'Gate', 'Field'], beat) / 100`;
    const ring = ["75, 15", "75.005, 15", "75.005, 15.005", "75, 15"].map(
      (point) => `[' || ${point.replace(", ", ` + ${at} || ', ' || `)} || ']`,
    );
    await opened.engine.createTable(
      "outlined",
      `select *, '{"type":"Polygon","coordinates":[[${ring.join(",")}]]}' as geometry from (${beats})`,
    );
    const said = async (more: string) => {
      const { findings, provenance } = await run(
        contextOf(opened.engine, {
          ...{ kind: "deployment", name: "plan" },
          source: `data: fir\nbeats: outlined\nby: [station, beat]\nscore: false\nexplore: 0\n${more}`,
        }),
      );
      expect(provenance!.join("\n")).not.toContain("found no place");
      return findings!.join("\n");
    };
    const idle = await said("goal: median\nunits: {morning: 1, evening: 0, night: 9}");
    expect(idle).toMatch(/The plan leaves out \d of 9 units in night: within the limits/);
    expect(idle).not.toContain("No place was found");
    const full = await said(
      "goal: expected-cover\nmost: 1\nunits: {morning: 8, evening: 0, night: 1}",
    );
    expect(full).toContain("No place was found for 21 of 56 morning shifts a week");
  });

  test("says of the plan that is shown first what it was made for", async () => {
    const early: CellResult[] = [];
    const context = contextOf(opened.engine, {
      ...{ kind: "deployment", name: "plan" },
      source: source("goal: balance"),
    });
    const { provenance } = await run({ ...context, show: (shown) => early.push(shown as never) });
    const goals = [early[0]!.provenance!, provenance!].map((words) =>
      words.find((each) => each.startsWith("A good plan")),
    );
    expect(goals).toEqual([
      "A good plan is one where most of what is expected is reached",
      "A good plan is one where units have like loads",
    ]);
  });

  test("takes what another table expects, in the weeks of the plan, over the shifts of the past", async () => {
    const { provenance } = await runCell("forecast: foreseen");
    const [sums] = await ask(
      "select sum(expected) filter (beat = 'Hill') as hill, sum(expected) filter (beat = 'Hill' and shift = 'day') > 390 as by_day, sum(expected) as all from plan",
    );
    expect(sums!.hill).toBeCloseTo(400, 9);
    expect(sums!.all).toBeCloseTo(401, 9);
    expect(sums!.by_day).toBe(true);
    const told = provenance!.join("\n");
    expect(told).toContain("3 beats are not in it");
    expect(told).toContain("Its periods reach over 14 of the 28 days of the plan");
    await expect(runCell("forecast: foreseen\nuntil: 2024-06-16")).rejects.toThrow(
      "The plan is for 4 weeks from 17 Jun 2024",
    );
  });

  test("gives each beat and shift with duty short visits of squares, none of a sealed offence", async () => {
    const { provenance, sideTables } = await runCell(
      "limits: [{beat: South · Field, shift: night, least: 10}]\nname_types: [POCSO ACT]",
    );
    expect(sideTables!.map(({ name }) => name)).toEqual(["plan_visits"]);
    const market = await ask(
      "from plan_visits where beat = 'Market' and shift = 'day' order by latitude",
    );
    expect(market).toHaveLength(2);
    expect(market[0]).toMatchObject({ place: null, minutes: 15, side_metres: 250 });
    expect(market[0]!.visits).toBeGreaterThan(market[1]!.visits as number);
    expect(market[0]!.latitude).toBeCloseTo(15.4, 2);
    const [lake] = await ask("from plan_visits where beat = 'Lake' and shift = 'night'");
    expect(lake).toMatchObject({ place: "Bus Stand", incidents: 5, visit_order: 1 });
    const starts = String(lake!.starts).split(", ");
    expect(starts).toHaveLength(Number(lake!.visits));
    expect(starts.length).toBeGreaterThan(3);
    const [field] = await ask("from plan_visits where beat = 'Field' and shift = 'night'");
    expect(field).toMatchObject({ incidents: null, place: null });
    expect(await ask("from plan_visits where beat = 'Hill'")).toEqual([]);
    const [reason] = await ask("select reason from plan where beat = 'Field' and shift = 'night'");
    expect(reason!.reason).toContain("7 incidents 22:00–06:00 in 7 months, of them 4 THEFT");
    expect(reason!.reason).not.toContain("POCSO");
    const told = provenance!.join("\n");
    expect(told).toContain("rows that have a usable point");
    expect(told).toContain("3 rows of sexual offences and of crimes against children left out");
  });

  test("without points there are no visits, and the provenance says why", async () => {
    const { provenance, sideTables, view } = await run(
      contextOf(opened.engine, {
        ...{ kind: "deployment", name: "plan" },
        source: source("").replace("data: fir", "data: without_points"),
      }),
    );
    expect(sideTables).toBeUndefined();
    expect((view as DeploymentView).squares).toBeNull();
    expect(provenance!.join("\n")).toContain(
      "No row of without_points has a usable point, so no short visits are planned",
    );
  });

  test("refuses columns that must not decide where patrols go", async () => {
    await opened.engine.createTable("fir_caste", `select *, 'x' as caste from (${cases})`);
    const asked = source("harm: {column: caste, weights: {x: 2}}");
    await expect(
      run(
        contextOf(opened.engine, {
          ...{ kind: "deployment", name: "plan" },
          source: asked.replace("data: fir", "data: fir_caste"),
        }),
      ),
    ).rejects.toThrow("never decide by it");
  });

  test("without a roster it shares out the units that are named, and compares with an equal split", async () => {
    const planned = (more: string) =>
      run(
        contextOf(opened.engine, {
          ...{ kind: "deployment", name: "plan" },
          source: `data: fir\nby: [station, beat]\nscore: false\n${more}`,
        }),
      );
    const untold = await planned("units: {morning: 2.5}");
    expect(untold.provenance!.join("\n")).toContain(
      "No roster: units at once are 2.5 in morning, 2 in evening and 2 in night, one for three beats where nobody said how many there are",
    );
    const { findings, provenance } = await planned("units: {morning: 2, evening: 1, night: 1}");
    expect(findings![0]).toContain("an equal split");
    expect(provenance!.join("\n")).toContain("1 in evening and 1 in night, as told");
    expect(
      await ask("select shift, sum(shifts_a_week) as n from plan group by all order by all"),
    ).toEqual(
      [
        { shift: "evening", n: 7n },
        { shift: "morning", n: 14n },
        { shift: "night", n: 7n },
      ].map(({ shift, n }) => ({ shift, n: Number(n) })),
    );
  });

  test("fills units with the officers of each shift, and says where they are too few", async () => {
    const plain = (more: string) =>
      run(
        contextOf(opened.engine, {
          ...{ kind: "deployment", name: "plan" },
          source: `data: fir\nby: [station, beat]\nscore: false\n${more}`,
        }),
      );
    const week = () =>
      ask(
        "select shift, sum(shifts_a_week)::int as n, round(sum(officers_planned), 9) as officers from plan group by all order by all",
      );
    const there = "officers_available: {morning: 7, evening: 2, night: 5}";
    const { provenance } = await plain(`${there}\ncrew: 2`);
    expect(await week()).toEqual([
      { shift: "evening", n: 7, officers: 2 },
      { shift: "morning", n: 21, officers: 6 },
      { shift: "night", n: 14, officers: 4 },
    ]);
    expect(provenance!.join("\n")).toContain(
      "A unit is 2 officers. Officers on duty at once: 6 of 7 in morning, 2 of 2 in evening and 4 of 5 in night",
    );
    await expect(
      plain(`${there}\ncrew: 2\nunits: {morning: 3, evening: 1, night: 3}`),
    ).rejects.toThrow("more officers than there are: 6 in night, and 5 are there");
    const kinds =
      "kinds: [{name: car, units: {morning: 1, evening: 1}, officers: 3}, {name: foot, units: {morning: 4, night: 5}, officers: 1}]";
    await expect(plain(`${there}\n${kinds}`)).rejects.toThrow("3 in evening, and 2 are there");
    await plain(`${there.replace("evening: 2", "evening: 3")}\n${kinds}`);
    expect(await week()).toEqual([
      { shift: "evening", n: 7, officers: 3 },
      { shift: "morning", n: 35, officers: 7 },
      { shift: "night", n: 35, officers: 5 },
    ]);
  });

  test("a unit has as many officers as the roster's rows, and those of the plan add up to them", async () => {
    await opened.engine.createTable(
      "pairs",
      `select *, if(beat = 'Market', 3, if(shift = 'day', 2, 1)) as officers from (${roster})`,
    );
    const planned = (more: string) =>
      run(
        contextOf(opened.engine, {
          ...{ kind: "deployment", name: "plan" },
          source: source(more).replace("duty: duty", "duty: pairs"),
        }),
      );
    const byShift = () =>
      ask(
        "select shift, sum(shifts_a_week)::int as n, round(sum(officers_planned), 2) as officers from plan group by all order by all",
      );
    const { view, provenance } = await planned("");
    const { ground, asked } = view as DeploymentView;
    expect(officersOf(ground, asked.rules)).toEqual({ day: 11, night: 6 });
    expect(await byShift()).toEqual([
      { shift: "day", n: 35, officers: 11 },
      { shift: "night", n: 28, officers: 6 },
    ]);
    expect(provenance!.join("\n")).toContain(
      "Officers of a unit, on average in the roster: 2.2 in day and 1.5 in night",
    );
    const fewer = await planned("officers_available: {day: 9, night: 6}");
    expect((await byShift())[0]).toEqual({ shift: "day", n: 28, officers: 8.8 });
    expect(fewer.provenance!.join("\n")).toContain("9 of 9 in day and 6 of 6 in night");
  });

  test("says what is missing or contradicts itself", async () => {
    await expect(runCell("least: 9")).rejects.toThrow("shifts a week in shift day, and");
    await expect(runCell("limits: [{beat: Nowhere, least: 1}]")).rejects.toThrow(
      "No beat is called Nowhere",
    );
    await expect(runCell("kinds: [{name: car, units: {}, beats: []}]")).rejects.toThrow(
      "“car” has no beat where it may work",
    );
    await expect(runCell("units: {noon: 3}")).rejects.toThrow("There is no shift “noon”");
    await expect(runCell("until: 2024-01-31")).rejects.toThrow("at least eight whole weeks");
    await expect(runCell("forecast: beats")).rejects.toThrow("no column of what is expected");
    await opened.engine.createTable(
      "falling",
      "select station, beat, unnest([1.0, -3.0]) as expected from beats where beat <> 'Lake'",
    );
    await expect(runCell("forecast: falling")).rejects.toThrow(
      "4 rows of falling have a number below 0 in the column expected",
    );
    await expect(runCell("goal: cover")).rejects.toThrow("beats has no outline of a beat");
    const shown = vi.fn();
    const context = contextOf(opened.engine, {
      ...{ kind: "deployment", name: "plan" },
      source: "data: fir\nby: [station, beat]\ngoal: median",
    });
    await expect(run({ ...context, show: shown })).rejects.toThrow("no table of beats is chosen");
    expect(shown).not.toHaveBeenCalled();
    const many = new Float64Array(1_501);
    const box = { west: 0, south: 0, east: 1, north: 1 };
    expect(() => travelOf({ x: many, y: many, east: many, north: many, box } as never)).toThrow(
      "there are 1,501",
    );
  });

  test.each([
    ["units", ""],
    [
      "kinds of unit",
      "kinds: [{name: car, units: {day: 1}, beats: [South · Gate]}, {name: foot, units: {day: 3, night: 4}}]",
    ],
  ])("with %s its code is a script that reads the same and plans the same", async (_, more) => {
    const result = await runCell(more);
    const code = deploymentKind.toCode!({} as Cell, result);
    const { problem, reads, parts } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads).toEqual(["fir"]);
    expect(parts).toContain("methods");
    const [sums, rows] = await displayedBy(opened.engine, code);
    const { found } = result.view as DeploymentView;
    expect(sums).toEqual({
      expected: found.reached.all,
      reached: found.reached.plan,
      ...{ gap: found.plan.gap, spare: 0 },
    });
    expect((rows as { shifts_a_week: number }[]).map((row) => row.shifts_a_week)).toEqual([
      ...found.plan.turns,
    ]);
  });
});
