import { expect, test } from "@playwright/test";
import { cellOf, fenced, openCells } from "./support/cells";
import { watchFaults } from "./support/faults";
import { numberOf, readGrid } from "./support/grid";
import { done } from "./support/notebook";

test.describe.configure({ timeout: 90_000 });

const city = { datasets: ["fir: {source: sample, version: 2}"] };

/** Few types and shuffles: the words and the ways through it are looked at here, the figures elsewhere. */
const small = [
  "data: fir",
  "types: [CASES OF HURT, NARCOTIC DRUGS, BURGLARY - DAY]",
  "question: [NARCOTIC DRUGS, CASES OF HURT]",
  "permutations: 399",
  "sample: 3000",
  "cell: 2000",
].join("\n");

test("a matrix of types answers by sentence, map and curve, and all of it by keyboard", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const counted = "select type_a, type_b from related where class = 'together' order by 1, 2";
  const cells = [fenced("relations related", small), fenced("sql together", counted)];
  await openCells(page, baseURL, cells, city);
  const related = cellOf(page, "related");
  await done(related, 60_000);
  await expect(related.locator("[data-findings]")).toContainText(
    /Where there is NARCOTIC DRUGS \([\d,]+ points\), there is more CASES OF HURT .* than chance would explain: within 250 m/,
  );
  await expect(related.locator("[data-provenance]")).toContainText(
    /sample of 3,000 of [\d,]+ points: at most [\d,]+ of a type/,
  );

  await related.getByRole("radio", { name: "Within reach" }).click();
  const matrix = related.getByRole("grid", { name: "Within reach: types by types" });
  await expect(matrix.getByRole("rowheader")).toHaveText([
    "CASES OF HURT",
    "NARCOTIC DRUGS",
    "BURGLARY - DAY",
  ]);
  const asked = matrix.getByRole("button", {
    name: /^NARCOTIC DRUGS, CASES OF HURT: [\d.]+ times, adjusted p/,
  });
  await expect(asked).toHaveAttribute("data-verdict", "1");
  const pair = related.locator("[data-pair]");
  await expect(pair.getByRole("heading")).toHaveText("NARCOTIC DRUGS and CASES OF HURT");

  await asked.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(pair.getByRole("heading")).toHaveText("NARCOTIC DRUGS and BURGLARY - DAY");
  await expect(pair).toContainText("there is less BURGLARY - DAY");
  await expect(pair.locator("[data-drawn]")).toBeVisible();
  await expect(
    pair.getByRole("img", { name: /^Pairs of NARCOTIC DRUGS and BURGLARY - DAY by distance/ }),
  ).toBeVisible();

  await related.getByRole("radio", { name: "By area" }).click();
  await expect(related.getByRole("grid", { name: "By area: types by types" })).toBeVisible();

  const together = cellOf(page, "together");
  await done(together);
  expect((await readGrid(together)).rows).toContainEqual(["NARCOTIC DRUGS", "CASES OF HURT"]);
  noFaults();
});

test("rules say what stands together in one record, as sentence, list and table", async ({
  page,
  baseURL,
}) => {
  const noFaults = watchFaults(page);
  const source = "data: fir\ncolumns: [CrimeGroup_Name, Complaint_Mode]\nthen: CrimeGroup_Name";
  const strongest = "select max(lift) as lift from rules where class = 'together'";
  const cells = [fenced("rules rules", source), fenced("sql strongest", strongest)];
  await openCells(page, baseURL, cells, city);
  const rules = cellOf(page, "rules");
  await done(rules, 60_000);
  await expect(rules.locator("[data-findings]")).toContainText(
    /^Of the rows with .+, [\d.]+ % have CrimeGroup_Name: .+, against [\d.]+ % of all: [\d.]+ times/,
  );
  const list = rules.getByRole("group", { name: "Rules, the strongest first" });
  const first = await list.locator("tbody tr").first().locator("td").nth(4).innerText();
  await done(cellOf(page, "strongest"));
  const [[lift]] = (await readGrid(cellOf(page, "strongest"))).rows as [[string]];
  expect(Number(first)).toBeCloseTo(numberOf(lift), 0);
  noFaults();
});
