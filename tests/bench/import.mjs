import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, emptyPage, newVisitor } from "./browser.mjs";
import { compare, inTurns } from "./figures.mjs";
import { root } from "./product.mjs";

const raw = join(root, "../shared/data/chicago/chicago-crimes-2018-h1-raw.csv.gz");

/** A million rows of a published CSV file into a table: our import against the engine's own reader. Milliseconds. */
export async function measureImport({ browser, product, pairs = 5, rows = 1_000_000 }) {
  const { sha256 } = await product.keepDataset("crimes.csv.gz", readFileSync(raw), "127900");
  const [script, worker] = [await bundle("import"), await bundle("import-worker")];
  const page = await newVisitor(browser, { script, bypassCSP: true });
  await page.goto(product.url + emptyPage);
  const bytes = await page.evaluate(
    (given) => globalThis.bench.open(...given),
    [sha256, rows, worker],
  );
  const run = async (way) => {
    const found = await page.evaluate((which) => globalThis.bench[which](), way);
    if (found.rows !== rows) throw new Error(`${way}: ${found.rows} rows were read`);
    return found.milliseconds;
  };
  for (const way of ["ours", "bare"]) await run(way);
  const taken = await inTurns(
    pairs,
    () => run("ours"),
    () => run("bare"),
  );
  await page.context().close();
  return { rows, bytes, ...compare(taken) };
}
