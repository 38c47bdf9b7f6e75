import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { dictionary, int32, tableFromArrays, tableToIPC, utf8 } from "@uwdata/flechette";
import init, { Table, writeParquet } from "parquet-wasm/esm";
import { styleOf, workbook, zip } from "../unit/datasets/archives";

/** Rows of every kind of value that a register has. */
const rows = Array.from({ length: 120 }, (_, i) => ({
  id: `10470124520${String(160_000 + i)}`,
  day: `2018-0${1 + (i % 9)}-1${i % 10}`,
  head: ["THEFT", 'HURT, "GRIEVOUS"', "Größe", "two\nlines", ""][i % 5]!,
  latitude: i % 7 === 0 ? 0 : 12.9 + i / 1000,
  n: i,
  ok: i % 3 === 0,
}));
const names = Object.keys(rows[0]!);

const field = (value: unknown, delimiter: string) => {
  const text = String(value);
  return /["\n\r]/.test(text) || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
};

export const csv = (delimiter = ",", end = "\n") =>
  [names, ...rows.map((row) => Object.values(row))]
    .map((values) => values.map((value) => field(value, delimiter)).join(delimiter))
    .join(end) + end;

const square = (west: number) => [
  [west, 12],
  [west, 13],
  [west + 1, 13],
  [west + 1, 12],
  [west, 12],
];

/** A shapefile of squares, its table beside it. */
function shapefile(count: number): Record<string, Uint8Array | string> {
  const bytes = 8 + 44 + 4 + 5 * 16;
  const shp = new DataView(new ArrayBuffer(100 + count * bytes));
  shp.setInt32(0, 9994);
  shp.setInt32(24, shp.byteLength / 2);
  shp.setInt32(28, 1000, true);
  shp.setInt32(32, 5, true);
  [77, 12, 77 + count, 13].forEach((value, i) => shp.setFloat64(36 + i * 8, value, true));
  for (let i = 0; i < count; i++) {
    const at = 100 + i * bytes;
    shp.setInt32(at, i + 1);
    shp.setInt32(at + 4, (bytes - 8) / 2);
    shp.setInt32(at + 8, 5, true);
    [77 + i, 12, 78 + i, 13].forEach((value, k) => shp.setFloat64(at + 12 + k * 8, value, true));
    shp.setInt32(at + 44, 1, true);
    shp.setInt32(at + 48, 5, true);
    square(77 + i).forEach(([x, y], k) => {
      shp.setFloat64(at + 56 + k * 16, x!, true);
      shp.setFloat64(at + 64 + k * 16, y!, true);
    });
  }
  const row = 1 + 10 + 8;
  const dbf = new Uint8Array(32 + 2 * 32 + 1 + count * row + 1).fill(32);
  const view = new DataView(dbf.buffer);
  dbf.fill(0, 0, 32 + 64);
  dbf[0] = 3;
  view.setUint32(4, count, true);
  view.setUint16(8, 32 + 64 + 1, true);
  view.setUint16(10, row, true);
  [
    ["NAME", "C", 10],
    ["AREA", "N", 8],
  ].forEach(([name, type, length], i) => {
    dbf.set(new TextEncoder().encode(name as string), 32 + i * 32);
    dbf[32 + i * 32 + 11] = (type as string).charCodeAt(0);
    dbf[32 + i * 32 + 16] = length as number;
  });
  dbf[96] = 0x0d;
  for (let i = 0; i < count; i++) {
    const text = `Beat ${i}`.padEnd(10) + String(i * 1.5).padStart(8);
    dbf.set(new TextEncoder().encode(text), 97 + i * row + 1);
  }
  const prj =
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]';
  return { "beats.shp": new Uint8Array(shp.buffer), "beats.dbf": dbf, "beats.prj": prj };
}

/** Sound files of every format, small enough to be opened by the thousand. */
export async function soundFiles(): Promise<
  readonly { name: string; bytes: Uint8Array; part?: string }[]
> {
  const require = createRequire(import.meta.url);
  await init({
    module_or_path: readFileSync(require.resolve("parquet-wasm/esm/parquet_wasm_bg.wasm")),
  });
  const table = tableFromArrays(
    {
      id: rows.map(({ id }) => id),
      n: Int32Array.from(rows, ({ n }) => n),
      latitude: Float64Array.from(rows, ({ latitude }) => latitude),
      head: rows.map(({ head }) => head),
    },
    { types: { head: dictionary(utf8(), int32()) }, maxBatchRows: 50 },
  );
  const plain = tableFromArrays({
    id: rows.map(({ id }) => id),
    n: Int32Array.from(rows, ({ n }) => n),
    head: rows.map(({ head }) => head),
  });
  const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
  const features = rows.slice(0, 20).map(({ n, head }) => ({
    type: "Feature",
    properties: { n, head },
    geometry: { type: "Polygon", coordinates: [square(70 + n / 100)] },
  }));
  const book = await workbook({
    North: [
      ["Register"],
      [...names, "seen"],
      ...rows
        .slice(0, 60)
        .map((row) => [
          ...Object.values(row),
          { value: 43_100 + row.n / 7, style: styleOf.dateTime },
        ]),
    ],
    South: [["a"], ["x"]],
  });
  const files = [
    { name: "comma.csv", bytes: Buffer.from(csv()) },
    { name: "semicolon.csv", bytes: Buffer.from("\ufeff" + csv(";", "\r\n").replaceAll(".", ",")) },
    { name: "tab.tsv", bytes: Buffer.from(csv("\t", "\r")) },
    { name: "wide.csv", bytes: Buffer.from("\ufeff" + csv(), "utf16le") },
    { name: "old.csv", bytes: Buffer.from(csv("|"), "latin1") },
    { name: "packed.csv.gz", bytes: gzipSync(csv()) },
    { name: "rows.json", bytes: Buffer.from(JSON.stringify({ meta: 1, data: rows }, null, 1)) },
    { name: "rows.ndjson", bytes: Buffer.from(rows.map((row) => JSON.stringify(row)).join("\n")) },
    {
      name: "beats.geojson",
      bytes: Buffer.from(JSON.stringify({ type: "FeatureCollection", features })),
    },
    {
      name: "rows.parquet",
      bytes: writeParquet(Table.fromIPCStream(tableToIPC(plain, { format: "stream" })!)),
    },
    { name: "rows.arrow", bytes: tableToIPC(table, { format: "file" })! },
    { name: "rows.arrows", bytes: tableToIPC(table, { format: "stream" })! },
    { name: "book.xlsx", bytes: await bytesOf(book), part: "North" },
    { name: "beats.zip", bytes: await bytesOf(await zip(shapefile(12))) },
    {
      name: "all.zip",
      bytes: await bytesOf(await zip({ "a/one.csv": csv(), "two.json": JSON.stringify(rows) })),
      part: "a/one.csv",
    },
  ];
  // A Buffer's slice is no copy: mutating one would damage them all.
  return files.map((file) => ({ ...file, bytes: Uint8Array.from(file.bytes) }));
}

/** Damage that goes through an archive: its files are mutated and packed again. */
export const inArchive = async (name: string, bytes: Uint8Array) =>
  new Uint8Array(await (await zip({ [name]: bytes })).arrayBuffer());
