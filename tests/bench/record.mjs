import { bundle, emptyPage, newVisitor } from "./browser.mjs";

const sampleNotebook = `---
beatbook: 1
title: First result
datasets:
  fir: {source: sample, version: 2}
---

\`\`\`sql heads
select "CrimeGroup_Name" as head, count(*) as n from fir group by head order by n desc
\`\`\`
`;

const emptyNotebook = "---\nbeatbook: 1\ntitle: Files\n---\n";

/** From navigation to the first rows of a SQL cell over the sample, with empty caches. */
async function coldStart({ browser, product }) {
  const id = await product.makeNotebook(sampleNotebook);
  const page = await newVisitor(browser);
  await page.goto(`${product.url}/notebooks/${id}`, { waitUntil: "commit" });
  const at = await page.waitForFunction(() => {
    const filled = document.querySelector('[data-kind="sql"] [role="gridcell"]');
    return filled?.textContent ? performance.now() : false;
  });
  const milliseconds = await at.jsonValue();
  await page.context().close();
  return milliseconds;
}

/** From the choice of a file to its table in the rail. */
async function importFile({ browser, product }, file, rows) {
  const id = await product.makeNotebook(emptyNotebook);
  const page = await newVisitor(browser);
  await page.goto(`${product.url}/notebooks/${id}`);
  const input = page.locator("input[type=file]").first();
  await input.waitFor({ state: "attached" });
  const from = Date.now();
  await input.setInputFiles(file);
  await page.getByText(rows, { exact: true }).first().waitFor();
  const milliseconds = Date.now() - from;
  await page.context().close();
  return milliseconds;
}

/** Figures without a bare counterpart, kept to see them change. Milliseconds or bytes. */
export async function measureRecord({ browser, product, chicago }) {
  const raw = chicago.file.replace("2012-2018.parquet", "2018-h1-raw.csv.gz");
  const entries = [
    {
      name: "Cold start to the first SQL result on the sample",
      milliseconds: await coldStart({ browser, product }),
    },
    {
      name: "Import of 1,949,344 rows from Parquet (60 MB)",
      milliseconds: await importFile({ browser, product }, chicago.file, "1,949,344"),
    },
    {
      name: "Import of 127,900 rows from CSV.gz (6 MB)",
      milliseconds: await importFile({ browser, product }, raw, "127,900"),
    },
  ];
  const page = await newVisitor(browser, { script: await bundle("sql"), bypassCSP: true });
  await page.goto(product.url + emptyPage);
  await page.evaluate((sha256) => globalThis.bench.open(sha256), chicago.sha256);
  entries.push(...(await page.evaluate(() => globalThis.bench.record())));
  await page.context().close();
  return entries;
}
