import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.mjs";
import { buildIfNeeded, installIfNeeded } from "./setup.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** Published and independently computed answers, which are not part of the project. */
const references = ["../shared/oracles", "../shared/data/spatial-stats"].filter((folder) =>
  existsSync(`${root}/${folder}`),
);

/** `npm test`: everything, cheapest first. Stops at the first suite that fails. */
const suites = [
  ["format", "npx", ["prettier", "--check", "."]],
  ["lint", "npx", ["eslint", ".", "--max-warnings", "0"]],
  ["types", "npx", ["tsc", "--noEmit"]],
  ["reference answers", "node", ["tests/oracles/run.mjs", ...references]],
  ["unit and faults", "npx", ["vitest", "run", "--config", "tests/vitest.config.mts"]],
  ["browser and security", "npx", ["playwright", "test", "--config", "tests/playwright.config.ts"]],
];

await installIfNeeded();
env.BEATBOOK_CHROMIUM = findChromium();
await buildIfNeeded();

for (const [name, command, args] of suites) {
  console.log(`\n── ${name} ──`);
  if (name === "reference answers" && references.length === 0) {
    console.log("Skipped: the folder ../shared with the reference answers is not here.");
    continue;
  }
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: "inherit" });
  console.log(`── ${name}: ${((Date.now() - started) / 1000).toFixed(0)} s ──`);
  if (status !== 0) {
    console.error(`${name} failed.`);
    process.exit(status ?? 1);
  }
}
console.log("\nAll suites passed.");
