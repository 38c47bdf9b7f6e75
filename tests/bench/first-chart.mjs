import { bundle, emptyPage, newVisitor } from "./browser.mjs";
import { compare, inTurns } from "./figures.mjs";

const sql = `select date_trunc('month', "Date") as month, count(*) as n
from crimes group by month order by month`;

const notebook = ({ sha256, rows }) => `---
beatbook: 1
title: First chart
datasets:
  crimes: {source: file, file: chicago.parquet, rows: ${rows}, sha256: ${sha256}}
---

\`\`\`sql monthly
${sql}
\`\`\`

\`\`\`chart by_month
data: monthly
mark: line
x: month
y: n
\`\`\`
`;

/** Notes when the first drawing of a chart cell is in the document. */
const watchForChart = () => {
  const drawn = () =>
    document.querySelector('[data-kind="chart"] [data-cell-output] figure svg path');
  const observer = new MutationObserver(() => {
    if (!drawn()) return;
    observer.disconnect();
    globalThis.chartDrawnAt = performance.now();
  });
  observer.observe(document, { childList: true, subtree: true });
};

/** From navigation to the first chart of a kept dataset, by visitors with empty caches. Milliseconds. */
export async function measureFirstChart({ browser, product, chicago, pairs = 5 }) {
  const id = await product.makeNotebook(notebook(chicago));
  const script = await bundle("first-query");
  const ours = async () => {
    const page = await newVisitor(browser, { script: `(${watchForChart})()` });
    await page.goto(`${product.url}/notebooks/${id}`, { waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.chartDrawnAt !== undefined);
    const at = await page.evaluate(() => globalThis.chartDrawnAt);
    await page.context().close();
    return at;
  };
  const bare = async () => {
    const page = await newVisitor(browser, { script, bypassCSP: true });
    await page.goto(product.url + emptyPage, { waitUntil: "commit" });
    const { rows, marks } = await page.evaluate(
      ([sha256, query]) => globalThis.bench.firstQuery(sha256, query),
      [chicago.sha256, sql],
    );
    if (rows < 60) throw new Error(`${rows} months were answered`);
    await page.context().close();
    if (process.env.BENCH_MARKS) console.log(marks);
    return marks.answered;
  };
  await ours();
  await bare();
  return compare(await inTurns(pairs, ours, bare));
}
