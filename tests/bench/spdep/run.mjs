/**
 * Gi* and local Moran with 999 permutations on 10,000 cells, here and by spdep in R, on the same
 * counts. `node tests/bench/spdep/run.mjs`; without R or spdep it says so and ends well.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "../../bundle.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const { measure, counts, side } = await load("tests/bench/spdep/ours.ts");
const show = (who, { gi, moran }) =>
  console.log(`${who.padEnd(10)} Gi* ${gi.toFixed(0)} ms, local Moran ${moran.toFixed(0)} ms`);
show("Beatbook", measure());

const folder = mkdtempSync(join(tmpdir(), "beatbook-spdep-"));
const file = join(folder, "counts.csv");
writeFileSync(file, `n\n${counts().join("\n")}\n`);
const r = spawnSync("Rscript", [`${here}/spdep.R`, file, String(side)], { encoding: "utf8" });
rmSync(folder, { recursive: true });
if (r.error) console.log("spdep      skipped: R is not installed here.");
else if (r.status === 3) console.log("spdep      skipped: R has no package spdep.");
else if (r.status !== 0) {
  console.error(r.stderr);
  process.exit(1);
} else show("spdep", JSON.parse(r.stdout.trim().split("\n").at(-1)));
