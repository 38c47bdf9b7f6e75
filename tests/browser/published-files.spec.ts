import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { addFile, dataAbsent, dataFile, goldenFigures } from "./support/data";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import {
  cellNamed,
  done,
  notebookText,
  openNotebook,
  saved,
  type CellText,
} from "./support/notebook";

/** A file as its publisher wrote it, the table it becomes and the rows that its README counts. */
interface Published {
  file: string;
  table: string;
  rows: number;
}

const published = (file: string, table: string, rows: number): Published => ({ file, table, rows });

const tables: Published[] = [
  published(
    "ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz",
    "fir_details_data_amengad_ps",
    1_333,
  ),
  published("ksp/fir-2024/complaints.eight-stations.csv.gz", "complaints_eight_stations", 1_225),
  published(
    "ksp/official-aggregates/Merged_Crime_Review_2025.csv.gz",
    "merged_crime_review_2025",
    7_501,
  ),
  published("portland-nij/crimes_bur.csv.gz", "crimes_bur", 5_364),
  published("portland-nij/crimes_veh.csv.gz", "crimes_veh", 9_842),
  published("portland-nij/cfs-2016-08_2016-10.csv.gz", "cfs_2016_08_2016_10", 55_509),
];

const boundaries: Published[] = [
  published("boundaries/bengaluru-bbmp-wards-243.geojson", "bengaluru_bbmp_wards_243", 243),
  published("boundaries/chicago-community-areas.geojson", "chicago_community_areas", 77),
  published("boundaries/chicago-police-beats-2012-12.geojson", "chicago_police_beats_2012_12", 277),
  published(
    "boundaries/chicago-police-beats-pre-2012-12.geojson",
    "chicago_police_beats_pre_2012_12",
    281,
  ),
  published(
    "boundaries/chicago-police-districts-2012-12.geojson",
    "chicago_police_districts_2012_12",
    25,
  ),
  published("boundaries/karnataka-districts-2011.geojson", "karnataka_districts_2011", 30),
  published("portland-nij/portland-police-districts.zip", "portland_police_districts", 60),
];

const counted = ({ table }: Published): CellText => [
  "sql",
  `rows_${table}`,
  `select count(*)::int as n from ${table}`,
];

/** Adds each file by the page's own button and reads the number of its rows from a SQL cell. */
async function opens(page: Page, origin: string, files: readonly Published[]): Promise<void> {
  await openNotebook(page, notebookText("Files as published", files.map(counted)), origin);
  for (const each of files) {
    await addFile(page, dataFile(each.file), each.table);
    const cell = cellNamed(page, `rows_${each.table}`);
    await done(cell);
    const { rows } = await readGrid(cell);
    expect(rows, basename(each.file)).toEqual([[each.rows.toLocaleString("en-IN")]]);
  }
}

const readAsIncidents = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Read as incidents", exact: true }).first().click();

/** What the cell says of its rows, without the separators that a country writes. */
async function says(cell: Locator, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const lines = await cell.locator("[data-provenance] li").allTextContents();
        return lines.map((line) => line.replace(/(?<=\d),(?=\d)/g, ""));
      },
      { timeout: 150_000 },
    )
    .toContain(words);
  await done(cell);
}

test.describe("files as the police publish them", () => {
  test.skip(dataAbsent !== null, dataAbsent ?? "");

  test("tables open with every row that their publisher counts", async ({ page, baseURL }) => {
    test.setTimeout(180_000);
    const noFaults = watchFaults(page);
    await opens(page, baseURL!, tables);
    noFaults();
  });

  test("boundaries open as areas, a zipped shapefile among them", async ({ page, baseURL }) => {
    test.setTimeout(180_000);
    const noFaults = watchFaults(page);
    await opens(page, baseURL!, boundaries);
    noFaults();
  });

  test("the 28 tables of the 2026 schema become cases with heads, places and people", async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const noFaults = watchFaults(page);
    const folder = "ksp/fir-2026-schema-fixture";
    const names = readdirSync(dataFile(folder)).filter((name) => name.endsWith(".csv"));
    expect(names).toHaveLength(28);
    await openNotebook(page, notebookText("Cases of 2026", []), baseURL!);
    await page
      .locator('input[type="file"]')
      .setInputFiles(names.map((name) => dataFile(`${folder}/${name}`)));
    for (const name of names) {
      const table = name.replace(".csv", "").toLowerCase();
      await expect(
        page.getByRole("button", { name: new RegExp(`^Columns of (t_)?${table}$`) }),
      ).toBeVisible({ timeout: 60_000 });
    }
    await readAsIncidents(page);
    await says(cellNamed(page, "incidents"), "All 450 rows kept; none set aside.");
    await saved(page);
    noFaults();
  });

  test("London and Portland become incidents, every row accounted for", async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const noFaults = watchFaults(page);
    await openNotebook(page, notebookText("Two cities", []), baseURL!);
    const cities: [Published, string][] = [
      [
        published(
          "uk-police/london-street-crime-2017-01_2018-06.parquet",
          "london_street_crime_2017_01_2018_06",
          1_148_407,
        ),
        "All 1148407 rows kept; none set aside.",
      ],
      [tables.at(-1)!, "55508 of 55509 rows kept; 1 set aside: blank row."],
    ];
    for (const [{ file, table }, words] of cities) {
      await addFile(page, dataFile(file), table);
      await readAsIncidents(page);
      await says(page.locator('[data-kind="model"]').last(), words);
    }
    noFaults();
  });

  test("both shapes of Chicago are one table of 6,746,897 incidents", async ({ page, baseURL }) => {
    test.setTimeout(300_000);
    const noFaults = watchFaults(page);
    const text = notebookText("Chicago since 2001", [
      [
        "sql",
        "by_year",
        "select year(occurred_from)::int as y, count(*)::int as n from incidents where occurred_from >= '2012-01-01' group by y order by y",
      ],
    ]);
    await openNotebook(page, text, baseURL!);
    await addFile(
      page,
      dataFile("chicago/chicago-crimes-2012-2018.parquet"),
      "chicago_crimes_2012_2018",
    );
    await readAsIncidents(page);
    await says(cellNamed(page, "incidents"), "All 1949344 rows kept; none set aside.");
    await addFile(
      page,
      dataFile("chicago/chicago-crimes-2001-2011-core.parquet"),
      "chicago_crimes_2001_2011_core",
    );
    await page.getByRole("button", { name: "Append to incidents" }).click();
    await says(cellNamed(page, "incidents"), "All 6746897 rows kept; none set aside.");
    const years = cellNamed(page, "by_year");
    await done(years, 120_000);
    const { rows } = await readGrid(years);
    const golden = Object.entries(goldenFigures().chicago_2012_2018.by_year);
    expect(rows.map((row) => row.map(numberOf))).toEqual(golden.map(([y, n]) => [Number(y), n]));
    noFaults();
  });
});
