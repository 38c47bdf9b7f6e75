import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CellContext, type CellSurroundings } from "@/cells/context";
import { patrolSectorsKind } from "@/cells/patrol-sectors";
import { makeSectors, type Sectors, type SectorsInput } from "@/cells/patrol-sectors/compute";
import { run } from "@/cells/patrol-sectors/run";
import { todaysOf } from "@/cells/patrol-sectors/todays";
import type { SectorsView } from "@/cells/patrol-sectors/view-data";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import type { CellResult } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { square } from "./beat-square";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const weeks = 12;

/**
 * Six beats in a row, each 2 km wide: four of station North, two of South. By day each has two thefts, by
 * night N4 alone has four. The last one, S2, lies across a river. N1 and N2 are in one sector today.
 */
const beatNames = ["N1", "N2", "N3", "N4", "S1", "S2"];
const west = (i: number) => 77 + 0.02 * i + (i === 5 ? 0.01 : 0);
const beats = `select * from (values ${beatNames
  .map((name, i) => {
    const station = i < 4 ? "North" : "South";
    const today = ["car 1", "car 1", "car 2", "car 2", "car 3", "car 3"][i]!;
    return `('${station}', '${name}', '${today}', '${square(west(i))}')`;
  })
  .join(", ")}) b(station, beat, car, geometry)
  union all select 'South', 'Lost', null, null`;
const cases = `with d as (select i, timestamp '2024-01-01' + to_days(i::int) as day from range(${7 * weeks}) t(i)),
  b as (select station, beat from (${beats}) where beat <> 'Lost')
  select station, beat, day + to_hours(10) as occurred_from from d, b, range(2)
  union all select 'North', 'N4', day + to_hours(23) from d, range(4)
  union all select 'South', 'Lost', day + to_hours(10) from d where i = 80`;

describe("patrol sectors", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const shown: CellResult[] = [];
  const source = (more: string) =>
    `data: fir\nbeats: beats\nby: [station, beat]\nshifts: [{name: day, from: "06:00", to: "22:00"}, {name: night, from: "22:00", to: "06:00"}]\n${more}`;
  const runCell = (more = "", table = "beats") => {
    const asked = source(more).replace("beats: beats", `beats: ${table}`);
    const cell = { kind: "patrol-sectors", name: "plan", source: asked };
    return run({
      ...contextOf(opened.engine, cell),
      show: (early) => shown.push(early as CellResult),
    });
  };
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const city = "within: city\njoined: [[South · S1, South · S2]]\n";

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.createTable("beats", beats);
    await opened.engine.createTable(
      "own_car",
      `select * replace (coalesce(car, 'car 0') as car) from (${beats})`,
    );
    await opened.engine.createTable(
      "lost_car",
      `select * replace (case when geometry is null then 'car 9' end as car) from (${beats})`,
    );
    await opened.engine.createTable("fir", cases);
    vi.stubGlobal(
      "Worker",
      workerOf<SectorsInput, Sectors, Sectors>((input, progress, emit) =>
        makeSectors(input, progress, emit),
      ),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("parts beats into connected sectors with like loads, and says what is left out and how far from the bound it is", async () => {
    const { findings, provenance, sideTables, view } = await runCell(
      "within: city\njoined: [[South · S1, South · S2], [South · S2, South · Lost]]\nsectors: 3",
    );
    expect(await ask("select beat, sector from plan where shift = 'day' order by beat")).toEqual([
      { beat: "Lost", sector: null },
      ...[1, 1, 2, 2, 3, 3].map((sector, i) => ({ beat: beatNames[i]!, sector })),
    ]);
    expect(sideTables!.map(({ name }) => name)).toEqual(["plan_sectors"]);
    const [day] = await ask(
      "select count(*)::int as sectors, bool_and(connected) as whole, max(load_to_mean) as most, sum(beats)::int as beats from plan_sectors where shift = 'day'",
    );
    expect(day).toMatchObject({ sectors: 3, whole: true, beats: 6 });
    expect(day!.most).toBeCloseTo(1, 1);
    const [sums] = await ask(
      "select sum(share_of_load) as shares, max(way_metres) as way from plan where shift = 'day'",
    );
    expect(sums!.shares).toBeCloseTo(3, 9);
    expect(sums!.way).toBeGreaterThan(1_000);
    expect(findings!.join(" ")).toContain("North · N4 alone has");
    const told = provenance!.join("\n");
    expect(told).toContain("one pair joined by hand");
    expect(told).toContain("In no sector, as without an outline: South · Lost");
    expect(told).toContain("However beats are parted, one sector has at least the mean, or");
    expect(told).toContain("the search proves no more");
    expect(shown.at(-1)!.findings).toHaveLength(findings!.length);
    const { maps } = view as SectorsView;
    expect(maps).toHaveLength(2);
    expect(maps[0]!.layers.map(({ kind }) => kind)).toEqual(["areas", "lines", "labels"]);
  });

  test("sectors stay inside stations unless told, and beats that are cut off are named", async () => {
    await expect(runCell("sectors: 2")).rejects.toThrow(
      "The beats fall into 3 parts that do not touch each other, more than the 2 sectors. Cut off from the rest in South: South · S2.",
    );
    const { provenance } = await runCell("sectors: {day: 4, night: 3}");
    expect(provenance!.join("\n")).toContain(
      "However sectors are given to stations, and beats parted, one sector has at least the mean of its station, or",
    );
    expect(
      await ask(
        "select shift, count(distinct sector)::int as n, max(s) as stations from (select *, count(distinct station) over (partition by shift, sector) as s from plan where sector is not null) group by all order by all",
      ),
    ).toMatchObject([
      { shift: "day", n: 4 },
      { shift: "night", n: 3 },
    ]);
  });

  test("today's sectors are measured the same way, and no more beats change than may", async () => {
    const { findings } = await runCell(`${city}today: car`);
    expect(findings!.join(" ")).toContain("of today's 3 sectors it has 1.00 and 2.99 times");
    expect(findings!.join(" ")).toContain("would go to another sector than today");
    await runCell(`${city}today: car\nchanges: 0`);
    expect(
      await ask(
        "select count(*) filter (changed)::int as changed, count(*) filter (changed is null)::int as unknown from plan",
      ),
    ).toEqual([{ changed: 0, unknown: 2 }]);
    expect(await ask("select distinct sector_today from plan_sectors order by all")).toEqual(
      ["car 1", "car 2", "car 3"].map((sector_today) => ({ sector_today })),
    );
    await expect(runCell(`${city}today: car\nsectors: 4\nchanges: 1`)).rejects.toThrow(
      "Shift “day”: A limit of changes needs as many sectors as today",
    );
  });

  test("a sector of today is one only with a beat that has an outline", async () => {
    const { findings } = await runCell(`${city}today: car\nchanges: 0`, "own_car");
    expect(findings!.join(" ")).toContain("of today's 3 sectors it has 1.00 and 2.99 times");
    expect(await ask("select distinct sector_today from plan_sectors order by all")).toEqual(
      ["car 1", "car 2", "car 3"].map((sector_today) => ({ sector_today })),
    );
    const none = await runCell(`${city}today: car\nsectors: 3`, "lost_car");
    expect(none.findings!.join(" ")).not.toContain("today");
    expect(none.provenance!.join("\n")).toContain(
      "Today's sectors are not known: no beat with an outline has one in car",
    );
    expect((none.view as SectorsView).hasToday).toBe(false);
    expect([...todaysOf(["", null, "2", "10"]).number]).toEqual([0, -1, 1, 2]);
  });

  test("the form says where sectors stay as the cell is run", () => {
    const form = (columns: readonly string[], more = "") => {
      const table = { name: "fir", columns: columns.map((name) => ({ name, type: "VARCHAR" })) };
      const state = { catalog: [table], values: {} };
      const session = { subscribe: () => () => undefined, getState: () => state };
      const nothing = () => undefined;
      const editor = createElement(patrolSectorsKind.Editor!, {
        cell: { kind: "patrol-sectors", name: "plan", source: `data: fir\n${more}` } as Cell,
        ...{ onChange: nothing, onRun: nothing, onRunAndNext: nothing, onLeave: nothing },
      });
      const value = { session } as unknown as CellSurroundings;
      return renderToStaticMarkup(createElement(CellContext.Provider, { value }, editor));
    };
    expect(form(["station", "beat"])).toContain("Sectors stay");
    expect(form(["beat"])).not.toContain("Sectors stay");
    expect(form(["beat"], "within: station")).toContain("Sectors stay");
  });

  test("says what is missing", async () => {
    await expect(runCell("joined: [[South · S1, Nowhere]]")).rejects.toThrow(
      "No beat is called Nowhere",
    );
    await expect(runCell("sectors: {noon: 3}")).rejects.toThrow("There is no shift “noon”");
    await expect(runCell("today: nothing")).rejects.toThrow("nothing");
    const without = source("").replace("beats: beats\n", "");
    await expect(
      run(contextOf(opened.engine, { kind: "patrol-sectors", name: "p", source: without })),
    ).rejects.toThrow("Choose the table of beats");
  });

  test("its code is a script that reads the same and plans the same", async () => {
    const result = await runCell(`${city}today: car\nsectors: 3`);
    const code = patrolSectorsKind.toCode!({} as Cell, result);
    const { problem, reads, parts } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads).toEqual(["fir"]);
    expect(parts).toContain("methods");
    const [shifts, rows] = await displayedBy(opened.engine, code);
    const { found } = result.view as SectorsView;
    expect((shifts as { largest: number }[]).map(({ largest }) => largest)).toEqual(
      found.shifts.map(({ plan }) => Math.max(...plan.load)),
    );
    expect((rows as { sector: number }[]).map(({ sector }) => sector - 1)).toEqual(
      found.shifts.flatMap(({ plan }) => [...plan.sector]),
    );
  });
});
