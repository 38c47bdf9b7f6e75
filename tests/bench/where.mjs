import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newVisitor } from "./browser.mjs";
import { timeCell } from "./cell.mjs";
import { median } from "./figures.mjs";
import { root } from "./product.mjs";

const beatsFile = join(root, "../shared/data/boundaries/chicago-police-beats-2012-12.geojson");

const cells = [
  ["density", "Density, 300 m, Run to done", "≤ 3 s", "data: crimes\nbandwidth: 300"],
  [
    "local-clusters",
    "Getis-Ord Gi* on squares of 250 m, Run to done",
    "≤ 3 s",
    "data: crimes\nboundary: beats\nsize: 250",
  ],
  [
    "distribution",
    "Distribution over 277 beats, Run to done",
    "≤ 1 s",
    "data: crimes\nby: {Beat: BEAT_NUM}\nareas: beats",
  ],
];

const notebook = (chicago, beats) => `---
beatbook: 1
title: Where
datasets:
  crimes: {source: file, file: chicago.parquet, rows: ${chicago.rows}, sha256: ${chicago.sha256}}
  beats: {source: file, file: beats.geojson, rows: ${beats.rows}, sha256: ${beats.sha256}}
---

${cells.map(([kind, , , source], i) => `\`\`\`${kind} cell_${i} {auto: false}\n${source}\n\`\`\``).join("\n\n")}
`;

/** Cells that answer questions of place, over 1.95 M rows that are in the engine. Median of three runs. */
export async function measureWhere({ browser, product, chicago }) {
  const text = readFileSync(beatsFile, "utf8");
  const rows = JSON.parse(text).features.length;
  const { sha256 } = await product.keepDataset("beats.geojson", text, String(rows), "geojson");
  const id = await product.makeNotebook(notebook(chicago, { rows, sha256 }));
  const page = await newVisitor(browser);
  await page.goto(`${product.url}/notebooks/${id}`);
  await page.getByText("1,949,344", { exact: true }).first().waitFor();
  await page.getByText(String(rows), { exact: true }).first().waitFor();
  const found = [];
  for (const [kind, name, goal] of cells) {
    const taken = [];
    for (let run = 0; run < 3; run++) taken.push(await timeCell(page, kind));
    found.push({ name: `${name}, 1.95 M rows`, milliseconds: median(taken), goal });
  }
  await page.context().close();
  return found;
}
