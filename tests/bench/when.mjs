import { newVisitor } from "./browser.mjs";
import { timeCell } from "./cell.mjs";
import { median } from "./figures.mjs";

const chicago = "1.95 M rows";

const cells = [
  ["clock", `Clock by type, ${chicago}`, "≤ 2 s", 'data: crimes\ntime: Date\ntype: "Primary Type"'],
  [
    "compare",
    `Comparison of districts and types, ${chicago}`,
    "≤ 2 s",
    'data: crimes\ntime: Date\nby: [District, "Primary Type"]',
  ],
  ["trend", `Trend by month, ${chicago}`, "≤ 2 s", "data: crimes\ntime: Date\nperiod: month"],
  [
    "alerts",
    "Alerts for 300 beats × 20 types × 312 weeks, 1.9 M rows",
    "≤ 5 s",
    "data: drawn\ntime: day\nby: [beat]\ntype: type",
  ],
];

/** Six years of weeks; 2018 begins on a Monday. */
const drawn = `select date '2018-01-01' + cast(hash(i) % 2184 as integer) as day,
  'beat ' || (hash(i + 10000000) % 300) as beat, 'type ' || (hash(i + 20000000) % 20) as type
from range(1900000) t(i)`;

const notebook = ({ rows, sha256 }) => `---
beatbook: 1
title: When
datasets:
  crimes: {source: file, file: chicago.parquet, rows: ${rows}, sha256: ${sha256}}
---

\`\`\`sql drawn
${drawn}
\`\`\`

${cells.map(([kind, , , source], i) => `\`\`\`${kind} cell_${i} {auto: false}\n${source}\n\`\`\``).join("\n\n")}
`;

/** Cells that answer questions of time, their tables in the engine. Run to done, median of three. */
export async function measureWhen({ browser, product, chicago }) {
  const id = await product.makeNotebook(notebook(chicago));
  const page = await newVisitor(browser);
  await page.goto(`${product.url}/notebooks/${id}`);
  await page.getByText("1,949,344", { exact: true }).first().waitFor();
  await page.locator('[data-kind="sql"][data-status="done"]').waitFor();
  const found = [];
  for (const [kind, name, goal] of cells) {
    const taken = [];
    for (let run = 0; run < 3; run++) taken.push(await timeCell(page, kind));
    found.push({ name: `${name}, Run to done`, milliseconds: median(taken), goal });
  }
  await page.context().close();
  return found;
}
