import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { toCode } from "@/cells/density/code";
import { compute } from "@/cells/density/compute";
import type { DensityInput } from "@/cells/density/data";
import type { DensityView } from "@/cells/density/map";
import { densityKind } from "@/cells/density";
import { run } from "@/cells/density/run";
import type { RasterLayer } from "@/cells/spatial/drawn";
import { chance } from "@/lib/methods/chance";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const ward = (west: number, east: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, 12.95],
        [east, 12.95],
        [east, 12.99],
        [west, 12.99],
        [west, 12.95],
      ],
    ],
  });

/** Two wards side by side; nine of ten residents live in the western one. */
const wards = [
  { ward: "West", residents: 90_000, geometry: ward(77.58, 77.6) },
  { ward: "East", residents: 10_000, geometry: ward(77.6, 77.62) },
];

const east = { lat: 12.965, lon: 77.612 };
const west = { lat: 12.975, lon: 77.588 };

/** 300 incidents around a spot in the east, 200 around one in the west, and rows as real files have them. */
function incidents() {
  const by = chance(1);
  const around = ({ lat, lon }: typeof east, count: number, loss: number) =>
    Array.from({ length: count }, () => ({
      lat: lat + by.normal() * 0.0007,
      lon: lon + by.normal() * 0.0007,
      loss: loss as number | null,
    }));
  return [
    ...around(east, 300, 1),
    ...around(west, 199, 10),
    { lat: west.lat, lon: west.lon, loss: null },
    { lat: 0, lon: 0, loss: 5 },
    { lat: 13.9, lon: 77.6, loss: 5 },
    { lat: 36.62, lon: -91.69, loss: 5 },
  ];
}

/** What the worker does. */
const work = (input: DensityInput, progress: Parameters<typeof compute>[1]) => {
  const { found, tables } = compute(input, progress);
  return { found, tables: tables() };
};

const distance = (a: typeof east, b: { latitude: number; longitude: number }) =>
  Math.hypot((a.lat - b.latitude) * 110_600, (a.lon - b.longitude) * 108_500);

describe("a density cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "density", name: "spots", source }));
  const viewOf = (result: Awaited<ReturnType<typeof runCell>>) => result.view as DensityView;

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("wards", [encodeRows(wards)]);
    await opened.engine.ingest("fir", [encodeRows(incidents())]);
    await opened.engine.ingest("none", [encodeRows([{ lat: 0, lon: 0 }])]);
    await opened.engine.ingest("one", [encodeRows([{ lat: east.lat, lon: east.lon }])]);
    await opened.engine.ingest("same", [
      encodeRows(Array.from({ length: 40 }, () => ({ lat: east.lat, lon: east.lon }))),
    ]);
    await opened.engine.ingest("before", [
      encodeRows(
        incidents().map((row, i) => ({
          ...row,
          lon: i < 300 ? west.lon : east.lon,
          lat: i < 300 ? west.lat : east.lat,
        })),
      ),
    ]);
    vi.stubGlobal("Worker", workerOf(work));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("spreads the incidents over cells that sum up to them, and names its tables", async () => {
    const { table, sideTables, provenance } = await runCell("data: fir\nbandwidth: 200\ncell: 50");
    expect(table!.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...["cell VARCHAR", "latitude DOUBLE", "longitude DOUBLE", "incidents INTEGER"],
      ...["density_per_km2 DOUBLE", "geometry VARCHAR"],
    ]);
    const [sums] = await ask(
      "select sum(density_per_km2) * 0.05 * 0.05 as mass, sum(incidents)::integer as incidents, min(density_per_km2) as least from spots",
    );
    expect(sums!.mass).toBeCloseTo(500, 0);
    expect(sums!.incidents).toBe(500);
    expect(sums!.least).toBeGreaterThan(0);
    expect(sideTables!.map(({ name }) => name)).toEqual(["spots_places", "spots_contours"]);
    expect(provenance).toContain("502 of 503 rows have a usable point (99.8 %).");
    expect(provenance).toContain("1 incident more than 3° away from the middle one is left out.");
    expect(provenance!.join(" ")).toMatch(/1 incident far away from the others .* is left out/);
    expect(provenance).toContain("Quartic kernel with a radius of 200 m, set by hand.");
    expect(provenance!.join(" ")).toContain("No correction at the edges");
    const [mean] = await ask("select avg(density_per_km2) as mean from spots");
    expect(provenance!.join(" ")).toContain(
      `The mean over the ground is ${Number((mean!.mean as number).toPrecision(3))} per km²`,
    );
  });

  test("finds both spots, with the incidents around each and the ward it is in", async () => {
    const result = await runCell("data: fir\nbandwidth: 200\nboundary: wards\nplaces: 2");
    const [first, second] = viewOf(result).places;
    expect(distance(east, first!)).toBeLessThan(60);
    expect(distance(west, second!)).toBeLessThan(60);
    expect([first!.area, second!.area]).toEqual(["East", "West"]);
    expect(first!.incidents).toBeGreaterThan(250);
    expect(first!.share).toBeCloseTo(first!.incidents / 500, 9);
    expect(result.findings).toHaveLength(2);
    expect(result.findings![0]).toMatch(
      /^A quarter of the 500 incidents lies in [\d.]+ % of the area \([\d.]+ of 19\.\d km²\)\.$/,
    );
    expect(result.findings![1]).toMatch(
      /^The densest place, in East, has [\d,]+ incidents per km²; [\d.]+ % of the incidents lie within 200 m of it\.$/,
    );
    const rows = await ask("select rank, area, share from spots_places order by rank");
    expect(rows.map(({ area }) => area)).toEqual(["East", "West"]);
  });

  test("draws lines that hold the share of incidents they name", async () => {
    const result = await runCell("data: fir\nbandwidth: 200\ncontours: [30, 80]");
    const rows = await ask(
      "select percent, incidents, area_km2, density_per_km2 from spots_contours order by percent",
    );
    expect(rows.map(({ percent }) => percent)).toEqual([30, 80]);
    expect(rows[0]!.incidents).toBeGreaterThanOrEqual(150);
    expect(rows[0]!.incidents).toBeLessThan(220);
    expect(rows[1]!.density_per_km2).toBeLessThan(rows[0]!.density_per_km2 as number);
    const lines = viewOf(result).map.layers.find(({ kind }) => kind === "lines");
    expect(lines).toBeDefined();
  });

  test.each(["scott", "normal reference", "diggle", "likelihood"])(
    "finds a bandwidth by the rule %s and says so",
    async (rule) => {
      const { provenance } = await runCell(`data: fir\nbandwidth: ${rule}\nboundary: wards`);
      expect(provenance!.join(" ")).toMatch(
        /Quartic kernel with a radius of [\d,.]+ m, by .*: as wide as a Gaussian with a standard deviation of [\d,.]+ m\./,
      );
      expect(provenance!.join(" ").includes("exactly the same spot")).toBe(
        rule === "diggle" || rule === "likelihood",
      );
    },
  );

  test("counts by a weight, and leaves out rows without one", async () => {
    const result = await runCell("data: fir\nbandwidth: 200\nweight: loss\nboundary: wards");
    expect(distance(west, viewOf(result).places[0]!)).toBeLessThan(60);
    expect(result.provenance).toContain(
      "Incidents count by “loss”; 1 row without a number of 0 or more there is left out.",
    );
    expect(viewOf(result).unit).toBe("loss per km²");
  });

  test("is twice as high beside a straight border once the edge is corrected", async () => {
    const even = Array.from({ length: 6_400 }, (_, i) => ({
      lat: 12.95 + ((i % 80) + 0.5) * 0.0005,
      lon: 77.58 + (Math.floor(i / 80) + 0.5) * 0.0005,
    }));
    await opened.engine.ingest("even", [encodeRows(even)]);
    const lowest = async (edge: string) => {
      await runCell(`data: even\nbandwidth: 400\nboundary: wards\nedge: ${edge}`);
      const [row] = await ask(
        "select min(density_per_km2) / median(density_per_km2) as low, max(density_per_km2) / median(density_per_km2) as high from spots where incidents > 0",
      );
      return row as { low: number; high: number };
    };
    expect((await lowest("none")).low).toBeLessThan(0.4);
    const uniform = await lowest("uniform");
    expect(uniform.low).toBeGreaterThan(0.85);
    expect(uniform.high).toBeLessThan(1.15);
    const diggle = await lowest("diggle");
    expect(diggle.low).toBeGreaterThan(0.5);
    expect(diggle.high).toBeLessThan(1.25);
  });

  test("sets incidents against residents of areas, and leaves out where few live", async () => {
    const result = await runCell(
      "data: fir\nbandwidth: 300\ncell: 100\nboundary: wards\nagainst: wards\nagainst_weight: residents\nmeasure: ratio\nper: 1000",
    );
    const [{ residents }] = (await ask(
      "select sum(against_per_km2) * 0.1 * 0.1 as residents from spots",
    )) as [{ residents: number }];
    // Some of what is spread lies beyond the boundary.
    expect(residents).toBeGreaterThan(80_000);
    expect(residents).toBeLessThan(100_500);
    const [best] = viewOf(result).places;
    expect(best!.area).toBe("East");
    const [rates] = await ask(`select
      max(ratio) filter (longitude > 77.603) / max(ratio) filter (longitude < 77.597) as times,
      bool_and(ratio is null or abs(ratio - 1000 * density_per_km2 / against_per_km2) < 1e-9) as same from spots`);
    // 300 to 200 incidents, but one to nine residents.
    expect(rates!.times).toBeGreaterThan(8);
    expect(rates!.same).toBe(true);
    expect(result.provenance!.join(" ")).toContain("spread evenly over each of its areas");
    expect(result.findings!.join("\n")).toMatch(
      /^Where it is highest, in East, there are [\d.,]+ incidents per 1,000 residents, against [\d.]+ over the whole ground\.$/m,
    );
  });

  test("sets one period against another as ratio, log ratio and difference", async () => {
    const source = (measure: string) =>
      `data: fir\nbandwidth: 300\nboundary: wards\nagainst: before\nmeasure: ${measure}\nleast: 5`;
    const result = await runCell(source("difference"));
    const [row] = await ask(`select
      bool_and(abs(difference_per_km2 - (density_per_km2 - against_per_km2)) < 1e-9) as difference,
      bool_and(log_ratio is null or abs(log_ratio - ln(ratio)) < 1e-9) as logarithm,
      (count(*) filter (ratio is not null and against_per_km2 < 5))::integer as loose from spots`);
    expect(row).toEqual({ difference: true, logarithm: true, loose: 0 });
    const raster = viewOf(result).map.layers[0] as RasterLayer;
    expect(raster.colour.centre).toBe(0);
    const logs = await runCell(source("log ratio"));
    expect(logs.provenance!.join(" ")).toContain("below 5 per km²");
    expect(viewOf(logs).unit).toBe("log of incidents per row of before");
  });

  test("says what it needs where the data does not allow a density", async () => {
    const problemOf = async (source: string) => {
      const error: unknown = await runCell(source).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CellFailure);
      return (error as CellFailure).problem.message;
    };
    expect(await problemOf("bandwidth: 200")).toBe("Choose the table of incidents.");
    expect(await problemOf("data: none")).toBe("None of the rows of none has a usable point.");
    expect(await problemOf("data: one")).toMatch(/^There is one point/);
    expect(await problemOf("data: same")).toMatch(/^All 40 points are at the same spot/);
    expect(await problemOf("data: fir\nedge: uniform")).toMatch(/where the edge is/);
    expect(await problemOf("data: fir\nbandwidth: 300\ncell: 1")).toMatch(/is the most/);
    await opened.engine.ingest("far", [
      encodeRows([
        {
          name: "Far",
          geometry: JSON.stringify({
            type: "Polygon",
            coordinates: [
              [
                [78.5, 13.5],
                [78.6, 13.5],
                [78.6, 13.6],
                [78.5, 13.5],
              ],
            ],
          }),
        },
      ]),
    ]);
    expect(await problemOf("data: fir\nbandwidth: 300\nboundary: far")).toBe(
      "No incident lies inside the areas of far.",
    );
  });

  test("of one point, and of many at one spot, is a hill of the kernel's shape", async () => {
    for (const [name, count] of [
      ["one", 1],
      ["same", 40],
    ] as const) {
      const result = await runCell(`data: ${name}\nbandwidth: 300`);
      expect(viewOf(result).places).toHaveLength(1);
      expect(viewOf(result).places[0]!.incidents).toBe(count);
      const [row] = await ask(
        "select max(density_per_km2) as peak, (count(*) filter (isnan(density_per_km2)))::integer as nothing from spots",
      );
      expect((row!.peak as number) / (count * (3 / (Math.PI * 0.09)))).toBeGreaterThan(0.8);
      expect(row!.nothing).toBe(0);
    }
  });

  test("reads its tables and defines its three names", () => {
    const cell = {
      name: "spots",
      source: "data: fir\nboundary: wards\nagainst: before",
    } as unknown as Cell;
    expect(densityKind.names(cell)).toEqual({
      reads: ["fir", "wards", "before"],
      defines: ["spots", "spots_places", "spots_contours"],
    });
  });

  test("is written as code over the same functions", async () => {
    const source = "data: fir\nbandwidth: 250\nkernel: gaussian";
    const cell = { name: "spots", source } as unknown as Cell;
    const code = toCode(cell, await runCell(source));
    expect(code).toContain('{ name: "gaussian", bandwidth: 250 }');
    expect(code).toContain("methods.densityOnGrid");
    const { problem, reads } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads).toContain("fir");
    expect(toCode(cell)).toBe("");
  });
});
