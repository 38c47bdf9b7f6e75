import { expect, test, type Locator } from "@playwright/test";
import { cellOf, chooseFor, fenced, openCells, runByKey, toBe } from "./support/cells";
import { beatFile, beats, csv, rawCrimes } from "./support/chicago";
import { addFile, dataAbsent, dataFile } from "./support/data";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = {
  datasets: ["fir: {source: sample, version: 2}", "beats: {source: sample-beats, version: 2}"],
};

const provenanceOf = (cell: Locator): Locator => cell.locator("[data-provenance]");
const pointsOfSample = "180,767 of 250,000 rows have a usable point (72.3 %).";

/** The one row of a cell's table, as numbers. */
async function numbersOf(cell: Locator): Promise<number[]> {
  await done(cell);
  return (await readGrid(cell)).rows[0]!.map(numberOf);
}

test("rows get the beat that they lie in, and the next cell counts by it", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const agreed = [
    "select count(*) as rows, count(beat) as placed,",
    "  count(*) filter (beat = Beat_Name and station = UnitName) as agreed",
    "from placed",
  ].join("\n");
  const cells = [fenced("areas placed", "data: fir\nareas: beats"), fenced("sql agreed", agreed)];
  await openCells(page, baseURL, cells, city);
  const placed = cellOf(page, "placed");
  await done(placed, 60_000);
  await expect(provenanceOf(placed)).toContainText(pointsOfSample);
  await expect(provenanceOf(placed)).toContainText(/rows lie within 1 m of a border \(0\.\d %\)/);
  await expect(placed.locator("[data-findings]")).toContainText(
    /BEAT NO \d+ · .+ PS has most rows/,
  );
  const [rows, inBeats, same] = await numbersOf(cellOf(page, "agreed"));
  expect(rows).toBe(250_000);
  await expect(provenanceOf(placed)).toContainText(
    `${inBeats!.toLocaleString("en")} rows lie in one of the 120 areas`,
  );
  expect(same! / inBeats!).toBeGreaterThan(0.98);
  noFaults();
});

test("a wrong column and a table without outlines are told with what to do", async ({
  page,
  baseURL,
}) => {
  const cells = [
    fenced("areas wrong", "data: fir\nareas: beats\nlatitude: lat_x"),
    fenced("areas shapeless", "data: fir\nareas: fir"),
    fenced("grid pointless", "data: beats\nshape: square\nsize: 500"),
  ];
  await openCells(page, baseURL, cells, city);
  for (const [name, words] of [
    ["wrong", "fir has no column “lat_x”, which “latitude” names."],
    ["wrong", "It has: "],
    ["shapeless", "fir has no column of GeoJSON outlines."],
    ["pointless", "Choose the columns of beats that hold latitude and longitude."],
  ] as const) {
    await expect(cellOf(page, name).getByRole("alert")).toContainText(words, { timeout: 60_000 });
    await toBe(cellOf(page, name), "failed");
  }
});

test("a grid is clipped to the boundary, and without one covers the hull of the points", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const totals = (table: string) =>
    `select sum(area_km2) as km2, sum(count)::int as points, count(*) as cells from ${table}`;
  const cells = [
    fenced("grid squares", "boundary: beats\ndata: fir\nshape: square\nsize: 500"),
    fenced("grid hexagons", "boundary: beats\ndata: fir\nshape: hexagon\nresolution: 8"),
    fenced("grid hull", "data: fir\nshape: square\nsize: 1000"),
    fenced("sql of_squares", totals("squares")),
    fenced("sql of_hexagons", totals("hexagons")),
    fenced("sql of_hull", totals("hull")),
    fenced("sql of_beats", "select sum(area_km2) as km2 from beats"),
  ];
  await openCells(page, baseURL, cells, city);
  await done(cellOf(page, "squares"), 60_000);
  const [beatsKm2] = await numbersOf(cellOf(page, "of_beats"));
  for (const name of ["squares", "hexagons"]) {
    const [km2, points] = await numbersOf(cellOf(page, `of_${name}`));
    // The sample gives its beats the area that they have on a plane of its own.
    expect(Math.abs(km2! / beatsKm2! - 1), name).toBeLessThan(0.01);
    expect(points, name).toBe(180_332);
    await expect(provenanceOf(cellOf(page, name))).toContainText(pointsOfSample);
    await expect(provenanceOf(cellOf(page, name))).toContainText("180,332 of these lie in a cell");
  }
  await expect(provenanceOf(cellOf(page, "hull"))).toContainText(
    /There is no boundary: the cells cover the hull of the usable points without the [\d,]+ outermost/,
  );
  const [km2, points] = await numbersOf(cellOf(page, "of_hull"));
  expect(km2!).toBeGreaterThan(0.8 * beatsKm2!);
  expect(points!).toBeGreaterThan(0.99 * 180_332);
  noFaults();
});

test("a grid of very many cells can be stopped, and runs again", async ({ page, baseURL }) => {
  const fine = fenced("grid fine", "boundary: beats\ndata: fir\nshape: square\nsize: 45");
  await openCells(page, baseURL, [fine], city);
  const cell = cellOf(page, "fine");
  await toBe(cell, "running", 60_000);
  await expect(cell).toContainText(/cutting cells|counting points/, { timeout: 60_000 });
  await cell.getByRole("button", { name: "Stop this cell" }).click();
  await expect(cell).toHaveAttribute("data-status", "cancelled", { timeout: 3_000 });
  await runByKey(page, cell);
  await done(cell, 60_000);
  await expect(provenanceOf(cell)).toContainText(pointsOfSample);
});

test("a grid that becomes code gives the next cell the same table", async ({ page, baseURL }) => {
  const noFaults = watchFaults(page);
  const totals = "select count(*) as cells, sum(count)::int as points from squares";
  const source = "boundary: beats\ndata: fir\nshape: square\nsize: 2000";
  await openCells(
    page,
    baseURL,
    [fenced("grid squares", source), fenced("sql totals", totals)],
    city,
  );
  await done(cellOf(page, "squares"), 60_000);
  const before = await numbersOf(cellOf(page, "totals"));
  expect(before[1]).toBe(180_332);
  await chooseFor(page, cellOf(page, "squares"), "Convert to code");
  const code = cellOf(page, "squares");
  await expect(code).toHaveAttribute("data-kind", "script");
  await done(code, 60_000);
  expect(await numbersOf(cellOf(page, "totals"))).toEqual(before);
  noFaults();
});

test("points of Chicago lie in the beats that they name, but for those on a border", async ({
  page,
  baseURL,
}) => {
  test.skip(dataAbsent !== null, dataAbsent ?? "");
  const noFaults = watchFaults(page);
  const by = `data: ${rawCrimes}\nareas: ${beats}\nkeep: [BEAT_NUM]`;
  const share = (table: string) =>
    `select round(100 * count(*) filter (BEAT_NUM = Beat) / count(BEAT_NUM), 1) as percent from ${table}`;
  const cells = [
    fenced("areas strict {auto: false}", by),
    fenced("areas settled {auto: false}", `${by}\nrecorded: {Beat: BEAT_NUM}`),
    fenced("sql of_strict {auto: false}", share("strict")),
    fenced("sql of_settled {auto: false}", share("settled")),
  ];
  await openCells(page, baseURL, cells);
  await addFile(page, dataFile(beatFile), beats);
  await addFile(page, dataFile(csv), rawCrimes);
  for (const name of ["strict", "settled"]) {
    await runByKey(page, cellOf(page, name));
    await done(cellOf(page, name), 60_000);
    await expect(provenanceOf(cellOf(page, name))).toContainText(
      "127,435 of 127,900 rows have a usable point (99.6 %).",
    );
    await expect(provenanceOf(cellOf(page, name))).toContainText(
      /rows lie within 1 m of a border \(16\.9 %\)/,
    );
    await runByKey(page, cellOf(page, `of_${name}`));
  }
  const [strict] = await numbersOf(cellOf(page, "of_strict"));
  const [settled] = await numbersOf(cellOf(page, "of_settled"));
  expect(strict!).toBeGreaterThan(91);
  expect(settled!).toBeGreaterThan(99.5);
  await expect(provenanceOf(cellOf(page, "settled"))).toContainText(
    "went to the area that the row",
  );
  noFaults();
});
