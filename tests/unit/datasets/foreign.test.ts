import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suggestName } from "@/datasets/import/source";
import { openEngine, type TestEngine } from "./engine";
import { hasShared, openAll, problemOf, shared } from "./opened";

describe("files that cannot be opened", () => {
  it.each([
    ["empty.csv", "", /empty file/],
    ["zeros.parquet", Buffer.alloc(100), /zeros/],
    ["blank.csv", "  \n \n", /blanks/],
    ["report.pdf", "%PDF-1.7\n%âãÏÓ", /PDF/],
    ["crimes.csv", "%PDF-1.7", /PDF/],
    ["cut.zip", "PK\x03\x04\x14\0\0\0\0\0crimes.csv", /ZIP file is cut short/],
    ["old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), /old Excel/],
    ["photo.png", Buffer.from("89504e470d0a1a0a", "hex"), /picture/],
    ["photo.jpg", Buffer.from("ffd8ffe000104a46", "hex"), /picture/],
    ["login.csv", "<!DOCTYPE html><html><body>Please log in</body></html>", /web page/],
    ["beats.kml", '<?xml version="1.0"?><kml></kml>', /XML/],
    ["x.db", "SQLite format 3\0", /SQLite/],
    ["program.csv", Buffer.from("7f454c460201010000000000000000", "hex"), /binary/],
    ["letter.doc", "Dear Sir\nplease find the figures below\n", /without columns/],
    ["inside.csv.gz", gzipSync("%PDF-1.7"), /PDF document, packed with gzip/],
  ] as const)("%s gets a reason and an advice", async (name, content, reason) => {
    const problem = await problemOf(name, content as string | Uint8Array);
    expect(problem.message).toMatch(reason);
    expect(problem.hint).toBeTruthy();
    expect(problem.unexpected).toBeUndefined();
  });

  it("are told by their content, not by their name", async () => {
    const opened = await openAll("really-a-csv.parquet", "a,b\n1,2\n");
    expect(opened.format).toBe("csv");
  });
});

describe("names of tables", () => {
  it.each([
    ["chicago-crimes-2012-2018.parquet", "chicago_crimes_2012_2018"],
    ["chicago-crimes-2018-h1-raw.csv.gz", "chicago_crimes_2018_h1_raw"],
    ["FIR Details (April).CSV", "fir_details_april"],
    ["2024 crimes.csv", "t_2024_crimes"],
    ["Köln Straßen.geojson", "koln_stra_en"],
    ["order.csv", "t_order"],
    ["ಅಪರಾಧ.csv", "data"],
    ["C:\\data\\beats.csv", "beats"],
  ])("%s becomes %s", (file, name) => expect(suggestName(file)).toBe(name));
});

describe("opening GeoJSON", () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
  }, 60_000);
  afterAll(() => engine.close());

  const point = { type: "Point", coordinates: [77.5, 12.9] };
  const collection = (features: unknown[]) =>
    JSON.stringify({ type: "FeatureCollection", features });

  it("makes columns of properties and text of shapes", async () => {
    const text = collection([
      {
        type: "Feature",
        id: 7,
        geometry: point,
        properties: { name: "A", n: 1, big: 1, flag: true },
      },
      { type: "Feature", id: 8, geometry: null, properties: { n: 1.5, tags: ["x"], code: "007" } },
    ]).replace('"big":1', '"big":12345678901234567890');
    const opened = await openAll("x.geojson", text);
    expect(opened.columns).toEqual([
      { name: "id", type: "BIGINT" },
      { name: "name", type: "VARCHAR" },
      { name: "n", type: "DOUBLE" },
      { name: "big", type: "VARCHAR" },
      { name: "flag", type: "BOOLEAN" },
      { name: "tags", type: "VARCHAR" },
      { name: "code", type: "VARCHAR" },
      { name: "geometry", type: "VARCHAR" },
    ]);
    expect(opened.notes).toEqual(["1 features have no geometry."]);
    engine.ingest("geo", opened.streams);
    expect(engine.rows("from geo order by id")[0]).toMatchObject({
      name: "A",
      big: "12345678901234567890",
      geometry: JSON.stringify(point),
    });
    expect(engine.rows("from geo order by id")[1]).toMatchObject({ code: "007", tags: '["x"]' });
  });

  it("says where a file is cut short or damaged", async () => {
    const text = JSON.stringify(
      JSON.parse(collection([{ type: "Feature", geometry: point, properties: {} }])),
      null,
      1,
    );
    expect((await problemOf("x.geojson", text.slice(0, 80))).message).toMatch(
      /cut short at line \d+/,
    );
    expect((await problemOf("x.geojson", text.replace('"Point"', '"Point'))).message).toMatch(
      /line \d+/,
    );
    expect((await problemOf("x.geojson", collection([]))).message).toMatch(/no features/);
    expect(
      (await problemOf("x.geojson", collection([{ type: "Feature", geometry: 3 }]))).message,
    ).toMatch(/Feature 1/);
  });

  it.skipIf(!hasShared)("opens the shared boundaries (../shared is there)", async () => {
    const name = "chicago-police-beats-2012-12.geojson";
    const opened = await openAll(name, await readFile(shared(`boundaries/${name}`)));
    engine.ingest("boundaries", opened.streams);
    const row = engine.rows("select geometry from boundaries limit 1")[0]!;
    expect(JSON.parse(row.geometry as string).type).toMatch(/Polygon/);
    expect(engine.value("select count(*)::int from boundaries")).toBe(opened.rows);
  });
});
