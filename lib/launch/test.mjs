import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.mjs";
import { buildIfNeeded, installIfNeeded } from "./setup.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** `npm test`: everything, cheapest first. Stops at the first suite that fails. */
const suites = [
  ["format", "npx", ["prettier", "--check", "."]],
  ["lint", "npx", ["eslint", ".", "--max-warnings", "0"]],
  ["types", "npx", ["tsc", "--noEmit"]],
  ["unit and faults", "npx", ["vitest", "run", "--config", "tests/vitest.config.mts"]],
  ["browser and security", "npx", ["playwright", "test", "--config", "tests/playwright.config.ts"]],
];

await installIfNeeded();
env.BEATBOOK_CHROMIUM = findChromium();
await buildIfNeeded();

for (const [name, command, args] of suites) {
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: "inherit" });
  console.log(`── ${name}: ${((Date.now() - started) / 1000).toFixed(0)} s ──`);
  if (status !== 0) {
    console.error(`${name} failed.`);
    process.exit(status ?? 1);
  }
}
console.log("\nAll suites passed.");
