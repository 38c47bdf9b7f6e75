/**
 * Plans scored on Chicago, 2016 to 2017: `node tests/bench/act/run.mjs` prints the tables of
 * docs/methods/deployment-score.md, `--write` puts them there. Needs ../shared; a minute of one core.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { load } from "../../bundle.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const file = `${root}/../shared/data/chicago/chicago-crimes-2012-2018.parquet`;
if (!existsSync(file)) {
  console.log("Skipped: the Chicago file is not beside the checkout (../shared).");
  process.exit(0);
}
const { tables } = await load("tests/bench/act/main.ts");
const found = await tables(file);
if (!process.argv.includes("--write")) {
  for (const [name, table] of Object.entries(found)) console.log(`${name}\n\n${table}\n`);
} else {
  const path = `${root}/docs/methods/deployment-score.md`;
  let text = readFileSync(path, "utf8");
  for (const [name, table] of Object.entries(found)) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before, rest] = text.split(begin);
    if (rest === undefined) continue;
    text = `${before}${begin}\n\n${table}\n\n${end}${rest.split(end)[1]}`;
  }
  writeFileSync(path, await format(text, { parser: "markdown", printWidth: 100 }));
}
