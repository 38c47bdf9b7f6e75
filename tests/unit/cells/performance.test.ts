import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { modelKind } from "@/cells/model";
import { performanceKind } from "@/cells/performance";
import { guessEnd } from "@/cells/performance/case-ends";
import { perform } from "@/cells/performance/compute";
import { run } from "@/cells/performance/run";
import type { PerformanceView } from "@/cells/performance/view-data";
import { generate } from "@/datasets/sample/generate";
import { patrolled } from "@/datasets/sample/plants";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { openAll, shared, sharedBlob } from "../datasets/opened";
import { openEngine, type OpenEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

let opened: OpenEngine;
const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
const runCell = (source: string, name = "found") =>
  run(contextOf(opened.engine, { kind: "performance", name, source }));
const problemOf = async (source: string) => {
  const { problem } = (await runCell(source).catch((error: unknown) => error)) as {
    problem: { message: string; hint: string };
  };
  return `${problem.message} ${problem.hint}`;
};

beforeAll(async () => {
  opened = await openEngine();
  const size = { seed: 1, rows: 12_000 };
  await opened.engine.ingest("fir", generate("sample", size).streams);
  await opened.engine.ingest("steps", generate("sample-outcomes", size).streams);
  const source = "table: incidents\nsource: ksp-2024\ndata: fir";
  await modelKind.run(contextOf(opened.engine, { kind: "model", name: "incidents", source }));
  vi.stubGlobal("Worker", workerOf(perform));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await opened.close();
});

describe("a cell of police performance, on the sample", () => {
  const source = "data: incidents\noutcomes: steps";
  let whole: CellResult;
  beforeAll(async () => (whole = await runCell(source, "whole")));

  test("counts what a plain query counts", async () => {
    const { provenance } = whole;
    const plain = await ask(`
with counted as (
  from incidents where status not in ('False Case', 'Traced', 'Un Traced')
  and reported_at::date <= (select max(reported_at)::date from incidents) - 90
), steps_of as (
  select incident as id, bool_or(kind = 'arrest') as arrested from steps group by all
)
select station, count(*)::double as cases,
  count(*) filter (where arrested > 0 or charge_sheeted > 0)::double as cleared,
  count(*) filter (where status in ('Pending Trial', 'Convicted', 'Dis/Acq', 'Compounded', 'Abated'))::double as charged,
  count(*) filter (where convicted > 0)::double as convicted,
  count(*) filter (where status in ('Convicted', 'Dis/Acq'))::double as decided,
  count(*) filter (where discovered_by_police)::double as discovered
from counted group by station order by station`);
    const found = await ask(`
select station, max(cases) filter (where measure = 'cleared') as cases, max(events) filter (where measure = 'cleared') as cleared,
  max(events) filter (where measure = 'charge_sheeted') as charged, max(events) filter (where measure = 'convicted') as convicted,
  max(cases) filter (where measure = 'convicted_of_decided') as decided, max(events) filter (where measure = 'discovered') as discovered
from whole where which = 'all' group by station order by station`);
    expect(found).toEqual(plain);
    const [split] = await ask(
      "select sum(cases) filter (where which = 'all') = sum(cases) filter (where which <> 'all') as whole from whole where measure <> 'discovered'",
    );
    expect(split).toEqual({ whole: true });
    expect(provenance!.join(" ")).toContain("Columns taken by their names: station as the area");
  });

  test("no station is called, since cases end by their type alone, and who patrols finds", async () => {
    const { findings } = whole;
    expect(findings![1]).toMatch(/^Kinds of case being equal, none of the 24 areas lies outside/);
    expect(findings![1]).toContain("Not a verdict on officers");
    const outside = await ask("from whole where p_adjusted < 0.05");
    expect(outside).toEqual([]);
    const [raw] = await ask(
      "select max(share) - min(share) > 0.2 as differs from whole where measure = 'cleared' and which = 'all' and cases > 100",
    );
    expect(raw).toEqual({ differs: true });
    const [most] = await ask(
      "select station from whole where measure = 'discovered' order by share desc limit 1",
    );
    expect(most).toEqual({ station: patrolled.station });
  });

  test("shares within 60 and 90 days are plain shares where all were watched so long", async () => {
    await runCell("data: incidents\noutcomes: steps\nuntil: 2024-06-30");
    const plain = await ask(`
select station, count(*)::double as watched, avg((epoch(s) - epoch(reported_at) <= 60 * 86400)::integer) as within_60,
  avg((epoch(s) - epoch(reported_at) <= 90 * 86400)::integer) as within_90
from (select i.*, coalesce(s, timestamp '2999-01-01') as s from incidents i
  left join (select incident as id, min(happened_at) as s from steps where kind = 'charge sheet' group by all) using (id))
where reported_at < timestamp '2024-07-01' and status not in ('False Case', 'Traced', 'Un Traced')
group by station order by station`);
    const found = await ask(
      "select station, watched, within_60, within_90 from found_delays where delay = 'charge sheet' order by station",
    );
    expect(found).toHaveLength(24);
    found.forEach((row, i) => {
      expect(row.station).toBe(plain[i]!.station);
      expect(row.watched).toBe(plain[i]!.watched);
      expect(row.within_60).toBeCloseTo(plain[i]!.within_60 as number, 10);
      expect(row.within_90).toBeCloseTo(plain[i]!.within_90 as number, 10);
    });
  });

  test("how soon is compared with kinds being equal: shares of a plain query, and no station is called", async () => {
    const plain = await ask(`
with timed as (
  select station, reported_at::date <= (select max(reported_at)::date from incidents) - 60 as old,
    reported_at::date <= (select max(reported_at)::date from incidents) - 90 as older, s,
    date_diff('minute', occurred_from, reported_at) as late, date_diff('minute', reported_at, s) as took
  from incidents i left join (select incident as id, min(happened_at) as s from steps where kind = 'charge sheet' group by all) using (id)
  where status not in ('False Case', 'Traced', 'Un Traced') and reported_at >= occurred_from
)
select station, count(*)::double as cases, count(*) filter (where late <= 1440)::double as soon,
  count(*) filter (where old)::double as old, count(*) filter (where old and took <= 86400)::double as sheets,
  count(*) filter (where older)::double as older, count(*) filter (where older and took <= 129600)::double as later_sheets
from timed group by station order by station`);
    const found = await ask(`
select station, max(cases) filter (where measure = 'registered_within_1') as cases, max(events) filter (where measure = 'registered_within_1') as soon,
  max(cases) filter (where measure = 'charge_sheeted_within_60') as old, max(events) filter (where measure = 'charge_sheeted_within_60') as sheets,
  max(cases) filter (where measure = 'charge_sheeted_within_90') as older, max(events) filter (where measure = 'charge_sheeted_within_90') as later_sheets
from whole where which = 'all' group by station order by station`);
    expect(found).toEqual(plain);
    const [tested] = await ask(`
select count(*) filter (where p_adjusted is not null and cases >= 30)::integer as tests,
  count(*) filter (where p_adjusted < 0.05 and cases >= 30)::integer as called
from whole where measure = 'registered_within_1' or measure like 'charge_sheeted_within_%'`);
    expect(tested!.tests).toBeGreaterThan(60);
    expect(tested!.called).toBe(0);
    const { summaries } = whole.view as PerformanceView;
    const late = summaries.find(({ measure }) => measure === "registered_within_1")!;
    expect(late.plainDispersion).toBeGreaterThan(1.5 * late.dispersion);
  });

  test("medians and open cases are those of a plain query", async () => {
    const [median] = await ask(`
with plain as (select station, quantile_disc(date_diff('minute', occurred_from, reported_at), 0.5) / 1440.0 as days
  from incidents where reported_at >= occurred_from and status not in ('False Case', 'Traced', 'Un Traced') group by station)
select bool_and(abs(days - median_days) < 1e-9 and coalesce(median_low, 0) <= days and coalesce(median_high, 1e9) >= days) as same
from whole_delays join plain using (station) where delay = 'registration'`);
    expect(median).toEqual({ same: true });
    const [open] = await ask(`
with plain as (select count(*) filter (where e is null or e > timestamp '2023-12-31 23:59:59')::double as open,
  count(*) filter (where (e is null or e > timestamp '2023-12-31 23:59:59') and cast(reported_at as date) <= date '2023-12-31' - 365)::double as old
  from (from incidents left join (select incident as id, min(happened_at) as e from steps where kind <> 'arrest' group by all) using (id))
  where reported_at < timestamp '2024-01-01' and (e is not null or status = 'Under Investigation'))
select open, old, (select sum(open) from whole_pendency where month_end = date '2023-12-31') as found,
  (select sum(from_365) from whole_pendency where month_end = date '2023-12-31') as found_old from plain`);
    expect([open!.found, open!.found_old]).toEqual([open!.open, open!.old]);
  });

  test("its code is a script that reads the same tables and finds the same", async () => {
    const cell = { id: "c1", kind: "performance", source } as unknown as Cell;
    const code = performanceKind.toCode!(cell, whole);
    const { problem, reads, parts } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads.toSorted()).toEqual(["incidents", "steps"]);
    expect(parts).toContain("methods");
    const [rates, within] = (await displayedBy(opened.engine, code)) as Record<string, unknown>[][];
    const rows = await ask(
      "select lower(station) as area, measure, cases, share, low, high, expected, limit_low, limit_high, p, p_adjusted from whole where which = 'all' and measure <> 'discovered'",
    );
    expect(rates!.map(rounded)).toEqual(rows.map(rounded));
    const shares = await ask(
      "select within_60 from whole_delays where delay = 'charge sheet' order by lower(station)",
    );
    expect(within!.map((each) => (each.within_60 as { share: number }).share)).toEqual(
      shares.map((each) => each.within_60),
    );
  });
});

const rounded = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "number" ? (Number.isFinite(value) ? value.toFixed(9) : null) : value,
    ]),
  );

describe("how registers say that a case ended", () => {
  test.each([
    ["Dis/Acq", "acquitted"],
    ["Pending Trial", "before court"],
    ["BoundOver", "cleared"],
    ["Un Traced", "set aside"],
    ["Transfered :UI( Hungunda Circle)", "set aside"],
    ["Closed - Undetected", "not cleared"],
    ["Pending Court Trial", "before court"],
    ["Under Investigation", "open"],
    ["Defendant found not guilty", "acquitted"],
    ["Court case unable to proceed", "before court"],
    ["Offender given suspended prison sentence", "convicted"],
    ["Offender given a drugs possession warning", "cleared"],
    ["Investigation complete; no suspect identified", "not cleared"],
    ["Status update unavailable", "unknown"],
    [' Ickenham"', "unknown"],
    ["", "unknown"],
  ])("%s: %s", (word, end) => expect(guessEnd(word)).toBe(end));

  test("words that are not known are counted, listed and left out until the cell says what they mean", async () => {
    const words = ["no suspect identified", "Offender fined", "Kept in view", null];
    await opened.engine.ingest("street", [
      encodeRows(
        Array.from({ length: 80 }, (_, i) => ({
          ward: `W${i % 4}`,
          category: "theft",
          outcome_category: words[Math.floor(i / 20)],
          month: `2017-0${1 + (i % 6)}`,
        })),
      ),
    ]);
    const first = await runCell("data: street\nby: [ward]\nsettled: 0");
    expect(first.findings![0]).toContain("Of 40 cases 50.0 % are cleared");
    const told = first.provenance!.join(" ");
    expect(told).toContain("Not known: no word (20) and “Kept in view” (20).");
    expect(told).toContain("40 cases of which nothing says how they stand left out.");
    const second = await runCell(
      "data: street\nby: [ward]\nsettled: 0\nwords: {kept in view: not cleared}",
    );
    expect(second.findings![0]).toContain("Of 60 cases 33.3 % are cleared");
    expect((second.view as PerformanceView).words).toContainEqual({
      ...{ word: "Kept in view", rows: 20, end: "not cleared", isGiven: true },
    });
  });

  test("a flag of arrest alone is enough, and one area is compared with nobody", async () => {
    await opened.engine.createTable(
      "city",
      'select \'001\' as "District", range % 4 = 0 as "Arrest", timestamp \'2018-01-01\' + interval (range) hour as "Date" from range(4000)',
    );
    const { findings, provenance } = await runCell("data: city");
    expect(findings![0]).toMatch(/^Of 1,\d{3} cases 25\.\d % are cleared\.$/);
    expect(findings![1]).toContain("one area only");
    expect(provenance!.join(" ")).toContain("Cleared: an arrest by Arrest");
    expect(await ask("select distinct p from found")).toEqual([{ p: null }]);
  });
});

test("answers to calls, and cases and harm for each 1,000 duty hours", async () => {
  await opened.engine.createTable(
    "calls",
    `select 'S' || range % 2 as station, range % 3 = 0 as arrest, if(range < 6, 'MURDER', 'THEFT') as head,
      timestamp '2024-01-01' + interval (range) hour as called_at, called_at + interval (if(range % 2 = 0, 10, 25)) minute as arrived_at
    from range(240)`,
  );
  await opened.engine.createTable(
    "roster",
    "select 'S' || range % 2 as station, timestamp '2024-01-01' + interval (range // 2) day as starts_at, starts_at + interval 8 hour as ends_at, 5 as officers from range(20)",
  );
  const { provenance } = await runCell(
    "data: calls\ntime: called_at\nduty: roster\nsettled: 0\nharm: {column: head, weights: {MURDER: 100}, other: 1}",
  );
  expect(
    await ask(
      "select station, (median_days * 1440)::integer as minutes, cases from found_delays where delay = 'response' order by station",
    ),
  ).toEqual([
    { station: "S0", minutes: 10, cases: 120 },
    { station: "S1", minutes: 25, cases: 120 },
  ]);
  expect(provenance!.join(" ")).toContain("for each 1,000 duty hours are Poisson's (Garwood)");
  const [duty] = await ask("from found_workload where station = 'S0'");
  expect(duty).toMatchObject({ duty_hours: 400, cases: 120, per_1000_hours: 300 });
  expect(duty!.harm_per_1000_hours).toBeCloseTo((117 + 300) / 0.4, 9);
});

describe("where a day is known without its clock", () => {
  // Of each station's 100 cases 80 are registered the same day, 10 the next, 8 after five days, 2 before they happened.
  const cases = (clock: string, registered: string) => `
select range::varchar as id, 'S' || range % 4 as station, 'Convicted' as status,
  timestamp '2024-01-01' + interval (range // 4) day + interval ${clock} as occurred_from,
  (date_trunc('day', occurred_from) + interval (case when range < 320 then 0 when range < 360 then 1 when range < 392 then 5 else -3 end) day${registered} as registered_on
from range(400)`;
  const byStation = async (sql: string) => {
    const rows = await ask(`${sql} order by station`);
    expect(rows).toHaveLength(4);
    for (const row of rows)
      expect({ ...row, station: "S0" }).toEqual({ ...rows[0], station: "S0" });
    return { ...rows[0], station: undefined };
  };

  test.each([
    ["a registration", "14 hour", ")::date"],
    ["a registration written as midnight", "14 hour", ")"],
    ["an occurrence", "0 hour", ") + interval 15 hour"],
  ])(
    "%s without a clock counts by days: share, median and before it",
    async (_, clock, registered) => {
      await opened.engine.createTable("days", cases(clock, registered));
      const { findings, provenance } = await runCell("data: days\nregistered: registered_on");
      expect(
        await byStation(
          "select station, cases, events, share from found where measure = 'registered_within_1' and which = 'all'",
        ),
      ).toMatchObject({ cases: 98, events: 90, share: 90 / 98 });
      expect(
        await byStation(
          "select station, cases, median_days, p90_days from found_delays where delay = 'registration'",
        ),
      ).toMatchObject({ cases: 98, median_days: 0, p90_days: 1 });
      expect(findings!.join(" ")).toContain(
        "Half of the cases are registered on the same day, nine in ten within 1 day.",
      );
      expect(provenance!.join(" ")).toContain("8 cases registered before they happened left out");
    },
  );

  test("steps of cases without a clock count by days, also those of the same day", async () => {
    await opened.engine.createTable("clocked", cases("14 hour", ") + interval 15 hour"));
    await opened.engine.createTable(
      "dated_steps",
      `select id as incident, k as kind, cast(registered_on as date) + if(k = 'arrest', 0, d) as happened_at
from (select *, unnest(['arrest', 'charge sheet']) as k, [0, 60, 61, 90][1 + (id::integer // 4) % 4] as d from clocked)`,
    );
    await runCell(
      "data: clocked\nregistered: registered_on\noutcomes: dated_steps\nsettled: 0\nuntil: 2024-01-08",
    );
    const delays = "select station, cases, watched, median_days, within_60, within_90";
    const ofDelay = (delay: string) =>
      byStation(`${delays} from found_delays where delay = '${delay}'`);
    expect(await ofDelay("arrest")).toMatchObject({ cases: 8, median_days: 0 });
    expect(await ofDelay("charge sheet")).toMatchObject({
      ...{ cases: 8, watched: 8, median_days: 60, within_60: 0.5, within_90: 1 },
    });
    expect(
      await byStation(
        "select station, cases, events from found where measure = 'charge_sheeted_within_60' and which = 'all'",
      ),
    ).toMatchObject({ cases: 8, events: 4 });
  });
});

test("a case as old as it must be is in rates and in shares within so many days", async () => {
  await opened.engine.createTable(
    "aged",
    `select i as id, 'City' as station, 'Pending Trial' as status, date '2024-12-31' - to_days(d::int) as registered_on
from (select unnest([0, 89, 90, 91, 200]) as d, unnest(range(5)) as i)`,
  );
  // Whole days decide: the last case came in at 19:30, the one of 90 days before at 21:00.
  await opened.engine.createTable(
    "aged_hours",
    `select * replace (registered_on + to_minutes(if(id = 0, 1170, 1260)) as registered_on) from aged`,
  );
  await opened.engine.createTable(
    "aged_steps",
    `select id as incident, 'charge sheet' as kind, registered_on as happened_at from aged`,
  );
  for (const table of ["aged", "aged_hours"]) {
    const { provenance } = await runCell(
      `data: ${table}\ntime: registered_on\noutcomes: aged_steps`,
    );
    expect(provenance!.join(" ")).toContain("2 cases younger than 90 days");
    const counted = await ask(
      "select measure, cases from found where measure in ('cleared', 'charge_sheeted_within_90') order by 1",
    );
    expect(counted).toEqual([
      { measure: "charge_sheeted_within_90", cases: 3 },
      { measure: "cleared", cases: 3 },
    ]);
  }
});

describe("tables that cannot be read so", () => {
  beforeAll(() =>
    opened.engine.createTable(
      "totals",
      "select 'D' || range as district, 100 + range as incidents, 150 + range as accused, if(range % 2 = 0, 120, 90) as arrested, if(range = 3, 999, 60) as convictions from range(12)",
    ),
  );

  test("totals of persons are no part of totals of cases; the columns that fit are named", async () => {
    expect(await problemOf("data: totals")).toBe(
      "arrested is larger than incidents in 6 rows: it counts persons where incidents counts cases. Name under “count” what it is a part of: accused.",
    );
    const { findings, provenance } = await runCell("data: totals\ncount: accused");
    expect(findings![0]).toContain("Of 1,713 (accused) ");
    expect(provenance!.join(" ")).toContain("1 row that counts more ends than cases left out: D3.");
  });

  test("no officers, no table without ends, no text as a status", async () => {
    expect(await problemOf("")).toContain("Choose the table of cases");
    await opened.engine.createTable(
      "named",
      "select 'A' as officer_rank, 'S' as station, true as arrest, range::varchar as note, 1 as x from range(400)",
    );
    expect(await problemOf("data: named\nby: [officer_rank]")).toContain("never persons");
    expect(await problemOf("data: named\nby: [station]\narrest: none")).toContain(
      "says how cases ended",
    );
    expect(await problemOf("data: named\nby: [station]\nstatus: note")).toContain("300 different");
  });

  test.each(["call", "arrival", "count", "id"])("%s is no column of persons", async (parameter) => {
    await opened.engine.createTable(
      "births",
      "select 'S' as station, true as arrest, 0 as n, timestamp '2024-01-01' as at, timestamp '1990-01-01' as date_of_birth, '1' as passport_no",
    );
    await opened.engine.createTable("ends", "select '1' as incident, 'arrest' as kind");
    const column = parameter === "id" ? "passport_no" : "date_of_birth";
    const source = `data: births\nby: [station]\noutcomes: ends\ncall: at\narrival: at\n`;
    const own = source.replace(new RegExp(`${parameter}: at\n`), "");
    expect(await problemOf(`${own}${parameter}: ${column}`)).toContain(column);
    expect(await problemOf(`${own}${parameter}: ${column}`)).toContain("hidden");
  });

  test("nothing, one case and all alike come to an end without a number that is none", async () => {
    await opened.engine.createTable("few", "select 'S' as station, 'Convicted' as status limit 1");
    const { findings } = await runCell("data: few");
    expect(findings![0]).toContain("Of 1 case 100.0 % are cleared");
    await opened.engine.createTable("none", "from few limit 0");
    expect(await problemOf("data: none\nby: [station]")).toBe(
      "No case of none counts in a rate. There are none in the days asked for.",
    );
  });
});

const amengad = "ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz";

test.skipIf(!existsSync(shared(amengad)))(
  "on a real station's register the sources are set beside each other",
  async () => {
    const { streams } = await openAll(amengad, await sharedBlob(amengad));
    await opened.engine.ingest("amengad", streams);
    const { findings, provenance } = await runCell("data: amengad\nby: [Beat_Name]");
    expect(findings![0]).toBe(
      "Of 1,170 cases 94.3 % are cleared and 94.3 % are charge-sheeted. 85.8 % of 288 decided cases ended in a conviction.",
    );
    const told = provenance!.join(" ");
    expect(told).toContain("Convicted: 247 cases, 214 by FIR_Stage and 185 by Conviction Count.");
    expect(told).toContain("The data does not tell when cases ended");
    expect(await ask("select sum(open)::integer as open from found_pendency")).toEqual([
      { open: 50 },
    ]);
  },
);
