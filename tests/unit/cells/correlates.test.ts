import { readFileSync, existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { place, type PlaceInput } from "@/cells/areas/place";
import { correlatesKind } from "@/cells/correlates";
import { correlate, type Correlates, type CorrelatesInput } from "@/cells/correlates/compute";
import { findingsOf } from "@/cells/correlates/findings";
import { run } from "@/cells/correlates/run";
import { texts } from "@/cells/correlates/texts";
import type { CorrelatesView } from "@/cells/correlates/view-data";
import type { Cell } from "@/lib/notebook/document";
import { chance } from "@/lib/methods/chance";
import { areaRegression } from "@/lib/methods/spatial/regression/area-regression";
import { weightsOf } from "@/lib/methods/spatial/weights";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const side = 8;
const step = 0.02;

const square = (west: number, south: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west + step, south],
        [west + step, south + step],
        [west, south + step],
        [west, south],
      ],
    ],
  });

/** Wards with residents; where density is a standard deviation higher, there is 1.6 times as much. */
function city() {
  const by = chance(5);
  const [wards, incidents]: Record<string, unknown>[][] = [[], []];
  for (let i = 0; i < side * side; i++) {
    const [column, row] = [i % side, Math.floor(i / side)];
    const density = by.normal();
    const residents = 2_000 + by.below(6_000);
    const [west, south] = [77.5 + column * step, 12.9 + row * step];
    wards!.push({
      ward: `Ward ${i + 1}`,
      residents,
      density: 100 + 20 * density,
      literacy: 70 + 5 * by.normal(),
      religion_share: by.next(),
      cases: 3 + ((i * 7) % 4),
      geometry: i === 9 ? null : square(west, south),
    });
    const count = drawPoisson(0.004 * residents * 1.6 ** density, by);
    for (let k = 0; k < count; k++) {
      incidents!.push({
        ward: k % 7 === 0 ? `WARD  ${i + 1}` : `Ward ${i + 1}`,
        lat: south + step * (0.1 + 0.8 * by.next()),
        lon: west + step * (0.1 + 0.8 * by.next()),
      });
    }
  }
  return { wards: wards!, incidents: incidents! };
}

/** One class for both workers of the cell: what they are given tells them apart. */
const work = (input: unknown) =>
  "border" in (input as object)
    ? place(input as PlaceInput, () => undefined)
    : correlate(input as CorrelatesInput);

const columbus = "../shared/data/spatial-stats/columbus.geojson";

describe("a cell of correlates", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "correlates", name: "found", source }));
  const { wards, incidents } = city();

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("wards", [encodeRows(wards)]);
    await opened.engine.ingest("fir", [encodeRows(incidents)]);
    vi.stubGlobal("Worker", workerOf(work));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  const whole =
    "data: fir\nareas: wards\nby: [ward]\nexposure: residents\ntraits: [density, literacy]";

  test("finds the trait that was planted, with its size, and not the other", async () => {
    const { findings, provenance, view } = await runCell(whole);
    const rows = await ask("from found");
    expect(rows.map(({ trait }) => trait)).toEqual(["density", "literacy"]);
    const [density, literacy] = rows as Record<string, number>[];
    const planted = 1.6 ** (density!.one_sd! / 20);
    expect(density!.low).toBeLessThan(planted);
    expect(density!.high).toBeGreaterThan(planted);
    expect(density!.p_adjusted).toBeLessThan(0.001);
    expect(literacy!.low).toBeLessThan(1);
    expect(literacy!.high).toBeGreaterThan(1);
    expect(literacy!.vif).toBeLessThan(1.5);
    expect(findings![0]).toMatch(
      /^Where density is higher by one standard deviation \(\d+\.?\d*\), there are \d\.\d+ times as many incidents, the other traits being equal \(95 % interval 1\.\d+ to 1\.\d+; adjusted p < 0\.001\)\.$/,
    );
    expect(findings![1]).toContain("no more alike in neighbouring areas than chance");
    expect(provenance!.join(" ")).toContain("1 area without a usable outline left out.");
    expect(provenance!.join(" ")).toContain("Incidents are measured by residents");
    const { map, scatters, isSpatial } = view as CorrelatesView;
    expect(map!.layers[0]).toMatchObject({ kind: "areas" });
    expect(isSpatial).toBe(true);
    expect(scatters[0]!.dots).toHaveLength(63);
  });

  test("its table of areas can be queried: observed, expected, what is left", async () => {
    await runCell(whole);
    const [sums] = await ask(
      "select count(*)::integer as areas, sum(observed) as observed, sum(expected) as expected from found_areas",
    );
    expect(sums!.areas).toBe(63);
    expect(Number(sums!.expected) / Number(sums!.observed)).toBeCloseTo(1, 1);
  });

  test("places incidents by their points, or takes a count of the areas", async () => {
    const { provenance } = await runCell(
      "data: fir\nareas: wards\nexposure: area\ntraits: [density]",
    );
    expect(provenance!.join(" ")).toContain("Incidents per km² are compared");
    const counted = await runCell("areas: wards\ncount: cases\nexposure: none\ntraits: [density]");
    expect(counted.findings![0]).toContain("does not go with more or fewer incidents");
    expect(counted.provenance!.join(" ")).toContain("Counts are compared as they are");
  });

  test("a protected trait is marked, on the chart and in the table, and its caution is said", async () => {
    const { provenance, view } = await runCell(
      "data: fir\nareas: wards\nby: [ward]\ntraits: [religion_share, density]",
    );
    expect((view as CorrelatesView).protectedTraits).toEqual(["religion_share"]);
    expect(provenance!.join(" ")).toContain("religion_share is protected: describe and audit");
    const rows = await ask("select trait from found where protected");
    expect(rows).toEqual([{ trait: "religion_share" }]);
  });

  test("traits that say the same are named, and one made of the others is refused", async () => {
    await opened.engine.createTable(
      "twins",
      "select *, density + 2 * literacy / 70 as crowding, 3 * density as thrice from wards",
    );
    const by = "data: fir\nareas: twins\nby: [ward]\nexposure: residents\n";
    const { findings } = await runCell(`${by}traits: [density, crowding]`);
    expect(findings!.at(-1)).toMatch(/density cannot be told apart from crowding \(VIF/);
    await expect(runCell(`${by}traits: [density, thrice]`)).rejects.toThrow(
      "one of these follows from the others exactly",
    );
  });

  test("says what is missing or too little", async () => {
    await expect(runCell("data: fir")).rejects.toThrow("Choose the table of areas");
    await expect(runCell("data: fir\nareas: wards")).rejects.toThrow("Choose the traits of wards");
    await expect(runCell("areas: wards\ntraits: [density]")).rejects.toThrow(
      "Choose the table of incidents",
    );
    await expect(runCell("areas: wards\ncount: cases\ntraits: [cases]")).rejects.toThrow(
      "cases is what is explained",
    );
    await opened.engine.createTable("few", "from wards limit 15");
    await expect(
      runCell("areas: few\ncount: cases\ntraits: [density, literacy]\nexposure: residents"),
    ).rejects.toThrow("2 traits need at least 16 areas to be compared, and there are 14");
    await opened.engine.createTable("even", "select *, 5 as same from wards");
    await expect(
      runCell("areas: even\ncount: cases\ntraits: [same]\nexposure: none"),
    ).rejects.toThrow("same is the same in every area");
    await opened.engine.createTable("none", "select * replace (0 as cases) from wards");
    await expect(
      runCell("areas: none\ncount: cases\ntraits: [density]\nexposure: none"),
    ).rejects.toThrow("No area has an incident");
  });

  test("without outlines it says that neighbours were not looked at", async () => {
    await opened.engine.createTable("flat", "select * exclude (geometry) from wards");
    const { provenance, view, findings } = await runCell(
      "areas: flat\ndata: fir\nby: [ward]\ntraits: [density]",
    );
    expect(provenance!.join(" ")).toContain("There are no outlines");
    expect((view as CorrelatesView).map).toBeNull();
    expect(findings).toHaveLength(1);
  });

  test("where all areas have the same count no correlation is told", async () => {
    await opened.engine.createTable("equal", "select * replace (5 as cases) from wards");
    const { view } = await runCell("areas: equal\ncount: cases\nexposure: none\ntraits: [density]");
    const { rho, partial } = (view as CorrelatesView).scatters[0]!;
    expect(texts.charts.scatterCaption(rho, partial)).toContain("Spearman's ρ = –.");
  });

  test("p of rank correlations is adjusted for the number of traits", async () => {
    await runCell(whole);
    const [rows] = await ask(
      "select min(spearman_p_adjusted) < 0.001 as told, max(spearman_p_adjusted) <= 1 as bounded from found",
    );
    expect(rows).toEqual({ told: true, bounded: true });
    const columns = await ask("select column_name as name from (describe found)");
    expect(columns.map(({ name }) => name)).not.toContain("spearman_p");
  });

  test("alike neighbours are told of where the model that allows for them cannot be fitted", () => {
    const by = chance(23);
    const values = Float64Array.from({ length: 30 }, by.normal);
    // Two halves of a ring, far apart in their counts and uneven in their exposures.
    const counts = values.map((_, i) =>
      Math.round(Math.exp(4 * (Math.floor(i / 15) * 2 - 1 + 0.5 * by.normal()))),
    );
    const found = areaRegression(
      {
        counts,
        exposure: values.map(() => Math.exp(2 * by.normal())),
        traits: [{ name: "density", values }],
        neighbours: weightsOf(Array.from({ length: 30 }, (_, i) => [(i + 29) % 30, (i + 1) % 30])),
      },
      { seed: 1 },
    );
    expect(found.spatial).toBeNull();
    expect(found.withoutSpatial).not.toBeNull();
    expect(found.dependence!.p).toBeLessThan(0.05);
    expect(findingsOf({ found } as Correlates)[1]).toMatch(/alike.*the intervals are too narrow/);
  });

  test("its code is a script that reads the same tables and finds the same", async () => {
    for (const source of [
      whole,
      "data: fir\nareas: wards\nexposure: area\ntraits: [density]",
      "areas: wards\ncount: cases\nexposure: none\ntraits: [density, literacy]",
    ]) {
      const cell = { id: "c1", kind: "correlates", source } as unknown as Cell;
      const code = correlatesKind.toCode!(cell, await runCell(source));
      const { problem, reads, outputs, parts } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(outputs).toEqual([]);
      expect(reads.toSorted()).toEqual(source.includes("fir") ? ["fir", "wards"] : ["wards"]);
      expect(parts).toContain("methods");
      const [shown] = await displayedBy(opened.engine, code);
      const { traits } = shown as { traits: unknown[] };
      expect(traits).toEqual(
        await ask("select trait, rate_ratio, low, high, p_adjusted, vif, spearman from found"),
      );
    }
  });

  test.skipIf(!existsSync(columbus))(
    "on Columbus income and house value go with less crime",
    async () => {
      const { features } = JSON.parse(readFileSync(columbus, "utf8")) as {
        features: { properties: Record<string, number>; geometry: unknown }[];
      };
      await opened.engine.ingest("columbus", [
        encodeRows(
          features.map(({ properties, geometry }) => ({
            ...properties,
            geometry: JSON.stringify(geometry),
          })),
        ),
      ]);
      const { provenance } = await runCell(
        "areas: columbus\ncount: CRIME\nexposure: none\ntraits: [INC, HOVAL]",
      );
      const rows = (await ask("from found")) as Record<string, number>[];
      expect(rows.map(({ high }) => high! < 1)).toEqual([true, true]);
      expect(rows.map(({ p_adjusted }) => p_adjusted! < 0.01)).toEqual([true, true]);
      expect(provenance!.join(" ")).toContain("CRIME has values that are no whole numbers");
    },
  );
});
