/**
 * Gi* and local Moran with 999 permutations on 10,000 cells, here and by spdep in R, on the same
 * counts. `node tests/bench/spdep/run.mjs`; without R or spdep it says so and ends well.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const outfile = `${root}/node_modules/.cache/beatbook/spdep.mjs`;
await build({
  entryPoints: [`${here}/ours.ts`],
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  alias: { "@": root },
  outfile,
  logLevel: "warning",
});
const { measure, counts, side } = await import(pathToFileURL(outfile).href);
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
