import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { place, type PlaceInput } from "@/cells/areas/place";
import { distributionKind } from "@/cells/distribution";
import { distribute, type DistributeInput } from "@/cells/distribution/distribute";
import { run } from "@/cells/distribution/run";
import type { DistributionView } from "@/cells/distribution/view-data";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { square } from "./beat-square";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

/** Beat names are unique only inside a station; one beat stays without any incident. */
const beats = [
  { station: "North", beat: "BEAT 01", population: 2000, geometry: square(77.5) },
  { station: "North", beat: "BEAT 02", population: 4000, geometry: square(77.52) },
  { station: "South", beat: "BEAT 01", population: 1000, geometry: square(77.54) },
  { station: "South", beat: "BEAT 02", population: null, geometry: square(77.56) },
];

const fir = [
  ...Array.from({ length: 60 }, () => ({
    station: "North",
    beat: "BEAT 01",
    lat: 12.91,
    lon: 77.51,
  })),
  ...Array.from({ length: 6 }, () => ({
    station: "NORTH ",
    beat: "beat 1",
    lat: 12.911,
    lon: 77.511,
  })),
  ...Array.from({ length: 4 }, () => ({
    station: "South",
    beat: "BEAT 01",
    lat: 12.91,
    lon: 77.55,
  })),
  { station: "South", beat: "BEAT 02", lat: 12.91, lon: 77.57 },
  { station: "West", beat: "BEAT 09", lat: 0, lon: 0 },
  { station: null, beat: null, lat: 12.8, lon: 77.5 },
];

/** One class for both workers of the cell: what they are given tells them apart. */
const work = (input: unknown) =>
  "border" in (input as object)
    ? place(input as PlaceInput, () => undefined)
    : distribute(input as DistributeInput);

describe("a distribution cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "distribution", name: "spread", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("beats", [encodeRows(beats)]);
    await opened.engine.ingest("fir", [encodeRows(fir)]);
    vi.stubGlobal("Worker", workerOf(work));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("counts areas as the rows name them, whatever the spelling of a blank or a letter", async () => {
    const { provenance, view } = await runCell("data: fir\nby: [station]");
    expect(await ask("select station, incidents, rank from spread")).toEqual([
      { station: "North", incidents: 66, rank: 1 },
      { station: "South", incidents: 5, rank: 2 },
      { station: "West", incidents: 1, rank: 3 },
    ]);
    expect(provenance![0]).toBe("72 of 73 rows name an area (98.6 %).");
    expect((view as DistributionView).map).toBeNull();
  });

  test("with a table of areas those without any incident count, and rates have intervals", async () => {
    const { findings, provenance, view } = await runCell(
      "data: fir\nby: [station, beat]\nareas: beats",
    );
    const rows = await ask(
      "select station, beat, incidents, incidents_low, incidents_high, per_100000, per_100000_high, funnel from spread",
    );
    expect(rows.map(({ incidents }) => incidents)).toEqual([60, 4, 1, 0]);
    expect(rows[3]).toMatchObject({ station: "North", beat: "BEAT 02", incidents_low: 0 });
    expect(rows[3]!.incidents_high).toBeCloseTo(3.6888794541139354, 9);
    expect(rows[0]!.per_100000).toBeCloseTo(3000, 9);
    expect(rows[0]!.funnel).toBe("far above");
    expect(rows[2]!.per_100000).toBeNull();
    expect(provenance).toContain("65 of 73 rows are of an area of beats (89.0 %).");
    expect(provenance!.join(" ")).toContain(
      "7 rows name an area that is not in the table: NORTH  · beat 1 (6); West · BEAT 09 (1).",
    );
    expect(provenance).toContain("1 area has no figure to make a rate per 100,000 residents of.");
    expect(findings![1]).toBe(
      "1 of 4 areas (25 %) holds half of the 65 incidents; were every area equally likely, chance alone would put half into 2.",
    );
    const { map, funnel, bars } = view as DistributionView;
    expect(map!.layers[0]).toMatchObject({ kind: "areas" });
    expect(funnel!.areas).toHaveLength(3);
    expect(bars[0]!.name).toBe("North · BEAT 01");
  });

  test("without names the points decide, and km² come from the outlines", async () => {
    const { provenance } = await runCell(
      "data: fir\nareas: beats\nrate: km2\npopulation: population",
    );
    const rows = await ask("select incidents, area_km2, per_km2 from spread");
    expect(rows.map(({ incidents }) => incidents)).toEqual([66, 4, 1, 0]);
    expect(rows[0]!.area_km2).toBeCloseTo(4.8, 1);
    expect(rows[0]!.per_km2).toBeCloseTo(66 / Number(rows[0]!.area_km2), 9);
    expect(provenance).toContain("1 row has no usable point.");
    expect(provenance).toContain("1 row lies in none of the areas.");
  });

  test("repeat places are counted by name or by point", async () => {
    const { findings, sideTables } = await runCell("data: fir\nby: [station]\nrepeats: true");
    expect(sideTables![0]!.name).toBe("spread_places");
    expect(findings!.at(-1)).toBe(
      "3 of 5 places (60.0 %) have more than one incident and hold 97.2 % of 72 incidents; the one with most has 60.",
    );
    await runCell("data: fir\nby: [station]\nrepeats: true\nplace: beat");
    expect((await ask("select place, incidents from spread_places"))[0]).toEqual({
      place: "BEAT 01",
      incidents: 64,
    });
  });

  test("areas without any incident at all have intervals and no shares", async () => {
    await opened.engine.createTable("none", "from fir where station = 'nowhere'");
    const { findings } = await runCell("data: none\nby: [station, beat]\nareas: beats");
    expect(findings).toEqual([]);
    const [first] = await ask("select incidents, incidents_high, share, ratio, funnel from spread");
    expect(first).toMatchObject({ incidents: 0, share: null, ratio: null });
    expect(first!.incidents_high).toBeCloseTo(3.6888794541139354, 9);
    await expect(runCell("data: none\nby: [station]")).rejects.toThrow("No row of the table");
  });

  test("says what is missing", async () => {
    await expect(runCell("")).rejects.toThrow("table of incidents");
    await expect(runCell("data: fir")).rejects.toThrow("placed in an area");
    await expect(runCell("data: fir\nby: [ward]")).rejects.toThrow("ward");
    await expect(runCell("data: fir\nby: [station]\nrate: population")).rejects.toThrow(
      "no column for “rate: population”",
    );
  });

  test("its code is a script that reads the same tables and counts the same", async () => {
    for (const [more, ...expected] of [
      ["by: [station, beat]", 5, 72, 1],
      ["by: [station, beat]\nareas: beats\npopulation: population", 4, 65, 1],
      ["areas: beats", 4, 71, 1],
    ] as const) {
      const source = `data: fir\n${more}`;
      const cell = { id: "c1", kind: "distribution", source } as unknown as Cell;
      const code = distributionKind.toCode!(cell, await runCell(source));
      const { problem, reads, outputs, parts } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(outputs).toEqual([]);
      expect(reads.toSorted()).toEqual(more.includes("areas") ? ["beats", "fir"] : ["fir"]);
      expect(parts).toContain("methods");
      const [shown] = await displayedBy(opened.engine, code);
      const { areas, incidents, holdHalf } = shown as Record<string, number>;
      expect([areas, incidents, holdHalf]).toEqual(expected);
    }
  });
});
