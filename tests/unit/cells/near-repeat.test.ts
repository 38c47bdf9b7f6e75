import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { find, type FindInput, type Found } from "@/cells/near-repeat/find";
import { nearRepeatKind } from "@/cells/near-repeat";
import { run } from "@/cells/near-repeat/run";
import type { NearRepeatView } from "@/cells/near-repeat/view-data";
import { chance } from "@/lib/methods/chance";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Burglaries of a year; every third is followed within four days and about 80 metres. */
function burglaries(count: number) {
  const luck = chance(3);
  const rows: { latitude: number | null; longitude: number | null; at: Date | null }[] = [];
  const put = (latitude: number, longitude: number, day: number) =>
    rows.push({ latitude, longitude, at: new Date(Date.UTC(2024, 0, 1 + day, luck.below(24))) });
  for (let i = 0; i < count; i++) {
    const [latitude, longitude] = [12.95 + luck.next() * 0.04, 77.57 + luck.next() * 0.04];
    const day = luck.below(360);
    put(latitude, longitude, day);
    if (i % 3 !== 0) continue;
    const shift = () => (luck.next() - 0.5) * 0.0014;
    put(latitude + shift(), longitude + shift(), day + luck.below(5));
  }
  rows.push({ latitude: 0, longitude: 0, at: new Date(0) });
  rows.push({ latitude: 12.96, longitude: 77.58, at: null });
  rows.push({ latitude: 51.5, longitude: -0.1, at: new Date(Date.UTC(2024, 3, 1)) });
  return rows;
}

describe("a near-repeat cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "near-repeat", name: "repeats", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("burglaries", [encodeRows(burglaries(900))]);
    await opened.engine.ingest("calm", [
      encodeRows(
        burglaries(900).map((row, i) =>
          i < 1200 ? { ...row, at: new Date(Date.UTC(2024, 0, 1 + ((i * 7919) % 365))) } : row,
        ),
      ),
    ]);
    await opened.engine.ingest("timeless", [encodeRows([{ latitude: 12.9, longitude: 77.5 }])]);
    const work = workerOf<FindInput, Found, Found>((input, progress, emit) =>
      find(input, progress, (found) => void emit(found)),
    );
    vi.stubGlobal("Worker", work);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("leaves bands and zones as tables, and says what it found and left out", async () => {
    const result = await runCell("data: burglaries\ndistance: 150\ndays: 5\nas_of: 2024-12-20");
    const [first] = await ask("select * from repeats where metres_from = 1 and days_from = 0");
    expect(first).toMatchObject({ metres_to: 150, days_to: 5, raised: true });
    expect(first!.ratio).toBeGreaterThan(2);
    const far = await ask("select count(*) as n from repeats where raised and metres_from >= 300");
    expect(far[0]!.n).toBe(0);
    const zones = await ask("select * from repeats_zones order by rank");
    expect(zones.length).toBeGreaterThan(0);
    for (const zone of zones) {
      expect(JSON.parse(String(zone.geometry))).toMatchObject({ type: "Polygon" });
      expect(Number(zone.days_left)).toBeGreaterThanOrEqual(1);
      expect(Number(zone.days_left)).toBeLessThanOrEqual(5);
    }
    expect(result.findings![0]).toMatch(
      /^Pairs 1–150 m and 0–4 days apart are \d\.\d times as frequent as chance would make them/,
    );
    expect(result.findings!.at(-1)).toMatch(/have raised risk between 21 Dec 2024 and 27 Dec 2024/);
    const words = result.provenance!.join("\n");
    expect(words).toContain("1,202 of 1,203 rows have a usable point (99.9 %).");
    expect(words).toContain("1 of these has no date under at and is left out.");
    expect(words).toContain("1 row more than 3° away from the middle point is left out.");
    expect(words).toContain("999 times (seed 1)");
  });

  test("does not call independent dates near repeats", async () => {
    const result = await runCell("data: calm\ndistance: 150\ndays: 5");
    expect(result.findings).toHaveLength(1);
    expect(result.findings![0]).toMatch(/^No near repeats: none of 20 bands/);
    expect((result.view as NearRepeatView).map).toBeNull();
    expect(await ask("select count(*) as n from repeats_zones")).toEqual([{ n: 0 }]);
    expect(await ask("select count(*) as n from repeats where isnan(ratio) or isnan(p)")).toEqual([
      { n: 0 },
    ]);
  });

  test("shows a first table after 99 permutations", async () => {
    const early: NearRepeatView[] = [];
    const source = "data: burglaries\npermutations: 199";
    const context = contextOf(opened.engine, { kind: "near-repeat", name: "repeats", source });
    await run({ ...context, show: ({ view }) => void early.push(view as NearRepeatView) });
    expect(early.map(({ made, permutations }) => [made, permutations])).toEqual([[99, 199]]);
  });

  test.each([
    ["data: timeless", "Choose the column of timeless that says when it happened."],
    ["data: burglaries\ntime: when", "burglaries has no column “when”, which “time” names."],
    ["distance: 200", "Choose the table of incidents."],
  ])("%s is told with what to do", async (source, message) => {
    await expect(runCell(source)).rejects.toThrow(CellFailure);
    await expect(runCell(source)).rejects.toThrow(message);
  });

  test("becomes a TypeScript cell that compiles", () => {
    const cell = { id: "c1", kind: "near-repeat", source: "data: burglaries" } as unknown as Cell;
    expect(analyseScript(nearRepeatKind.toCode!(cell)).problem).toBeUndefined();
  });
});
