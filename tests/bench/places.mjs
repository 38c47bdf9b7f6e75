import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, emptyPage, newVisitor } from "./browser.mjs";
import { timeCell } from "./cell.mjs";
import { compare, inTurns } from "./figures.mjs";
import { root } from "./product.mjs";

const beatsFile = join(root, "../shared/data/boundaries/chicago-police-beats-2012-12.geojson");

const notebook = (chicago, beats) => `---
beatbook: 1
title: Places
datasets:
  crimes: {source: file, file: chicago.parquet, rows: ${chicago.rows}, sha256: ${chicago.sha256}}
  beats: {source: file, file: beats.geojson, rows: ${beats.rows}, sha256: ${beats.sha256}}
---

\`\`\`areas placed {auto: false}
data: crimes
areas: beats
recorded: {Beat: BEAT_NUM}
keep: [BEAT_NUM]
\`\`\`
`;

/** An areas cell over the whole file, from Run to done, its table of 21 columns made. Milliseconds. */
async function runCell({ browser, product, chicago }, text, features) {
  const kept = await product.keepDataset("beats.geojson", text, String(features.length), "geojson");
  const id = await product.makeNotebook(
    notebook(chicago, { rows: features.length, sha256: kept.sha256 }),
  );
  const page = await newVisitor(browser);
  await page.goto(`${product.url}/notebooks/${id}`);
  await page.getByText("1,949,344", { exact: true }).first().waitFor();
  await page.getByText(String(features.length), { exact: true }).first().waitFor();
  const milliseconds = await timeCell(page, "areas");
  await page.context().close();
  return milliseconds;
}

/** Every point of the file that has one into 277 beats, against a loop over boxes and edges. */
export async function measurePlaces({ browser, product, chicago, pairs = 3 }) {
  const text = readFileSync(beatsFile, "utf8");
  const { features } = JSON.parse(text);
  const page = await newVisitor(browser, { script: await bundle("places"), bypassCSP: true });
  await page.goto(product.url + emptyPage);
  const { points, areas } = await page.evaluate(
    ([sha256, outlines]) => globalThis.bench.open(sha256, outlines),
    [chicago.sha256, features.map(({ geometry }) => JSON.stringify(geometry))],
  );
  const seen = { ours: [], bare: [] };
  const ask = async (way) => {
    const found = await page.evaluate((which) => globalThis.bench[which](), way);
    seen[way].push(found.placed);
    return found.milliseconds;
  };
  await ask("ours");
  const taken = await inTurns(
    pairs,
    () => ask("ours"),
    () => ask("bare"),
  );
  await page.context().close();
  // Points exactly on an edge may fall to the other side by rounding, no more.
  if (Math.abs(seen.ours[0] - seen.bare[0]) > points / 1e5) {
    throw new Error(`${seen.ours[0]} points were placed by us, ${seen.bare[0]} by the loop`);
  }
  const cell = await runCell({ browser, product, chicago }, text, features);
  return { ...compare(taken), points, areas, cell };
}
