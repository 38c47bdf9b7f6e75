import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "../browser/support/cells";
import { watchFaults } from "../browser/support/faults";
import { galleryPage } from "./page";
import { type Picture, pictures } from "./pictures";

const folder = fileURLToPath(new URL("../../docs/gallery/", import.meta.url));
const datasets = [
  "fir: {source: sample, version: 2}",
  "beats: {source: sample-beats, version: 2}",
  "features: {source: sample-features, version: 2}",
  "people: {source: sample-beat-traits, version: 2}",
  "duty: {source: sample-duty, version: 2}",
  "outcomes: {source: sample-outcomes, version: 2}",
];
/** What every picture reads; below its cells, so that theirs keep their numbers. */
const incidents = fenced("model incidents", "table: incidents\nsource: ksp-2024\ndata: fir");
const mostBytes = 150_000;

for (const picture of pictures) {
  test(`picture of ${picture.name}`, async ({ page, baseURL }) => {
    const faults = watchFaults(page);
    await openCells(page, baseURL, [...picture.cells, incidents], {
      title: picture.title,
      datasets,
    });
    const cell = cellOf(page, picture.cell);
    await expect(cell).toHaveAttribute("data-status", picture.status ?? "done", {
      timeout: 180_000,
    });
    for (const theme of ["Light", "Projector"]) {
      await choose(page, theme);
      await take(page, cell, picture, `${picture.name}-${theme.toLowerCase()}`);
    }
    faults();
  });
}

test("the page that shows them", () => {
  writeFileSync(fileURLToPath(new URL("../../docs/gallery.md", import.meta.url)), galleryPage());
});

async function choose(page: Page, theme: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Appearance/ }).click();
  await page.getByRole("menuitemradio", { name: theme }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme.toLowerCase());
}

async function take(page: Page, cell: Locator, picture: Picture, name: string): Promise<void> {
  const beside = await prepare(page, cell, picture);
  if (!beside) await page.mouse.move(0, 0);
  const isCut = picture.height !== undefined;
  const bytes = await still(async () => {
    // Again for each shot: what comes late makes the cell longer.
    await cell.evaluate(
      (element, isCut) => element.scrollIntoView({ block: isCut ? "start" : "nearest" }),
      isCut,
    );
    const boxes = await Promise.all([cell, ...(beside ?? [])].map((part) => part.boundingBox()));
    return page.screenshot({ clip: around(boxes, picture.height), caret: "hide" });
  });
  expect(bytes.length).toBeLessThanOrEqual(mostBytes);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.png`, bytes);
}

/** What else is to be seen than the cell, when it stands above the page. */
async function prepare(page: Page, cell: Locator, picture: Picture): Promise<Locator[] | null> {
  if (picture.step === "open" && !(await cell.locator("[data-cell-code]").count())) {
    await cell.focus();
    await page.keyboard.press("o");
    await expect(cell.locator("[data-cell-code]")).toBeVisible();
  }
  if (picture.step === "rows behind") {
    const canvas = (await cell.locator("canvas").first().boundingBox())!;
    await page.mouse.click(canvas.x + canvas.width * 0.5, canvas.y + canvas.height * 0.45);
    await expect(cell.getByRole("region", { name: /^Rows behind/ })).toBeVisible();
  }
  if (picture.step === "profile") {
    await cell.getByRole("columnheader").last().hover();
    await cell.getByRole("button", { name: /^Column hours_to_report/ }).click();
    await page.getByRole("menuitem", { name: "Profile" }).click();
    const profile = page.getByRole("dialog");
    await expect(profile).toContainText("Mean");
    return [profile];
  }
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  return null;
}

/** The first picture that is like the one before. */
async function still(shoot: () => Promise<Buffer>): Promise<Buffer> {
  let last: Buffer = Buffer.alloc(0);
  await expect
    .poll(
      async () => {
        const before = last;
        last = await shoot();
        return last.equals(before);
      },
      { intervals: [600] },
    )
    .toBe(true);
  return last;
}

type Box = Awaited<ReturnType<Locator["boundingBox"]>>;

function around(boxes: readonly Box[], most = Infinity): NonNullable<Box> {
  const found = boxes.filter((box) => box !== null);
  const margin = 8;
  const x = Math.min(...found.map((box) => box.x)) - margin;
  const y = Math.max(Math.min(...found.map((box) => box.y)) - margin, 0);
  const right = Math.max(...found.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...found.map((box) => box.y + box.height)) + margin;
  return { x, y, width: right - x, height: Math.min(bottom - y - margin, most) };
}
