/*
 * `npm run bench`: how close the product is to the bare parts it is made of. Each ratio is taken
 * within one run, ours and the bare way in turns. `--write` puts the table into
 * docs/performance.md; names of measures (sql, first-chart, import, map, places, where, when, next,
 * act, growth, typing, frames, record) run only those.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { measureAct } from "./act.mjs";
import { openBrowser } from "./browser.mjs";
import { measureFirstChart } from "./first-chart.mjs";
import { measureFrames } from "./frames.mjs";
import { measureGrowth } from "./growth.mjs";
import { measureImport } from "./import.mjs";
import { measureMap } from "./map.mjs";
import { measureNext } from "./next.mjs";
import { measurePlaces } from "./places.mjs";
import { root, startProduct } from "./product.mjs";
import { measureRecord } from "./record.mjs";
import { rowsOf, toTable, writeTable } from "./report.mjs";
import { measureSql } from "./sql.mjs";
import { measureTyping } from "./typing.mjs";
import { measureWhen } from "./when.mjs";
import { measureWhere } from "./where.mjs";

const measures = {
  sql: { run: measureSql, needsChicago: true },
  "first-chart": { run: measureFirstChart, needsChicago: true },
  import: { run: measureImport, needsChicago: true },
  map: { run: measureMap },
  places: { run: measurePlaces, needsChicago: true },
  where: { run: measureWhere, needsChicago: true },
  when: { run: measureWhen, needsChicago: true },
  next: { run: measureNext },
  act: { run: measureAct },
  growth: { run: measureGrowth },
  typing: { run: measureTyping },
  frames: { run: measureFrames },
  record: { run: measureRecord, needsChicago: true },
};

const asked = process.argv.slice(2).filter((word) => word in measures);
const wanted = asked.length > 0 ? asked : Object.keys(measures);
const file = join(root, "../shared/data/chicago/chicago-crimes-2012-2018.parquet");

function readChicago() {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

const bytes = readChicago();
const product = await startProduct();
const browser = await openBrowser();
const rows = [];
try {
  const known = { rows: 1_949_344, file };
  const chicago = bytes && {
    ...known,
    ...(await product.keepDataset("chicago.parquet", bytes, String(known.rows))),
  };
  for (const name of wanted) {
    const { run, needsChicago } = measures[name];
    if (needsChicago && !chicago) {
      console.log(`Skipped ${name}: ../shared/data/chicago is not here.`);
      continue;
    }
    console.log(`Measuring ${name} …`);
    rows.push(...rowsOf(name, await run({ browser, product, chicago })));
  }
  const table = toTable(rows);
  console.log(`\n${table}`);
  if (process.argv.includes("--write")) writeTable(table, browser.version());
} finally {
  await browser.close();
  await product.stop();
}
