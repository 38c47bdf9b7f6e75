import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { place } from "@/cells/areas/place";
import { run } from "@/cells/areas/run";
import { summarise, type AreasView } from "@/cells/areas/summary";
import { decodeTable } from "@/lib/table/table";
import { encodeRows } from "@/lib/table/encode";
import { CellFailure } from "@/lib/session/kind";
import { openEngine } from "../engine/open";
import { hasShared, openAll, shared, sharedBlob } from "../datasets/opened";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const square = (x: number, y: number, size: number, hole?: number) => {
  const ring = (from: number, to: number) => [
    [x + from, y + from],
    [x + to, y + from],
    [x + to, y + to],
    [x + from, y + to],
    [x + from, y + from],
  ];
  const rings = hole ? [ring(0, size), ring(hole, size - hole)] : [ring(0, size)];
  return JSON.stringify({ type: "Polygon", coordinates: rings });
};

const beats = [
  { station: "North", name: "A 1", place: "hill", geometry: square(77, 13, 1, 0.4) },
  { station: "South", name: "A 1", place: "lake", geometry: square(78, 13, 1) },
  { station: "South", name: "B 2", place: "fort", geometry: square(78.4, 13.4, 0.2) },
  { station: "West", name: "C 3", place: "mill", geometry: "{broken" },
];

const fir = [
  {
    id: "10470124520160002",
    name: "in the ring",
    station: "north ",
    beat: "a  1",
    lat: 13.1,
    lon: 77.1,
  },
  {
    id: "10470124520160003",
    name: "in the hole",
    station: "South",
    beat: "B 2",
    lat: 13.5,
    lon: 77.5,
  },
  {
    id: "10470124520160004",
    name: "on the border",
    station: "North",
    beat: "A 1",
    lat: 13.5,
    lon: 78,
  },
  { id: "10470124520160005", name: "in both", station: "South", beat: "A 1", lat: 13.5, lon: 78.5 },
  { id: "10470124520160006", name: "nowhere", station: "East", beat: "B 2", lat: 13.5, lon: 80 },
  { id: "10470124520160007", name: "zero", station: null, beat: "B 2", lat: 0, lon: 0 },
  { id: "10470124520160008", name: "none", station: "Sauth", beat: "B 2", lat: null, lon: 77.2 },
];

describe("an areas cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "areas", name: "placed", source }));

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("fir", [encodeRows(fir)]);
    await opened.engine.ingest("beats", [encodeRows(beats)]);
    await opened.engine.ingest("old_names", [
      encodeRows([
        { was: "EAST", now: "West" },
        { was: "Sauth", now: "south" },
      ]),
    ]);
    vi.stubGlobal("Worker", workerOf(place));
  });
  afterEach(async () => {
    const left = await ask("select table_name from information_schema.tables order by 1");
    expect(left.map((row) => row.table_name)).toEqual(["beats", "fir", "old_names", "placed"]);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("every row stays, in order, and gets the columns of the area that its point is in", async () => {
    const { table, provenance, findings, view } = await runCell(
      "data: fir\nareas: beats\nkeep: [name, place]",
    );
    expect(table!.columns.map(({ name }) => name)).toEqual([
      ...["id", "name", "station", "beat", "lat", "lon"],
      ...["name_beats", "place"],
    ]);
    const rows = await ask("select id, name_beats, place from placed");
    expect(rows.map(({ id }) => id)).toEqual(fir.map(({ id }) => id));
    expect(rows.map(({ place: found }) => found)).toEqual([
      "hill",
      null,
      "lake",
      "fort",
      null,
      null,
      null,
    ]);
    expect(rows[3]!.name_beats).toBe("B 2");
    expect(provenance).toEqual([
      "5 of 7 rows have a usable point (71.4 %).",
      "3 rows lie in one of the 3 areas, 2 with a point in none.",
      "1 row lies in areas that overlap; the smallest of them has the row.",
      "1 row lies within 1 m of a border (20.0 %), where the point alone cannot tell the side. Name under “recorded” what the rows say themselves, and that decides there.",
      "1 of 4 areas has no outline that can be read. The first: row 4. Its outline is not GeoJSON text.",
    ]);
    expect(findings).toEqual(["1 of 4 areas has no row."]);
    expect((view as AreasView).unused).toEqual(["mill"]);
  });

  test("areas whose names repeat are named with what tells them apart", async () => {
    const { view } = await runCell("data: fir\nareas: beats\nkeep: [station, name]");
    expect((view as AreasView).top.map(({ name }) => name)).toEqual([
      "North · A 1",
      "South · A 1",
      "South · B 2",
    ]);
    const numbered = beats.map((beat, i) => ({ ...beat, residents: 1_000 + i }));
    await opened.engine.ingest("numbered", [encodeRows(numbered)]);
    const residents = await runCell("data: fir\nareas: numbered\nkeep: [name, residents]");
    expect((residents.view as AreasView).top.map(({ name }) => name)).toEqual([
      "A 1",
      "A 1",
      "B 2",
    ]);
    await opened.engine.drop("numbered");
    const told = summarise({
      labels: [
        ["North", "North", "South", "South"],
        ["BEAT 1", "BEAT 2", "BEAT 1", "BEAT 2"],
      ],
      columns: ["station", "beat"],
      rows: [4, 3, 2, 0],
    });
    expect(told.top.map(({ name }) => name)).toEqual([
      "North · BEAT 1",
      "North · BEAT 2",
      "South · BEAT 1",
    ]);
    expect(told.unused).toEqual(["South · BEAT 2"]);
  });

  test("what the row says of itself decides on a border, and only there", async () => {
    const { provenance } = await runCell(
      "data: fir\nareas: beats\nrecorded: {station: station, beat: name}\nkeep: [place]",
    );
    const rows = await ask("select place from placed");
    expect(rows.map((row) => row.place)).toEqual(["hill", null, "hill", "fort", null, null, null]);
    expect(provenance![3]).toMatch(/Of these, 1 went to the area that the row itself names\.$/);
  });

  test("the columns that name areas are added unless told", async () => {
    const { table } = await runCell("data: fir\nareas: beats");
    expect(table!.columns.slice(6).map(({ name }) => name)).toEqual([
      "station_beats",
      "name_beats",
      "place",
    ]);
  });

  test("a table without rows gives a table without rows", async () => {
    await opened.engine.createTable("nobody", "select * from fir where false");
    for (const way of ["", "\nby: {station: station}"]) {
      const { table, findings } = await runCell(`data: nobody\nareas: beats\nkeep: [place]${way}`);
      expect(table!.rows).toBe(0);
      expect(table!.columns.at(-1)!.name).toBe("place");
      expect(findings).toEqual(["4 of 4 areas have no row."]);
    }
    await opened.engine.drop("nobody");
  });

  test("added columns keep their types, and collide with nothing", async () => {
    await opened.engine.createTable(
      "wards",
      `select geometry, place, 1.5 as "Lat", 9007199254740993::bigint as code, date '2012-12-18' as since
       from beats`,
    );
    const { table } = await runCell("data: fir\nareas: wards\nkeep: [lat, code, since]");
    expect(table!.columns.slice(6)).toMatchObject([
      { name: "Lat_wards", type: "DECIMAL(2,1)" },
      { name: "code", type: "BIGINT" },
      { name: "since", type: "DATE" },
    ]);
    const [row] = await ask("select code::varchar as code, since::varchar as since from placed");
    expect(row).toEqual({ code: "9007199254740993", since: "2012-12-18" });
    await opened.engine.drop("wards");
  });

  test("names match in spite of case and blanks; several columns make one key", async () => {
    const { provenance, view } = await runCell(
      "data: fir\nareas: beats\nby: {station: station, beat: name}\nkeep: [place]",
    );
    const rows = await ask("select id, place from placed");
    expect(rows.map(({ id }) => id)).toEqual(fir.map(({ id }) => id));
    expect(rows.map((row) => row.place)).toEqual([
      "hill",
      "fort",
      "hill",
      "lake",
      null,
      null,
      null,
    ]);
    expect(provenance).toEqual([
      "4 of 7 rows name an area (57.1 %); 2 name something else, 1 nothing.",
      "1 row matches only without regard to case, blanks and zeros in front.",
    ]);
    expect((view as AreasView).unmatched).toEqual({
      names: [
        { name: "East · B 2", rows: 1 },
        { name: "Sauth · B 2", rows: 1 },
      ],
      count: 2,
    });
  });

  test("a crosswalk translates names before they are looked up", async () => {
    const { provenance } = await runCell(
      "data: fir\nareas: beats\nby: {station: station}\ncrosswalk: {table: old_names, from: was, to: now}\nkeep: [place]",
    );
    const rows = await ask("select place from placed");
    expect(rows.map((row) => row.place)).toEqual([
      "hill",
      "lake",
      "hill",
      "lake",
      "mill",
      null,
      "lake",
    ]);
    expect(provenance).toEqual([
      "6 of 7 rows name an area (85.7 %); 0 name something else, 1 nothing.",
      "2 rows match through the crosswalk.",
      "1 row matches only without regard to case, blanks and zeros in front.",
      "1 name stands for more than one area; the first of them has the rows.",
    ]);
  });

  test.each([
    ["areas: beats", "Choose the table whose rows are to be placed."],
    ["data: fir", "Choose the areas: a table with a column of GeoJSON outlines."],
    ["data: beats\nareas: beats", "Choose the columns of beats that hold latitude and longitude."],
    ["data: fir\nareas: fir", "fir has no column of GeoJSON outlines."],
    [
      "data: fir\nareas: beats\nkeep: [population]",
      "beats has no column “population”, which “keep” names.",
    ],
    ["data: fir\nareas: beats\nby: {}", "“by” names no columns."],
    [
      "data: fir\nareas: beats\ngeometry: place",
      "None of the areas of beats has an outline that can be read.",
    ],
  ])("%j is refused in plain words", async (source, message) => {
    const failure = await runCell(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CellFailure);
    expect((failure as CellFailure).message).toBe(message);
  });
});

describe.skipIf(!hasShared)("areas of real files (needs ../shared/data)", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const load = async (name: string, path: string) => {
    const { streams } = await openAll(path, await sharedBlob(path));
    await opened.engine.ingest(name, streams);
  };
  beforeAll(async () => {
    opened = await openEngine();
    vi.stubGlobal("Worker", workerOf(place));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("half a year of Chicago lies in the beats that the police record, in a SQL cell's reach", async () => {
    await load("crimes", "chicago/chicago-crimes-2018-h1-raw.csv.gz");
    await load("beats", "boundaries/chicago-police-beats-2012-12.geojson");
    const source = "data: crimes\nareas: beats\nrecorded: {Beat: BEAT_NUM}\nkeep: [BEAT_NUM]";
    const context = contextOf(opened.engine, { kind: "areas", name: "placed", source });
    const { table, view } = await run(context);
    expect(table!.rows).toBe(127_900);
    expect((view as AreasView).used).toBeGreaterThan(270);
    const [found] = decodeTable(
      await opened.engine.query(`select count(*) filter (where Latitude is not null) as points,
        count(*) filter (where Beat::integer = BEAT_NUM::integer) as same,
        count(*) filter (where Latitude is null and BEAT_NUM is not null) as invented from placed`),
    ).objects();
    expect(Number(found!.points)).toBe(127_435);
    expect(Number(found!.invented)).toBe(0);
    expect(Number(found!.same) / Number(found!.points)).toBeGreaterThan(0.97);
  });

  test("police districts of Karnataka find the districts of 2011 through their crosswalk", async () => {
    await load("outcomes", "ksp/official-aggregates/fir_outcomes_by_police_district.csv");
    await load("walk", "ksp/reference/police-district-to-revenue-district-2011.csv");
    await load("districts", "boundaries/karnataka-districts-2011.geojson");
    const walk = readFileSync(
      shared("ksp/reference/police-district-to-revenue-district-2011.csv"),
      "utf8",
    );
    const withArea = walk
      .trim()
      .split("\n")
      .slice(1)
      .filter((line) => line.split(",")[1] !== "");
    const head = readFileSync(
      shared("ksp/official-aggregates/fir_outcomes_by_police_district.csv"),
      "utf8",
    ).split("\n")[0]!;
    const own = head.split(",")[0]!;
    const columns = (await opened.engine.table("districts"))!.columns.map(({ name }) => name);
    const to = columns.find((name) => /district|name/i.test(name))!;
    const source = `data: outcomes\nareas: districts\nby: {${own}: ${to}}\ncrosswalk: {table: walk, from: ksp_district_name, to: revenue_district_2011}`;
    const context = contextOf(opened.engine, { kind: "areas", name: "placed", source });
    const { view } = await run(context);
    expect((view as AreasView).placed).toBe(withArea.length);
    expect((view as AreasView).unmatched!.count).toBe(41 - withArea.length);
  });
});
