import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, test, type Page } from "@playwright/test";
import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import { cellOf, fenced, gridRow, openCells, runByKey, stored, textOf } from "./support/cells";
import { dragFile, tableReady } from "./support/data";
import { notebookText, storeNotebook } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const csv = Buffer.from(
  [
    "id,place,reported",
    ...Array.from({ length: 400 }, (_, i) => `${i},"Ward ${i % 9}",2024-03-05`),
  ].join("\n"),
);
const packed = gzipSync(csv);
const arrow = Buffer.from(
  tableToIPC(
    tableFromArrays({
      id: Int32Array.from({ length: 1000 }, (_, i) => i),
      place: Array.from({ length: 1000 }, (_, i) => `Ward ${i % 9}`),
    }),
    { format: "file" },
  )!,
);
const geojson = Buffer.from(
  JSON.stringify(
    {
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          geometry: { type: "Point", coordinates: [77.5, 12.9] },
          properties: { beat: "B1" },
        },
      ],
    },
    null,
    1,
  ),
);

/** The shortest Parquet file that has rows: version 1, one plain INT32 column `n` of 1, 2, 3. */
const parquet = (() => {
  const int32 = (values: number[]) => {
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((value, index) => bytes.writeInt32LE(value, 4 * index));
    return bytes;
  };
  const data = int32([1, 2, 3]);
  // Thrift's compact protocol: a field is (step to its id, type) and its value; 0 ends a struct.
  const zigzag = (value: number) => {
    const bytes: number[] = [];
    for (let rest = value * 2; ; rest = rest >>> 7) {
      if (rest < 128) return [...bytes, rest];
      bytes.push((rest & 127) | 128);
    }
  };
  const text = (value: string) => [value.length, ...Buffer.from(value)];
  const i32 = 0x15;
  const header = Buffer.from([
    ...[i32, ...zigzag(0), i32, ...zigzag(data.length), i32, ...zigzag(data.length)],
    ...[0x2c, i32, ...zigzag(3), i32, ...zigzag(0), i32, ...zigzag(3), i32, ...zigzag(3), 0, 0],
  ]);
  const size = header.length + data.length;
  const schema = [
    ...[0x48, ...text("schema"), i32, ...zigzag(1), 0],
    ...[i32, ...zigzag(1), 0x25, ...zigzag(0), 0x18, ...text("n"), 0],
  ];
  const column = [
    ...[i32, ...zigzag(1), 0x19, 0x15, ...zigzag(0), 0x19, 0x18, ...text("n"), i32, ...zigzag(0)],
    ...[0x16, ...zigzag(3), 0x16, ...zigzag(size), 0x16, ...zigzag(size), 0x26, ...zigzag(4), 0],
  ];
  const group = [
    ...[0x19, 0x1c, 0x26, ...zigzag(4), 0x1c, ...column, 0],
    ...[0x16, ...zigzag(size), 0x16, ...zigzag(3), 0],
  ];
  const footer = Buffer.from([
    ...[i32, ...zigzag(1), 0x19, 0x2c, ...schema, 0x16, ...zigzag(3), 0x19, 0x1c, ...group, 0],
  ]);
  return Buffer.concat([
    Buffer.from("PAR1"),
    header,
    data,
    footer,
    int32([footer.length]),
    Buffer.from("PAR1"),
  ]);
})();

/** A copy with other bytes in one place. */
function damaged(bytes: Buffer, at: number, put: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  put.copy(copy, at);
  return copy;
}

const cut = (bytes: Buffer, part = 0.6) => bytes.subarray(0, Math.floor(bytes.length * part));
const noise = Buffer.from(Array.from({ length: 64 }, (_, i) => (i * 73 + 41) % 251));
const page = Buffer.from("<!DOCTYPE html><html><body>Please log in</body></html>");
const picture = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

const wrong: Record<string, [name: string, bytes: Buffer, reason: RegExp][]> = {
  CSV: [
    ["short.csv", Buffer.concat([csv, Buffer.from('\n401,"Ward')]), /Line 402.*never closed/],
    ["malformed.csv", Buffer.from('id,place\n1,"Ward" 7\n2,Ward 8\n'), /Line 2.*closing quotation/],
    ["foreign.csv", page, /web page/],
  ],
  "packed CSV": [
    ["short.csv.gz", cut(packed), /cut short or damaged/],
    ["malformed.csv.gz", damaged(packed, 40, noise), /cut short or damaged/],
    ["foreign.csv.gz", gzipSync("%PDF-1.7\n"), /PDF document, packed with gzip/],
  ],
  Parquet: [
    ["short.parquet", cut(parquet), /cut short/],
    ["malformed.parquet", damaged(parquet, parquet.length - 60, noise.subarray(0, 40)), /damaged/],
    ["foreign.parquet", picture, /picture/],
  ],
  Arrow: [
    ["short.arrow", cut(arrow), /byte.*cut short|length/],
    ["malformed.arrow", damaged(arrow, 24, noise), /damaged at byte/],
    ["foreign.arrow", Buffer.from("SQLite format 3\0"), /SQLite/],
  ],
  GeoJSON: [
    ["short.geojson", cut(geojson), /cut short at line \d+/],
    ["malformed.geojson", Buffer.from(geojson.toString().replace('"Point"', '"Point')), /line \d+/],
    ["foreign.geojson", Buffer.from('{"rows": [{"a": 1}]}'), /not a collection of features/],
  ],
};

const give = (on: Page, name: string, buffer: Buffer) =>
  on.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer });

const tablesOf = (on: Page) =>
  on
    .getByRole("button", { name: /^Columns of / })
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));

for (const [format, files] of Object.entries(wrong)) {
  test(`a truncated, a malformed and a foreign ${format} file are refused in words and change nothing`, async ({
    page: on,
    baseURL,
  }) => {
    const faults: string[] = [];
    on.on("pageerror", (error) => faults.push(error.message));
    const id = await openCells(on, baseURL, [
      fenced("sql kept", "select 7 as n"),
      fenced("sql after {auto: false}", "select n + 1 as m from kept"),
    ]);
    await expect(gridRow(cellOf(on, "kept"), 0)).toHaveText(["7"]);
    const before = await stored(on, baseURL, id);
    const tables = await tablesOf(on);
    for (const [name, bytes, reason] of files) {
      await give(on, name, bytes);
      const said = on.getByRole("alert").filter({ hasText: `${name} was not added` });
      await expect(said).toContainText(reason);
      await said.getByRole("button", { name: "Dismiss" }).click();
    }
    expect(await tablesOf(on)).toEqual(tables);
    await runByKey(on, cellOf(on, "after"));
    await expect(gridRow(cellOf(on, "after"), 0)).toHaveText(["8"]);
    await expect(on.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
    expect(await stored(on, baseURL, id)).toEqual(before);
    expect(faults).toEqual([]);
  });
}

test("the same files unharmed become tables", async ({ page: on, baseURL }) => {
  await openCells(on, baseURL, [
    fenced(
      "sql total {auto: false}",
      "select (select count(*) from a) as a, (select count(*) from b) as b, (select count(*) from c) as c, (select count(*) from d) as d, (select sum(n) from e) as e",
    ),
  ]);
  for (const [name, bytes] of [
    ["a.csv", csv],
    ["b.csv.gz", packed],
    ["c.arrow", arrow],
    ["d.geojson", geojson],
    ["e.parquet", parquet],
  ] as const) {
    await give(on, name, bytes);
    await tableReady(on, name[0]!);
  }
  await runByKey(on, cellOf(on, "total"));
  await expect(gridRow(cellOf(on, "total"), 0)).toHaveText(["400", "400", "1,000", "1", "6"]);
});

test("a truncated, a malformed and a foreign notebook are refused and the stored one stays", async ({
  page: on,
  baseURL,
}) => {
  const cells = [fenced("sql kept", "select 7 as n")];
  const id = await openCells(on, baseURL, cells);
  const before = await stored(on, baseURL, id);
  const whole = textOf(cells);
  for (const [text, line] of [
    [whole.slice(0, whole.lastIndexOf("```")), 6],
    [whole.replace("beatbook: 1", "beatbook: [1"), 3],
    ["# A read-me\n", 1],
  ] as const) {
    const headers = { origin: baseURL! };
    for (const answer of [
      await on.request.put(`${baseURL}/api/notebooks/${id}`, {
        headers,
        data: { text, base: before.revision },
      }),
      await on.request.post(`${baseURL}/api/notebooks`, { headers, data: { text } }),
    ]) {
      expect(answer.status()).toBe(422);
      const { errors } = (await answer.json()) as { errors: { line: number; message: string }[] };
      expect(errors[0]?.line).toBe(line);
      expect(errors[0]?.message).not.toBe("");
    }
  }
  await give(on, "notebook.md", Buffer.from(whole));
  await expect(
    on.getByRole("alert").filter({ hasText: "notebook.md was not added" }),
  ).toBeVisible();
  expect(await stored(on, baseURL, id)).toEqual(before);
});

test("a downloaded CSV starts no formula in a spreadsheet", async ({ page: on, baseURL }) => {
  const rows = `select * from (values ('=1+1', 1), ('@cmd', -2), ('+x', 3), ('-y', 4), ('-5', 5), ('plain, "said"', 6)) t(text, n)`;
  await openCells(on, baseURL, [fenced("sql figures", rows)]);
  const figures = cellOf(on, "figures");
  await expect(gridRow(figures, 0)).toHaveText(["=1+1", "1"]);
  const downloading = on.waitForEvent("download");
  await figures.getByRole("button", { name: "Download CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("figures.csv");
  const text = await readFile((await download.path())!, "utf8");
  expect(
    text
      .replace(/^\uFEFF/, "")
      .trimEnd()
      .split("\r\n"),
  ).toEqual(["text,n", "'=1+1,1", "'@cmd,-2", "'+x,3", "'-y,4", "-5,5", '"plain, ""said""",6']);
});

test("a file that is dropped before the notebook is open becomes a table all the same", async ({
  page,
  baseURL,
}, info) => {
  const path = info.outputPath("early.csv");
  await writeFile(path, csv);
  const id = await storeNotebook(page, notebookText("Early", []), baseURL!);
  let release = () => {};
  const dropped = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await dropped;
    await route.continue();
  });
  await page.goto(`/notebooks/${id}`, { waitUntil: "commit" });
  await expect(page.getByText("Opening")).toBeVisible();
  await dragFile(page, path, () => Promise.resolve());
  release();
  await tableReady(page, "early");
});
