import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newVisitor } from "./browser.mjs";
import { timeCell, timeFirstFigure } from "./cell.mjs";
import { median } from "./figures.mjs";
import { root } from "./product.mjs";

const beatsFile = join(root, "../shared/data/boundaries/chicago-police-beats-2012-12.geojson");
const patient = 600_000;

const cell = (head, source) => `\`\`\`${head}\n${source}\n\`\`\``;
const notebook = (title, datasets, cells) => `---
beatbook: 1
title: ${title}
${datasets.length > 0 ? `datasets:\n${datasets.map((line) => `  ${line}`).join("\n")}\n` : ""}---

${cells.join("\n\n")}
`;

/** Six years of weeks; a few beats have most of it, and summer has more than winter. 2018 begins on a Monday. */
const drawn = `select date '2018-01-01' + cast(day as integer) as day, 'beat ' || beat as beat
from (
  select hash(i) % 2184 as day, floor(300 * pow((hash(i + 10000000) % 100000) / 100000, 2))::int as beat,
    (hash(i + 20000000) % 1000) / 1000 as chance
  from range(600000) t(i)
)
where chance < 0.7 + 0.3 * sin(2 * pi() * day / 365.25)`;

const series = notebook(
  "Next, counts",
  [],
  [
    cell("sql drawn", drawn),
    cell("forecast counts {auto: false}", "data: drawn\ntime: day\nby: [beat]\nhorizon: 12"),
  ],
);

const sample = notebook(
  "Next, places of the sample",
  [
    "fir: {source: sample, version: 2}",
    "beats: {source: sample-beats, version: 2}",
    "features: {source: sample-features, version: 2}",
  ],
  [
    cell("model incidents", "table: incidents\nsource: ksp-2024\ndata: fir"),
    cell("sql hurt", "from incidents where head = 'CASES OF HURT'"),
    cell(
      "place-forecast places {auto: false}",
      "data: incidents\ncolumn: head\nvalue: BURGLARY - NIGHT\nboundary: beats",
    ),
    cell(
      "risk-terrain terrain {auto: false}",
      "data: hurt\nboundary: beats\nlayers:\n  - {table: features}",
    ),
  ],
);

const city = (chicago, beats) =>
  notebook(
    "Next, places of Chicago",
    [
      `crimes: {source: file, file: chicago.parquet, rows: ${chicago.rows}, sha256: ${chicago.sha256}}`,
      `beats: {source: file, file: beats.geojson, rows: ${beats.rows}, sha256: ${beats.sha256}}`,
    ],
    [
      cell(
        "place-forecast places {auto: false}",
        'data: crimes\ntime: Date\ncolumn: "Primary Type"\nvalue: BURGLARY\nboundary: beats\nhorizon: 365\norigins: 4',
      ),
    ],
  );

/** Opens the notebook and waits for the tables that its cells read. */
async function open({ browser, product }, text, ready) {
  const page = await newVisitor(browser);
  page.setDefaultTimeout(patient);
  await page.goto(`${product.url}/notebooks/${await product.makeNotebook(text)}`);
  await ready(page);
  return page;
}

const done = (kind) => (page) =>
  page.locator(`[data-kind="${kind}"][data-status="done"]`).first().waitFor();

async function measureCounts(context) {
  const page = await open(context, series, done("sql"));
  const { first, all } = await timeFirstFigure(page, "forecast");
  await page.context().close();
  const name = "Forecast of 300 beats, 12 of 312 weeks ahead, automatic, with backtest";
  return [
    { name: `${name}: first series shown`, milliseconds: first, goal: "≤ 2 s" },
    { name: `${name}: Run to done`, milliseconds: all, goal: "≤ 60 s" },
  ];
}

async function measureSample(context) {
  const page = await open(context, sample, done("sql"));
  const found = [];
  for (const [kind, name] of [
    ["place-forecast", "Hot-spot forecast of night burglary, squares of 250 m"],
    ["risk-terrain", "Risk terrain of hurt, eight kinds of features, squares of 250 m"],
  ]) {
    const taken = [];
    for (let run = 0; run < 3; run++) taken.push(await timeCell(page, kind));
    found.push({ name: `${name}, sample, Run to done`, milliseconds: median(taken) });
  }
  await page.context().close();
  return found;
}

async function measureChicago(context) {
  const text = readFileSync(beatsFile, "utf8");
  const rows = JSON.parse(text).features.length;
  const kept = await context.product.keepDataset("beats.geojson", text, String(rows), "geojson");
  const beats = { rows, sha256: kept.sha256 };
  const page = await open(context, city(context.chicago, beats), async (opened) => {
    await opened.getByText("1,949,344", { exact: true }).first().waitFor();
    await opened.getByText(String(rows), { exact: true }).first().waitFor();
  });
  const milliseconds = await timeCell(page, "place-forecast");
  await page.context().close();
  return [{ name: "Hot-spot forecast of burglary, a year ahead, 1.95 M rows", milliseconds }];
}

/** Cells that forecast. What takes a minute is run once. */
export async function measureNext(context) {
  const found = [...(await measureCounts(context)), ...(await measureSample(context))];
  return context.chicago ? [...found, ...(await measureChicago(context))] : found;
}
