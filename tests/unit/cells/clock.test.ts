import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { clockKind } from "@/cells/clock";
import { aorist, type AoristInput } from "@/cells/clock/aorist";
import { firstsOf, heapsOf } from "@/cells/clock/heaps";
import { clockTime, hoursLong } from "@/cells/clock/names";
import { run } from "@/cells/clock/run";
import { letteringFor } from "@/cells/clock/shades";
import { spanEnd } from "@/cells/clock/span";
import type { ClockView } from "@/cells/clock/view-data";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const hour = 3_600_000;
const day = 24 * hour;
/** A Monday; ten whole weeks from it. */
const monday = Date.UTC(2024, 0, 1);
const at = (days: number, hours: number) => new Date(monday + days * day + hours * hour);

/** One theft each morning at ten past nine, five cases of hurt each Saturday after nine in the evening. */
const seen = [
  ...Array.from({ length: 70 }, (_, i) => ({ at: at(i, 9 + 1 / 6), kind: "theft" })),
  ...Array.from({ length: 50 }, (_, i) => ({
    at: at(7 * Math.floor(i / 5) + 5, 21.05 + (i % 5) / 6),
    kind: "hurt",
  })),
];

/** Every night from ten to two; two impossible, one longer than a week, one without an end. */
const found = [
  ...Array.from({ length: 66 }, (_, i) => ({ from: at(i, 22), to: at(i, 26) as Date | null })),
  { from: at(66, 12), to: at(66, 11) },
  { from: at(67, 12), to: at(67, 11.9) },
  { from: at(68, 12), to: at(80, 12) },
  { from: at(69, 12), to: null },
];

describe("a clock cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "clock", name: "clock", source }));

  beforeAll(async () => {
    opened = await openEngine();
    vi.stubGlobal(
      "Worker",
      workerOf((input) => aorist(input as AoristInput)),
    );
    const add = (name: string, rows: object[]) =>
      opened.engine.ingest(name, [encodeRows(rows as never)]);
    await add("seen", seen);
    await add("found", found);
    await add(
      "utc",
      seen.map(({ at }) => ({ at: new Date(at.getTime() - 5.5 * hour) })),
    );
    await add(
      "midnights",
      Array.from({ length: 700 }, (_, i) => ({ at: at(i % 70, i % 10 < 2 ? 0 : i % 24) })),
    );
    await opened.engine.createTable("days", `select cast("at" as date) as day, kind from seen`);
    await opened.engine.createTable(
      "months",
      `select date '2023-01-01' + interval (i) month as month, 100 + i as total from range(18) t(i)`,
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("finds the fullest hour of the week, and its table holds what each hour was exposed to", async () => {
    const { findings, provenance } = await runCell("data: seen");
    expect(findings![0]).toMatch(
      /^Most happens on Saturday 21:00–22:00: 70 times the average hour of the week \(50 of 120 incidents\)\. Round the clock they gather about 08:38 .*p = 0\.031\)/,
    );
    expect(findings![1]).toMatch(/^Saturdays have most: 6 a day, 3\.50 times the average day/);
    expect(provenance).toContain("1 Jan 2024 to 10 Mar 2024, 70 days, with 120 incidents.");
    const rows = await ask("from clock where incidents > 0 order by incidents desc");
    expect(rows[0]).toEqual({
      ...{ weekday: 6, weekday_name: "Saturday", hour: 21 },
      ...{ incidents: 50, exposed_hours: 10, per_hour: 5 },
    });
    expect(await ask("select count(*)::integer n, sum(incidents) s from clock")).toEqual([
      { n: 168, s: 120 },
    ]);
    expect(await ask("from clock_months")).toMatchObject([
      { year: 2024, month: 1, incidents: 51, days: 31 },
      { year: 2024, month: 2, incidents: 49, days: 29 },
      { year: 2024, month: 3, incidents: 20, days: 10, per_day: 2 },
    ]);
  });

  test("with types each has a clock, the most frequent first, tested for as many as there are", async () => {
    const { findings, provenance, view } = await runCell("data: seen\ntype: kind");
    const { clocks } = view as ClockView;
    expect(clocks.map(({ type, incidents }) => [type, incidents])).toEqual([
      [null, 120],
      ["theft", 70],
      ["hurt", 50],
    ]);
    expect(clocks[2]!.mean!.mean).toBeCloseTo(21.05 + 1 / 3, 6);
    expect(findings![1]).toBe(
      "By type, theft gathers most closely: about 09:10, ± 0 h 0 min; least does hurt (mean 21:23).",
    );
    expect(provenance!.join()).toContain("adjusted for 2 types (Benjamini–Hochberg)");
    expect(
      await ask("select type, sum(incidents) as n from clock group by type order by type"),
    ).toEqual([
      { type: "hurt", n: 50 },
      { type: "theft", n: 70 },
    ]);
    const names = await ask("show tables");
    expect(names.filter(({ name }) => String(name).startsWith("__beatbook_clock"))).toEqual([]);
  });

  test("spreads spans over their hours, and says what they are and what this changes", async () => {
    const { findings, provenance } = await runCell("data: found\ntime: from");
    expect(findings![1]).toBe(
      "98.5 % are known only to a span longer than an hour. Spread over their spans instead of counted at the start, 74.1 % fall into another hour of the day; most differs 22:00–23:00: 24.3 % instead of 97.1 %.",
    );
    expect(provenance!.join(" ")).toContain(
      "Aoristic weights: 66 with a span longer than an hour by to; 0 with a shorter one; 0 at one moment; 1 without an end, counted at the start; 1 of a week or longer, which give every hour alike. 2 end before they start and are left out of the weights, not of the counts.",
    );
    const [night] = await ask("from clock where weekday = 1 and hour = 23");
    expect(night!.incidents).toBe(0);
    expect(night!.aoristic).toBeCloseTo(10 / 4 + 1 / 168, 10);
    const [sum] = await ask("select sum(incidents) as n, sum(aoristic) as w from clock");
    expect(sum!.n).toBe(70);
    expect(sum!.w).toBeCloseTo(68, 9);
    const { provenance: naive } = await runCell("data: found\ntime: from\nto: from");
    expect(naive!.join()).not.toContain("Aoristic");
  });

  test("times kept in UTC are read at a clock with half an hour, wherever the machine stands", async () => {
    const local = await runCell("data: seen");
    const zone = process.env.TZ;
    for (const TZ of ["Asia/Kolkata", "America/St_Johns"]) {
      process.env.TZ = TZ;
      const shifted = await runCell('data: utc\nutc_offset: "+05:30"');
      expect(shifted.findings).toEqual(local.findings);
      expect(shifted.provenance).toContain("Times are taken as UTC and read at UTC+05:30.");
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    await expect(runCell('data: days\nutc_offset: "+05:30"')).rejects.toThrow("no clock times");
    await expect(runCell("data: utc\nutc_offset: 5 h")).rejects.toThrow("utc_offset");
  });

  test("midnights are told, warned of when they are many, and left out when asked", async () => {
    const { findings, provenance } = await runCell("data: midnights");
    expect(findings!.at(-1)).toMatch(
      /^Caution: 100\.0 % of the times are at a full hour and 2\d\.\d % at 00:00 or 00:01/,
    );
    expect(provenance!.join()).toMatch(/1\d\d incidents \(2\d\.\d %\) are at 00:00 or 00:01/);
    const out = await runCell("data: midnights\nleave_out_midnight: true");
    expect(out.provenance!.join()).toMatch(/1\d\d rows at 00:00 or 00:01 are left out/);
    expect(await ask("select sum(incidents) as n from clock where hour = 0")).toEqual([{ n: 0 }]);
  });

  test("where only days are known no hour is drawn, and this is said", async () => {
    const { findings, view } = await runCell("data: days\ntype: kind");
    expect(findings![0]).toContain("The hour is not known");
    expect((view as ClockView).clocks[0]!.byHour).toBeNull();
    const rows = await ask("from clock where weekday = 6 order by type");
    expect(rows[0]).toEqual({
      ...{ type: "hurt", weekday: 6, weekday_name: "Saturday" },
      ...{ incidents: 50, exposed_days: 10, per_day: 5 },
    });
  });

  test("where only months are known neither hour nor weekday is drawn, and rows may stand for several", async () => {
    const { findings, view } = await runCell("data: months\ncount: total");
    expect(findings![0]).toContain("Neither hour nor weekday is known");
    expect(findings![1]).toContain("The fullest month is Jun 2024: 117 incidents, 3.9 a day");
    expect((view as ClockView).clocks[0]!.byDay).toBeNull();
    expect(await ask("from clock limit 1")).toEqual([
      { year: 2023, month: 1, incidents: 100, days: 31, per_day: 100 / 31 },
    ]);
  });

  test("its code gives the same figures", async () => {
    const shownBy = async (source: string) => {
      const cell = { id: "c1", kind: "clock", source } as unknown as Cell;
      const code = clockKind.toCode!(cell, await runCell(source));
      const { problem, parts } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(parts.includes("methods")).toBe(!source.includes("months"));
      const [shown] = await displayedBy(opened.engine, code);
      return shown as Record<string, number[]>;
    };
    const inTable = async (column: string) =>
      (await ask(`select ${column} as v from clock`)).map(({ v }) => v);
    const { perHour, meanHour } = await shownBy("data: seen");
    expect(perHour).toEqual(await inTable("per_hour"));
    expect(meanHour).toBeCloseTo(8.63, 1);
    const { aoristic, incidents } = await shownBy("data: found\ntime: from");
    expect(incidents).toEqual(await inTable("incidents"));
    const weights = await inTable("aoristic");
    aoristic!.forEach((weight, i) => expect(weight).toBeCloseTo(Number(weights[i]), 10));
    const weekdays = (await shownBy("data: days")) as unknown as { per_day: number }[];
    expect(weekdays.map(({ per_day }) => per_day)).toEqual(await inTable("per_day"));
    const months = (await shownBy("data: months\ncount: total")) as unknown as object[];
    expect(months[1]).toEqual({ year: 2023, month: 2, incidents: 101 });
  });

  test("a single month that is written as one is not drawn as its first day", async () => {
    await opened.engine.createTable("june", "select '2017-06' as month from range(40)");
    const { findings } = await runCell("data: june");
    expect(findings![0]).toContain("Neither hour nor weekday is known");
  });

  test("ends that all lie before their starts leave the clock of the starts", async () => {
    await opened.engine.createTable(
      "turned",
      `select "from", "from" - interval 1 hour as "to" from found`,
    );
    const { findings } = await runCell("data: turned\ntime: from\nto: to");
    expect(findings!.join(" ")).not.toMatch(/NaN|Infinity| 0 of 0 /);
    expect(findings![0]).toContain("22:00–23:00");
  });

  test("says what is missing", async () => {
    await expect(runCell("")).rejects.toThrow("Choose the table of incidents.");
    await expect(runCell("data: seen\ntype: sort")).rejects.toThrow("sort");
    await expect(runCell("data: seen\nto: until")).rejects.toThrow("until");
  });
});

describe("parts of a clock", () => {
  const table = (...names: string[]): TableInfo => ({
    ...{ name: "t", rows: 1 },
    columns: names.map((name) => ({ name, type: "TIMESTAMP", kind: "timestamp" })),
  });

  test("the latest time is called as the start is", () => {
    expect(spanEnd(table("occurred_from", "occurred_to"), "occurred_from", undefined)).toBe(
      "occurred_to",
    );
    expect(
      spanEnd(table("Offence_From_Date", "Offence_To_Date"), "Offence_From_Date", undefined),
    ).toBe("Offence_To_Date");
    expect(spanEnd(table("START_DATE", "END_DATE"), "START_DATE", undefined)).toBe("END_DATE");
    expect(spanEnd(table("Date", "Updated On"), "Date", undefined)).toBeNull();
    expect(spanEnd(table("occurred_from", "closed_to"), "occurred_from", undefined)).toBeNull();
  });

  test("a favourite hour stands out of those beside it", () => {
    const minutes = new Float64Array(1440).fill(1);
    for (let hour = 0; hour < 24; hour++) minutes[60 * hour] = 40;
    minutes[1] = 60;
    minutes[600] = 200;
    const { favourite, midnight, fullHour } = heapsOf(minutes)!;
    expect(favourite.map(({ hour }) => hour)).toEqual([10, 0]);
    expect(favourite[0]!.times).toBe(5);
    expect(midnight).toBeCloseTo(100 / (1416 - 1 + 60 + 23 * 40 + 200), 10);
    expect(fullHour).toBeCloseTo((23 * 40 + 200) / 2595, 10);
    expect(heapsOf(new Float64Array(1440))).toBeNull();
  });

  test("the first of a month stands out of the other days, of six months and more", () => {
    const byDay = Float64Array.from({ length: 366 }, (_, at) =>
      new Date(Date.UTC(2024, 0, 1 + at)).getUTCDate() === 1 ? 30 : 20,
    );
    expect(firstsOf(byDay, Date.UTC(2024, 0, 1) / day)).toBeCloseTo(1.5, 10);
    expect(firstsOf(byDay.slice(0, 100), Date.UTC(2024, 0, 1) / day)).toBeNull();
  });

  test("numbers of a grid have one form, and none where none fits", () => {
    const written = (values: number[], width: number) =>
      values.map((value) => letteringFor(values, width, 1)?.write(value));
    expect(written([1234, 5], 60)).toEqual(["1,234", "5"]);
    expect(written([123_456, 5], 34)).toEqual(["123k", "5"]);
    expect(written([1.234, 0.5], 40)).toEqual(["1.23", "0.50"]);
    expect(written([1.234, 0.5], 21)).toEqual(["1.2", "0.5"]);
    expect(letteringFor([1234, 5], 26, 1)!.size).toBeLessThan(letteringFor([1234, 5], 60, 1)!.size);
    expect(written([12.3, 4.5], 18)).toEqual(["12", "5"]);
    expect(letteringFor([1234], 10, 1)).toBeNull();
  });

  test("times are written as on a clock", () => {
    expect(clockTime(23.9999)).toBe("00:00");
    expect(clockTime(9.5)).toBe("09:30");
    expect(hoursLong(5.2)).toBe("5 h 12 min");
  });
});
