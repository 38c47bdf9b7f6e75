import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { queueingKind } from "@/cells/queueing";
import { run } from "@/cells/queueing/run";
import { answeredBy, preferenceOf, type SectorsInput } from "@/cells/queueing/sectors";
import type { QueueingView } from "@/cells/queueing/view-data";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { chance } from "@/lib/methods/chance";
import { erlangWait } from "@/lib/methods/queue/erlang";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { square } from "./beat-square";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const hour = 3_600_000;
/** A Monday; ten whole weeks from it. */
const monday = Date.UTC(2024, 0, 1);
const weeks = 10;

/** Two calls an hour, twelve on Fridays from 21:00 to 23:00, half an hour each with chance of its own. */
function register() {
  const by = chance(7);
  const calls: { at: Date; minutes: number; free: Date; beat: string }[] = [];
  for (let at = 0; at < weeks * 168; at++) {
    const ofWeek = at % 168;
    const rate = ofWeek === 4 * 24 + 21 || ofWeek === 4 * 24 + 22 ? 12 : 2;
    for (let left = drawPoisson(rate, by); left > 0; left--) {
      const when = monday + at * hour + Math.floor(by.next() * 3_600) * 1000;
      const minutes = Math.max(1, Math.round(-30 * Math.log(1 - by.next())));
      const beat = `Beat ${1 + by.below(4)}`;
      calls.push({ at: new Date(when), minutes, free: new Date(when + minutes * 60_000), beat });
    }
  }
  return calls;
}

/** Units on the roster: 2 in the morning and the evening, 3 at night. */
function roster() {
  const shifts = [
    { shift: "morning", from: 6, units: 2 },
    { shift: "evening", from: 14, units: 2 },
    { shift: "night", from: 22, units: 3 },
  ];
  return Array.from({ length: weeks * 7 }, (_, day) => day).flatMap((day) =>
    shifts.flatMap(({ shift, from, units }) =>
      Array.from({ length: units }, () => {
        const start = monday + (24 * day + from) * hour;
        return { shift, starts_at: new Date(start), ends_at: new Date(start + 8 * hour) };
      }),
    ),
  );
}

describe("a cell of calls and waiting", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "queueing", name: "waits", source }));
  const add = (name: string, rows: object[]) =>
    opened.engine.ingest(name, [encodeRows(rows as never)]);

  beforeAll(async () => {
    opened = await openEngine();
    vi.stubGlobal(
      "Worker",
      workerOf((input) => answeredBy(input as SectorsInput)),
    );
    await add("calls", register());
    await add("roster", roster());
    await add(
      "ground",
      [1, 2, 3, 4].map((beat) => ({ beat: `Beat ${beat}`, geometry: square(77.5 + 0.02 * beat) })),
    );
    await opened.engine.createTable("days", `select cast("at" as date) as day from calls`);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("finds the hours that were planted, what they need, and where calls are more than units can serve", async () => {
    const { findings, provenance, view } = await runCell(
      "data: calls\nduration: minutes\nunits: 4",
    );
    expect(findings![0]).toMatch(
      /^Friday 2[12]:00–2[23]:00 needs most: \d+ units for 1[0-4]\.?\d* calls an hour, so that 90 % of callers wait no longer than 10 minutes; with the 4 units of now more calls come than they can serve/,
    );
    expect(findings![1]).toMatch(
      /^In 2 of 168 hours of the week more calls come than the units can serve; worst is Friday 2/,
    );
    expect(findings!.join(" ")).not.toContain("bunches");
    expect(provenance!.join(" ")).toContain("Time of service of");
    const [worst] = await ask("from waits where weekday = 5 and hour = 21");
    expect(worst).toMatchObject({ weekday_name: "Friday", shift: "evening", units: 4 });
    expect(worst).toMatchObject({ can_serve: "no", prob_wait: null, prob_late: null });
    expect(worst!.units_missing).toBe(Number(worst!.units_needed) - 4);
    const [quiet] = await ask("from waits where weekday = 2 and hour = 9");
    const expected = erlangWait({
      callsPerHour: Number(quiet!.calls_per_hour),
      serviceMinutes: Number(quiet!.service_minutes),
      ...{ units: 4, thresholdMinutes: 10 },
    });
    expect(quiet!.prob_late).toBeCloseTo(expected.late!, 12);
    expect(quiet!.mean_wait_minutes).toBeCloseTo(expected.meanWaitMinutes!, 12);
    const [sum] = await ask(
      "select count(*)::integer as n, count(*) filter (where isnan(prob_late))::integer as bad from waits",
    );
    expect(sum).toEqual({ n: 168, bad: 0 });
    expect((view as QueueingView).isAssumed).toBe(false);
  });

  test("a shift needs what its busiest hour needs, the night from the evening before", async () => {
    await runCell("data: calls\nduration: minutes");
    const shifts = await ask("from waits_shifts order by units_needed desc, weekday, shift");
    expect(shifts).toHaveLength(21);
    expect(shifts.slice(0, 2).map(({ weekday_name, shift }) => [weekday_name, shift])).toEqual(
      expect.arrayContaining([
        ["Friday", "evening"],
        ["Friday", "night"],
      ]),
    );
    expect(shifts[0]).toMatchObject({ units: null, hours_short: null, hours: 8 });
  });

  test("units come from the roster by hour, or by shift from the cell", async () => {
    await runCell("data: calls\nduration: minutes\nduty: roster");
    const hours = await ask(
      "select hour, min(units) as low, max(units) as high from waits where hour in (5, 6, 21, 22) group by 1 order by 1",
    );
    expect(hours).toEqual([
      { hour: 5, low: 3, high: 3 },
      { hour: 6, low: 2, high: 2 },
      { hour: 21, low: 2, high: 2 },
      { hour: 22, low: 3, high: 3 },
    ]);
    await runCell("data: calls\nduration: minutes\nunits: {morning: 5, evening: 6, night: 7}");
    const [at] = await ask("select units from waits where weekday = 1 and hour = 3");
    expect(at!.units).toBe(7);
    await expect(runCell("data: calls\nunits: {morning: 5}")).rejects.toThrow(
      "Units by shift need a number for each of the shifts: morning, evening and night.",
    );
  });

  test("minutes come from two times, or are assumed and said so", async () => {
    const told = await runCell("data: calls\ntime: at\nfree: free");
    const minutes = (view: unknown) => (view as QueueingView).aim.serviceMinutes;
    expect(minutes(told.view)).toBeCloseTo(30, -1);
    const assumed = await runCell("data: calls\nservice_minutes: 20");
    expect(minutes(assumed.view)).toBe(20);
    expect((assumed.view as QueueingView).isAssumed).toBe(true);
    expect(assumed.provenance!.join(" ")).toContain("assumed to keep one unit for 20 minutes");
  });

  test("where only days are known no hour is drawn, and it is said why", async () => {
    const { provenance, view } = await runCell("data: days\nunits: 2");
    expect((view as QueueingView).rows).toHaveLength(7);
    expect(provenance!.join(" ")).toContain(
      "day tells only the day: all calls would stand at midnight",
    );
    expect(await ask("select distinct shift, hour from waits")).toEqual([
      { shift: "all day", hour: null },
    ]);
  });

  test("who answers whose calls: neighbours before those farther away", async () => {
    const { findings, provenance } = await runCell(
      "data: calls\nduration: minutes\nareas: ground\nby: [beat]",
    );
    expect(findings!.at(-1)).toMatch(
      /^\d\d % of calls in the evening shift are answered by a unit of their own sector/,
    );
    expect(provenance!.join(" ")).toContain("all states counted (hypercube model");
    await opened.engine.createTable("wide", "select (1 + range)::varchar as beat from range(500)");
    await expect(runCell("data: calls\nareas: wide\nby: [beat]\neach: 11")).rejects.toThrow(
      "11 units in each of 500 sectors are 5,500, more than the 5,000 that can be looked at.",
    );
    const [first] = await ask("from waits_areas where area = 'Beat 1'");
    expect(first!.next_sector).toBe("Beat 2");
    const [load] = await ask(
      "select sum(busy) as busy, sum(calls_per_hour) as rate from waits_units",
    );
    const [calls] = await ask("select sum(calls_per_hour) as rate from waits_areas");
    expect(load!.rate).toBeCloseTo(Number(calls!.rate), 9);
    expect(load!.busy).toBeCloseTo((Number(calls!.rate) * 30) / 60, 0);
  });

  test("its program gives the same figures", async () => {
    const source = "data: calls\nduration: minutes\nunits: 4\nbusy: 90";
    const result = await runCell(source);
    const code = queueingKind.toCode!({ source, name: "waits" } as Cell, result);
    expect(analyseScript(code).problem).toBeUndefined();
    const [shown] = (await displayedBy(opened.engine, code)) as [
      { rows: { hour: number; unitsNeeded: number; late: number | null }[] },
    ];
    const { rows } = result.view as QueueingView;
    expect(shown.rows.map(({ unitsNeeded }) => unitsNeeded)).toEqual(
      rows.map(({ needed }) => needed),
    );
    expect(shown.rows.map(({ late }) => late)).toEqual(rows.map(({ now }) => now!.late));
  });
});

test("without outlines the next sectors are asked in turn, and units of a sector in turn", () => {
  const lists = preferenceOf({
    arrivals: new Float64Array(3),
    sector: Int32Array.of(0, 1, 1),
    ...{ sectors: 2, each: 2, servicesPerHour: 1, centres: null },
  });
  expect(lists.map((list) => [...list])).toEqual([
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 3, 0, 1],
  ]);
});
