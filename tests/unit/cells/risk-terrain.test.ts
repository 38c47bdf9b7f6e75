import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { riskTerrainKind } from "@/cells/risk-terrain";
import { findTerrain } from "@/cells/risk-terrain/compute";
import type { TerrainFound, TerrainInput, TerrainOutput } from "@/cells/risk-terrain/data";
import type { TerrainView } from "@/cells/risk-terrain/map";
import { run } from "@/cells/risk-terrain/run";
import { chance } from "@/lib/methods/chance";
import type { Cell } from "@/lib/notebook/document";
import { CellFailure } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const day = 86_400_000;
const from = Date.UTC(2020, 0, 1);
const [west, south, side] = [77.55, 12.93, 0.06];

interface Place {
  lat: number | null;
  lon: number | null;
}

const by = chance(23);
const anywhere = () => ({ lat: south + side * by.next(), lon: west + side * by.next() });
const shops = Array.from({ length: 40 }, anywhere);
const stops = Array.from({ length: 40 }, anywhere);
const dark = Array.from({ length: 12 }, anywhere).map(({ lat, lon }) => [
  [lon, lat],
  [lon + 0.006, lat + 0.001],
]);
const parks = Array.from({ length: 8 }, anywhere).map(({ lat, lon }) => [
  [lon, lat],
  [lon + 0.004, lat],
  [lon + 0.004, lat + 0.004],
  [lon, lat + 0.004],
  [lon, lat],
]);

const point = (kind: string) => (place: Place) => ({
  kind,
  ...place,
  shape: null as string | null,
});
const features = [
  ...shops.map(point("wine shop")),
  ...stops.map(point("school")),
  ...dark.map((coordinates) => ({
    ...{ kind: "dark road", lat: null, lon: null },
    shape: JSON.stringify({ type: "LineString", coordinates }),
  })),
  ...parks.map((ring) => ({
    ...{ kind: "park", lat: null, lon: null },
    shape: JSON.stringify({ type: "Polygon", coordinates: [ring] }),
  })),
  point("wine shop")({ lat: 0, lon: 0 }),
  point("wine shop")({ lat: null, lon: null }),
  point("wine shop")({ lat: 77.58, lon: 12.95 }),
  { ...point("park")({ lat: null, lon: null }), shape: "POLYGON ((0 0))" },
];

interface Row extends Place {
  at: Date | null;
  police_initiated: boolean;
}

/** Incidents anywhere, near wine shops and along dark roads; what the police found is at the schools. */
function incidents(): Row[] {
  const at = () => new Date(from + Math.floor(900 * by.next()) * day);
  const near = ({ lat, lon }: { lat: number; lon: number }) => ({
    lat: lat + 0.0011 * by.normal(),
    lon: lon + 0.0011 * by.normal(),
  });
  const row = (place: Place, police = false): Row => ({
    ...{ ...place, at: at(), police_initiated: police },
  });
  return [
    ...Array.from({ length: 900 }, () => row(anywhere())),
    ...Array.from({ length: 700 }, () => row(near(shops[by.below(40)]!))),
    ...Array.from({ length: 350 }, () => {
      const [[x, y], [toX, toY]] = dark[by.below(12)] as [number[], number[]] as [
        [number, number],
        [number, number],
      ];
      const share = by.next();
      return row(near({ lat: y + share * (toY - y), lon: x + share * (toX - x) }));
    }),
    ...Array.from({ length: 600 }, () => row(near(stops[by.below(40)]!), true)),
    { lat: 0, lon: 0, at: at(), police_initiated: false },
  ];
}

const square = (column: number, row: number) => {
  const [x, y, w] = [west + (column * side) / 4, south + (row * side) / 4, side / 4];
  return JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [x, y],
        [x + w, y],
        [x + w, y + w],
        [x, y + w],
        [x, y],
      ],
    ],
  });
};
const beats = Array.from({ length: 16 }, (_, i) => ({
  beat: `B${i}`,
  offenders: i,
  geometry: square(i % 4, Math.floor(i / 4)),
}));

const base =
  "data: fir\nboundary: beats\nsize: 250\ndistances: [150, 300]\nlayers: [{table: features}]";

describe("a cell of risk terrain", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "risk-terrain", name: "risk", source }));

  beforeAll(async () => {
    opened = await openEngine();
    const rows = incidents();
    const ingest = (name: string, given: object[]) =>
      opened.engine.ingest(name, [encodeRows(given as never)]);
    await ingest("fir", rows);
    await ingest("features", features);
    await ingest("beats", beats);
    await ingest(
      "undated",
      rows.filter((each) => !each.police_initiated).map(({ lat, lon }) => ({ lat, lon })),
    );
    await ingest("anywhere", Array.from({ length: 1500 }, anywhere));
    await ingest("sheets", [{ person_name: "A", lat: 12.95, lon: 77.58 }]);
    await ingest("rowdies", [{ lat: 12.95, lon: 77.58 }]);
    await ingest("marks", [{ kind: "known offender residence", lat: 12.95, lon: 77.58 }]);
    await ingest("homes", [{ kind: "rowdy", lat: null, lon: null, shape: beats[0]!.geometry }]);
    await ingest(
      "traits",
      beats.map(({ beat, geometry }, i) => ({ beat, muslim_share: i, geometry })),
    );
    await ingest(
      "suspects",
      beats.map(({ geometry }, i) => ({ n: i, geometry })),
    );
    await ingest("people_seen", [{ religion: "x", lat: 12.95, lon: 77.58 }]);
    await ingest("far", [{ kind: "shop", lat: 51.5, lon: -0.1 }]);
    await ingest("words", [{ kind: "shop", word: "x" }]);
    vi.stubGlobal(
      "Worker",
      workerOf<TerrainInput, TerrainOutput, TerrainFound>((input, progress, emit) =>
        findTerrain(input, { progress, emit }),
      ),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("finds the shops and the roads, neither schools nor parks, and tells what it left out", async () => {
    const { table, sideTables, findings, provenance, view } = await runCell(base);
    const factors = await ask("from risk_factors");
    expect(factors.map(({ feature }) => feature).sort()).toEqual(["dark road", "wine shop"]);
    for (const factor of factors) {
      expect(factor.rrv).toBeGreaterThan(1.5);
      expect(factor.rrv_low).toBeGreaterThan(1);
      expect(factor.p_adjusted).toBeLessThan(0.001);
      expect(factor.chosen_on_halves).toBeGreaterThan(0.8);
    }
    expect(findings![0]).toMatch(
      /^Incidents go with 2 of 4 features: .* times as many \(.* to .*\) .* and .* times as many .*, the others held equal\.$/,
    );
    expect(findings![1]).toMatch(
      /^Drawn from the incidents before \d+ \w+ 2021 and the features as they are now, the risk map caught .* \(PAI .*\): .*counting/,
    );
    expect(provenance).toContain(
      "Left out of features: 1 row without a point, 1 row at 0, 0, 1 row with latitude and longitude exchanged and 1 row with GeoJSON that cannot be read.",
    );
    expect(provenance!.join(" ")).toContain("Features are taken as they are now, in the test too");
    expect(provenance).toContain(
      "600 incidents that the police found themselves (police_initiated) are left out: where they are says where the police looked.",
    );
    expect(table!.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["cell", "incidents", "expected", "risk", "geometry"]),
    );
    expect(sideTables!.map(({ name }) => name)).toEqual(["risk_factors", "risk_models"]);
    const { map, notChosen } = view as TerrainView;
    expect(notChosen.map(({ name }) => name)).toEqual(["park", "school"]);
    expect(map!.layers).toHaveLength(2);
    const [sums] = await ask(
      "select min(nullif(incidents, 0))::integer as fewest, count(*) > count(incidents) as hidden, sum(expected) as expected, min(risk) as low from risk",
    );
    expect(sums).toMatchObject({ low: 1, fewest: 5, hidden: true });
    const [model] = await ask("from risk_models");
    expect(model!.method).toBe("risk terrain");
    expect(model!.score).toBeGreaterThan(1);
    expect(JSON.parse(model!.parameters as string)).toMatchObject({ size: 250, boundary: "beats" });
    const { incidents: all } = JSON.parse(model!.parameters as string) as { incidents: number };
    expect(sums!.expected as number).toBeCloseTo(all, -2);
  });

  test("crime that police found is kept when told, and then goes with where they look", async () => {
    const { provenance } = await runCell(`${base}\ndiscovered: keep`);
    const factors = await ask("select feature from risk_factors");
    expect(factors.map(({ feature }) => feature)).toContain("school");
    expect(provenance!.join(" ")).toContain("are kept: where they are says where the police");
  });

  test("its code chooses the same factors", async () => {
    for (const source of [
      `${base}\nas: proximity`,
      `${base.replace("boundary: beats\n", "")}\nshape: hexagon\nfamily: poisson`,
    ]) {
      const result = await runCell(source);
      const cell = { id: "c1", kind: "risk-terrain", name: "risk", options: {}, source };
      const code = riskTerrainKind.toCode!(cell as unknown as Cell, result);
      // Programs see tables of people as queries, which have no rowid.
      expect(code).not.toContain("rowid");
      const [shown] = (await displayedBy(opened.engine, code)) as [Record<string, unknown>[]];
      const own = await ask("select feature, distance, rrv, rrv_low from risk_factors");
      expect(shown).toHaveLength(own.length);
      for (const { feature, distance, rrv, rrv_low } of own) {
        const same = shown.find((each) => each.feature === feature)!;
        expect(same).toMatchObject({ distance, rrv, rrv_low });
      }
    }
  });

  test("says that nothing explains more than chance where nothing does", async () => {
    const { findings, view } = await runCell(base.replace("data: fir", "data: anywhere"));
    expect(findings![0]).toMatch(/^None of the 4 features explains more than chance/);
    expect((view as TerrainView).factors.every(({ pAdjusted }) => pAdjusted >= 0.05)).toBe(true);
  });

  test("works without a time, and says that the map was not tested", async () => {
    const { findings, provenance } = await runCell(base.replace("data: fir", "data: undated"));
    expect(findings!.join(" ")).not.toContain("risk map caught");
    expect(provenance!.join(" ")).toContain("The table has no time");
    const [model] = await ask("select score from risk_models");
    expect(model!.score).toBeNull();
  });

  test("areas by a number become a layer of those at the top", async () => {
    const source = base.replace("{table: features}", "{table: beats, number: offenders, top: 25}");
    const { provenance } = await runCell(source);
    expect(provenance).toContain("beats: top 25 % of areas by offenders (4).");
  });

  test.each([
    ["layers: [{table: features}]", /Choose the table of incidents/],
    ["data: fir", /Name at least one table of features/],
    ["data: fir\nlayers: [{table: sheets}]", /table of people.*by area only, never by address/],
    ["data: fir\nlayers: [{table: rowdies}]", /known offenders.*by area only/],
    ["data: fir\nlayers: [{table: marks}]", /known offender residence.*by area only/],
    ["data: fir\nlayers: [{table: homes}]", /rowdy.*by area only/],
    ["data: fir\nlayers: [{table: suspects, number: n}]", /suspects.*by area only/],
    ["data: fir\nlayers: [{table: traits, number: muslim_share}]", /protected.*never decide by it/],
    ["data: fir\nlayers: [{table: people_seen, kind: religion}]", /protected.*never decide by it/],
    ["data: fir\nlayers: [{table: far}]", /None of the rows of far lies on the ground/],
    ["data: fir\nlayers: [{table: words}]", /neither latitude and longitude nor/],
    ["data: fir\nlayers: [{table: rowdies, number: lat}]", /no column of GeoJSON outlines/],
    ["data: fir\nlayers: [{table: features, kind: nothing}]", /nothing/],
  ])("%j is refused in plain words", async (source, message) => {
    const failure = await runCell(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CellFailure);
    expect((failure as CellFailure).message).toMatch(message);
  });
});
