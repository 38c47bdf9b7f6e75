import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { emergingKind } from "@/cells/emerging";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { findEmerging } from "@/cells/emerging/emerge";
import { run } from "@/cells/emerging/run";
import { beginOf } from "@/cells/temporal/periods";
import { hotBySlice, sliceView, type EmergingView } from "@/cells/emerging/view-data";
import { chance } from "@/lib/methods/chance";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

interface Row {
  at: Date | null;
  lat: number | null;
  lon: number | null;
}

const day = 86_400_000;
const from = Date.UTC(2016, 0, 1);

/**
 * Two years and eleven days: a background, a place hot all the time, one hot in the first twenty
 * months of twenty-four, one in the last four.
 */
function incidents(): Row[] {
  const { next, normal } = chance(11);
  const heap = (count: number, lat: number, lon: number, since: number, until: number): Row[] =>
    Array.from({ length: count }, () => ({
      at: new Date(from + (since + (until - since) * next()) * day),
      lat: lat + 0.0008 * normal(),
      lon: lon + 0.0008 * normal(),
    }));
  const background = Array.from({ length: 4000 }, () => ({
    at: new Date(from + 742 * next() * day),
    lat: 12.94 + 0.06 * next(),
    lon: 77.57 + 0.06 * next(),
  }));
  return [
    ...background,
    ...heap(1500, 12.955, 77.585, 0, 731),
    ...heap(1500, 12.985, 77.585, 0, 670),
    ...heap(300, 12.97, 77.615, 610, 731),
    { at: null, lat: 12.95, lon: 77.6 },
    { at: new Date(Date.UTC(1900, 0, 1)), lat: 12.95, lon: 77.6 },
    { at: new Date(from), lat: 0, lon: 0 },
  ];
}

describe("a cell of emerging hot spots", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "emerging", name: "hot", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("fir", [encodeRows(incidents() as never)]);
    await opened.engine.ingest("short", [
      encodeRows(incidents().filter(({ at }) => at && at.getTime() < from + 50 * day) as never),
    ]);
    await opened.engine.ingest("places", [encodeRows([{ lat: 12.9, lon: 77.6 }])]);
    vi.stubGlobal("Worker", workerOf(findEmerging));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  const classAt = async (lon: number, lat: number) => {
    const rows = await ask("select class, geometry from hot where class <> 'none'");
    const near = rows.filter(({ geometry }) => {
      const [ring] = (JSON.parse(geometry as string) as { coordinates: [number, number][][] })
        .coordinates;
      const xs = ring!.map(([x]) => x);
      const ys = ring!.map(([, y]) => y);
      return (
        Math.min(...xs) <= lon &&
        lon <= Math.max(...xs) &&
        Math.min(...ys) <= lat &&
        lat <= Math.max(...ys)
      );
    });
    return near.map((row) => row.class);
  };

  test("tells what lasts, what ended and what is new, month by month", async () => {
    const { table, sideTables, provenance, findings, view } = await runCell("data: fir\nsize: 500");
    expect(table!.columns.map(({ name }) => name)).toEqual([
      ...["cell", "count", "class", "hot_slices", "cold_slices", "last_z", "last_p_adjusted"],
      ...["trend_z", "trend_p", "area_km2", "geometry"],
    ]);
    expect(sideTables!.map(({ name, columns }) => [name, columns[0]!.type])).toEqual([
      ["hot_slices", "DATE"],
    ]);
    expect(await classAt(77.585, 12.955)).toEqual(["persistent hot"]);
    expect(await classAt(77.615, 12.97)).toEqual(["consecutive hot"]);
    expect(await classAt(77.585, 12.985)).toEqual(["historical hot"]);
    // Eleven days of a 25th month are not compared with whole ones; the date of 1900 is outside.
    expect(provenance).toContain("The last month is left out: the data covers only part of it.");
    expect(provenance!.slice(0, 3)).toEqual([
      "7,302 of 7,303 rows have a usable point (100.0 %).",
      "7,301 of these have a time (100 %).",
      expect.stringMatching(/^24 months from 1 Jan 2016 to 31 Dec 2017 with 7,2\d\d incidents\.$/),
    ]);
    expect(findings![0]).toMatch(/^\d+ cells are emerging hot spots: .*\d+ consecutive/);
    const drawn = view as EmergingView;
    expect(drawn.sliceNames.at(-1)).toBe("Dec 2017");
    expect(hotBySlice(drawn)).toHaveLength(24);
    const [bins] = await ask(
      "select count(*)::integer as n from hot_slices where state = 'hot' and slice = date '2017-12-01'",
    );
    expect(hotBySlice(drawn).at(-1)).toBe(bins!.n);
    const slice = sliceView(drawn, 23).layers[0]!;
    expect(slice.kind === "areas" && slice.classes!.filter((own) => own === 0)).toHaveLength(
      bins!.n as number,
    );
  });

  test("becomes a program that reads the same table", async () => {
    const source = "data: fir\nsize: 1000\nslice: quarter";
    const result = await runCell(source);
    const cell = { id: "c1", kind: "emerging", name: "hot", options: {}, source };
    const { problem, reads, parts } = analyseScript(
      emergingKind.toCode!(cell as unknown as Cell, result),
    );
    expect(problem).toBeUndefined();
    expect(reads).toEqual(["fir"]);
    expect(parts).toContain("methods");
  });

  test.each([
    ["week", /^10[56] weeks from 4 Jan 2016 to /],
    ["quarter", /^8 quarters from 1 Jan 2016 to 31 Dec 2017/],
  ])("falls into %ss as well", async (slice, words) => {
    const { provenance } = await runCell(`data: fir\nsize: 1000\nslice: ${slice}\npreceding: 1`);
    expect(provenance!.find((line) => words.test(line))).toBeDefined();
  });

  test.each([
    ["slice: month", "Choose the table of incidents."],
    ["data: places", "Choose the column of places that holds the time."],
    ["data: short", "The data covers 1 month; at least 3 are needed."],
  ])("%j is refused in plain words", async (source, message) => {
    const failure = await runCell(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CellFailure);
    expect((failure as CellFailure).message).toMatch(message);
  });

  test("weeks begin on Monday, and every slice where the one before it ends", () => {
    expect(beginOf("week", 0).toISOString().slice(0, 10)).toBe("1970-01-05");
    expect(beginOf("week", -1).toISOString().slice(0, 10)).toBe("1969-12-29");
    expect(
      beginOf("month", 2018 * 12 + 2)
        .toISOString()
        .slice(0, 10),
    ).toBe("2018-03-01");
    expect(
      beginOf("quarter", 2018 * 4 + 3)
        .toISOString()
        .slice(0, 10),
    ).toBe("2018-10-01");
  });
});
