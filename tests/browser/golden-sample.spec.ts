import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { cellOf, runByKey } from "./support/cells";
import { watchFaults } from "./support/faults";
import { allDone, cells, saved } from "./support/notebook";
import { freePort, startServer, type RunningServer } from "./support/server";

let data: string;
let server: RunningServer;

test.beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "beatbook-first-start-"));
  server = await startServer(data, await freePort());
});

test.afterAll(async () => {
  await server.stop();
  await rm(data, { recursive: true, force: true });
});

test("the first start opens the sample notebook, and every cell of it is done", async ({
  page,
}) => {
  const noFaults = watchFaults(page);
  await page.goto(server.url);
  await expect(page.getByRole("heading", { name: "First look at Belakupura" })).toBeVisible();
  expect(await cells(page).count()).toBeGreaterThan(15);
  await runByKey(page, cellOf(page, "faults"));
  await allDone(page, 90_000);
  await expect(page.locator("[data-cell] [role=alert]")).toHaveCount(0);
  await expect(page.locator('[data-kind="text"] mark')).toHaveCount(0);
  await expect(page.getByText("Industrial Estate 4 had 3 nights on duty")).toBeVisible();
  for (const drawn of ["chart", "map"])
    await expect(page.locator(`[data-kind="${drawn}"] :is(svg, canvas)`).first()).toBeVisible();
  await saved(page);
  noFaults();
});
