import { expect, test, type Page } from "@playwright/test";
import { cellOf, editorOf, fenced, openCells, stored } from "./support/cells";
import { goToNotebook, saved } from "./support/notebook";

test.describe.configure({ timeout: 60_000 });

const start = [fenced("sql figures {auto: false}", "select 1 as n")];

/** Types at the end of the cell's code, as somebody who goes on writing. */
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await editorOf(page, "figures");
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(text);
}

const dialogOf = (page: Page) =>
  page.getByRole("dialog", { name: "This notebook was changed in another tab or by someone else" });

const revisionText = async (page: Page, origin: string, id: string, revision: number) => {
  const answer = await page.request.get(`${origin}/api/notebooks/${id}/revisions/${revision}`);
  return ((await answer.json()) as { text: string }).text;
};

/** Both change the notebook that they have open; the second one's save meets the first one's. */
async function quarrel(mine: Page, theirs: Page, origin: string, id: string, round: string) {
  await typeAtEnd(theirs, ` -- theirs ${round}`);
  await saved(theirs);
  await expect
    .poll(async () => (await stored(theirs, origin, id)).text)
    .toContain(`-- theirs ${round}`);
  await typeAtEnd(mine, ` -- mine ${round}`);
  await expect(dialogOf(mine)).toBeVisible();
}

for (const where of ["two tabs of one browser", "two browsers"]) {
  test(`${where} change one notebook, and whatever is chosen, nothing is lost`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(120_000);
    const origin = baseURL!;
    const other =
      where === "two browsers"
        ? await (await page.context().browser()!.newContext()).newPage()
        : await page.context().newPage();
    const id = await openCells(page, origin, start);
    await goToNotebook(other, id, origin);
    await expect(cellOf(other, "figures")).toBeVisible();

    await test.step("keeping mine as a copy leaves theirs here and mine in the library", async () => {
      await quarrel(page, other, origin, id, "one");
      await dialogOf(page).getByRole("button", { name: "Keep mine as a copy" }).click();
      await expect(dialogOf(page)).toBeHidden();
      await expect(cellOf(page, "figures")).toContainText("-- theirs one");
      expect((await stored(page, origin, id)).text).toContain("-- theirs one");
      const opening = page.context().waitForEvent("page");
      await page.getByRole("button", { name: "Open it" }).click();
      const copy = await opening;
      await expect(cellOf(copy, "figures")).toContainText("-- mine one");
      const copied = await stored(page, origin, new URL(copy.url()).pathname.split("/").at(-1)!);
      expect(copied.text).toContain("-- mine one");
      expect(copied.text).not.toContain("-- theirs one");
      await copy.close();
    });

    await test.step("using theirs keeps mine in this browser, to download", async () => {
      await quarrel(page, other, origin, id, "two");
      await dialogOf(page).getByRole("button", { name: "Use theirs" }).click();
      await expect(dialogOf(page)).toBeHidden();
      await expect(cellOf(page, "figures")).toContainText("-- theirs two");
      await saved(page);
      await page.reload();
      await expect(cellOf(page, "figures")).toContainText("-- theirs two");
      expect((await stored(page, origin, id)).text).not.toContain("-- mine two");
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "Revisions" }).click();
      await expect(page.getByText("Drafts in this browser")).toBeVisible();
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download", exact: true }).click();
      const chunks: Buffer[] = [];
      for await (const chunk of await (await downloading).createReadStream())
        chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString()).toContain("-- mine two");
    });

    await test.step("saving mine over theirs keeps theirs among the revisions", async () => {
      await quarrel(page, other, origin, id, "three");
      const before = await stored(page, origin, id);
      await dialogOf(page).getByRole("button", { name: "Save mine over it" }).click();
      await expect(dialogOf(page)).toBeHidden();
      await saved(page);
      const after = await stored(page, origin, id);
      expect(after.text).toContain("-- mine three");
      expect(after.text).not.toContain("-- theirs three");
      expect(after.revision).toBe(before.revision + 1);
      expect(await revisionText(page, origin, id, before.revision)).toContain("-- theirs three");
      // The other side learns of it with its next save, and loses nothing either.
      await typeAtEnd(other, " and more");
      await expect(dialogOf(other)).toBeVisible();
      await expect(cellOf(other, "figures")).toContainText("-- theirs three and more");
    });
  });
}

const alone = { tag: "@alone" };

test(
  "what was typed up to a quarter of a second before the page died is there again",
  alone,
  async ({ page, baseURL, context }) => {
    const id = await openCells(page, baseURL, start);
    await editorOf(page, "figures");
    await page.keyboard.press("ControlOrMeta+End");
    // The server is away, so that only the draft can bring it back.
    await page.route(/\/api\/notebooks\/[^/]+$/, (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    const typed: { at: number; text: string }[] = [];
    const letters = " -- abcdefghijklmnopqrstuvwxyz0123456789".repeat(2);
    for (const letter of letters) {
      await page.keyboard.type(letter);
      typed.push({ at: Date.now(), text: (typed.at(-1)?.text ?? "") + letter });
    }
    const session = await context.newCDPSession(page);
    const died = Date.now();
    const gone = page.waitForEvent("crash");
    void session.send("Page.crash").catch(() => undefined);
    await gone;
    const certain = typed.findLast(({ at }) => at <= died - 250)!.text;
    expect(certain.length).toBeGreaterThan(5);

    const again = await context.newPage();
    await goToNotebook(again, id, baseURL);
    await expect(again.getByText("were brought back", { exact: false })).toBeVisible();
    await saved(again);
    const { text } = await stored(again, baseURL, id);
    expect(text).toContain(`select 1 as n${certain}`);
  },
);

test("an older revision is viewed and restored, and the newer one stays among the revisions", async ({
  page,
  baseURL,
}) => {
  const id = await openCells(page, baseURL, start);
  await typeAtEnd(page, " -- second thoughts");
  await expect.poll(async () => (await stored(page, baseURL, id)).text).toContain("thoughts");
  await saved(page);
  const { revision } = await stored(page, baseURL, id);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Revisions" }).click();
  const panel = page.getByRole("complementary", { name: "Revisions" });
  const first = panel.getByRole("listitem").last();
  await first.getByRole("button", { name: "View" }).click();
  const dialog = page.getByRole("dialog", { name: "Revision 1" });
  await expect(dialog).toContainText("select 1 as n");
  await expect(dialog).not.toContainText("thoughts");
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(cellOf(page, "figures")).not.toContainText("thoughts");
  await expect.poll(async () => (await stored(page, baseURL, id)).text).not.toContain("thoughts");
  expect((await stored(page, baseURL, id)).revision).toBe(revision + 1);
  expect(await revisionText(page, baseURL!, id, revision)).toContain("second thoughts");
});
