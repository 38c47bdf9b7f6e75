import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test, type BrowserContext, type Page } from "@playwright/test";
import { cellOf, fenced, gridRow, openCells, rewrite, runByKey, toBe } from "./support/cells";
import { tableReady } from "./support/data";
import { sampleNotebook } from "../../datasets/sample/notebook";
import { addCell, allDone, saved, storeNotebook, typeCode } from "./support/notebook";
import { cutOffRules, outsideIn } from "./support/outside";

test.describe.configure({ timeout: 240_000 });

/**
 * Runs the body in a browser for which no name but this computer's resolves, and gives every
 * attempt to reach another place: what the pages, their frames and workers asked for, and what the
 * browser's own log says was looked up, begun or connected to.
 */
async function cutOff(body: (page: Page, context: BrowserContext) => Promise<void>) {
  const { launchOptions, viewport } = test.info().project.use;
  const folder = await mkdtemp(join(tmpdir(), "beatbook-offline-"));
  const log = join(folder, "net.json");
  const asked = new Set<string>();
  try {
    const context = await chromium.launchPersistentContext(join(folder, "profile"), {
      executablePath: launchOptions?.executablePath,
      viewport,
      args: [
        ...(launchOptions?.args ?? []),
        `--host-resolver-rules=${cutOffRules}`,
        `--log-net-log=${log}`,
      ],
    });
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith("http") && hostname !== "127.0.0.1") asked.add(request.url());
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.on("websocket", (socket) => asked.add(socket.url()));
    try {
      await body(page, context);
    } finally {
      await context.close();
    }
    return [...asked, ...(await outsideIn(log))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("an attempt to reach another place is seen", async () => {
  const seen = await cutOff(async (page) => {
    await page.goto("about:blank");
    await page.evaluate(() => fetch("http://outside.test/").catch(() => null));
    await page.evaluate(() => fetch("http://192.0.2.7/").catch(() => null));
    const wss = "wss://socket.test/";
    await page.evaluate((url) => new Promise((end) => (new WebSocket(url).onerror = end)), wss);
  });
  const all = seen.join("\n");
  for (const place of ["outside.test", "192.0.2.7", "socket.test"]) {
    expect(all).toContain(
      `URL_REQUEST_START_JOB ${place.startsWith("socket") ? "wss" : "http"}://${place}/`,
    );
  }
  expect(all).toMatch(/HOST_RESOLVER\S* http:\/\/~notfound/);
});

const theme = async (page: Page, name: string) => {
  await page.getByRole("button", { name: /^Appearance/ }).click();
  await page.getByRole("menuitemradio", { name }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", name.toLowerCase());
};

test("everything in the sample notebook works with every other place out of reach", async ({
  baseURL,
}) => {
  const reached = await cutOff(async (page) => {
    await storeNotebook(page, sampleNotebook, baseURL!);
    await page.goto(`${baseURL}/library`);
    await page.getByRole("link", { name: "First look at Belakupura", exact: true }).first().click();
    await runByKey(page, cellOf(page, "faults"));
    await allDone(page, 120_000);
    await expect(page.locator("[data-kind=map] [data-drawn]")).toHaveCount(2);
    await expect(page.locator("[data-kind=script] iframe")).toHaveCount(1);
    await rewrite(
      page,
      "top_beats",
      "from by_beat select area, incidents, per_10000_people order by area limit 3",
    );
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(cellOf(page, "top_beats")).toContainText("3 rows");
    await theme(page, "Dark");
    await theme(page, "Projector");
    await theme(page, "Light");
    const map = page.locator("[data-kind=map]").first();
    await map.scrollIntoViewIfNeeded();
    const saving = page.waitForEvent("download");
    await map.getByRole("button", { name: "Save as PNG" }).click();
    await saving;
    await page.locator('input[type="file"]').setInputFiles({
      name: "mine.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("place,n\nA,1\nB,2\n"),
    });
    await tableReady(page, "mine");
    for (const [kind, source] of [
      [
        "Text",
        "# A heading with a [link](http://outside.test/) and ![a picture](http://outside.test/a.png)",
      ],
      [
        "TypeScript",
        "deckMap({ layers: [new deck.ScatterplotLayer({ data: [[77.5, 12.9]], getPosition: (d) => d, getRadius: 100 })] })",
      ],
    ] as const) {
      const cell = await addCell(page, kind);
      await typeCode(page, cell, source);
      await page.keyboard.press("ControlOrMeta+Enter");
      await expect(cell).toHaveAttribute("data-status", "done");
    }
    for (const kind of ["Chart", "Map", "Input"]) await addCell(page, kind);
    await saved(page);
    await page.getByRole("link", { name: "Library", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Notebooks" })).toBeVisible();
  });
  expect(reached).toEqual([]);
});

test("a query that needs what is not here is refused in words, reaches nothing and breaks nothing", async ({
  baseURL,
}) => {
  const queries = [
    "select * from read_parquet('x.parquet')",
    "select * from 'http://outside.test/x.parquet'",
    "select * from read_csv('https://outside.test/x.csv')",
    "select * from read_json('x.json')",
    `select '{"a": 1}'::json ->> 'a' as a`,
    "select timestamptz '2024-01-01 00:00:00+00' at time zone 'Asia/Kolkata' as t",
    "select st_point(1, 2) as p",
    "select * from read_xlsx('x.xlsx')",
    "select h3_latlng_to_cell(12.9, 77.5, 9) as h",
    "select icu_sort_key('a', 'de') as k",
  ];
  const reached = await cutOff(async (page) => {
    await openCells(page, baseURL, [
      fenced("sql kept", "select 7 as n"),
      ...queries.map((query, index) => fenced(`sql q${index}`, query)),
      fenced("sql after", "select n + 1 as m, current_date() > date '2020-01-01' as now from kept"),
    ]);
    for (const [index, query] of queries.entries()) {
      const cell = cellOf(page, `q${index}`);
      await toBe(cell, "failed");
      const words = (await cell.getByRole("alert").textContent()) ?? "";
      expect(words, query).toMatch(
        /is not part of this engine|are not part of this engine|cannot read or write files|There is no (function|table)/,
      );
      expect(words, query).not.toMatch(/Error:|exception|extension/i);
    }
    await expect(gridRow(cellOf(page, "after"), 0)).toHaveText(["8", "true"]);
  });
  expect(reached).toEqual([]);
});
