import { spawn } from "node:child_process";
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

/** Each has one core to itself, so they run side by side; none starts before all before it passed. */
const checks = [
  ["format", "npx", ["prettier", "--check", "."]],
  ["lint", "npx", ["eslint", ".", "--max-warnings", "0"]],
  ["types", "npx", ["tsc", "--noEmit"]],
  ["reference answers", "node", ["tests/oracles/run.mjs", ...references]],
].filter(([name]) => name !== "reference answers" || references.length > 0);

/** These use all cores. */
const suites = [
  ["unit and faults", "npx", ["vitest", "run", "--config", "tests/vitest.config.mts"]],
  ["browser and security", "npx", ["playwright", "test", "--config", "tests/playwright.config.ts"]],
];

/** Runs one suite; its output is shown at once, or as a whole when it has ended. */
function run([name, command, args], stdio) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio });
    const output = [];
    child.stdout?.on("data", (part) => output.push(part));
    child.stderr?.on("data", (part) => output.push(part));
    child.once("close", (status) => {
      if (output.length > 0) process.stdout.write(`\n── ${name} ──\n${Buffer.concat(output)}`);
      console.log(`── ${name}: ${((Date.now() - started) / 1000).toFixed(0)} s ──`);
      resolve(status === 0 ? null : name);
    });
  });
}

function stopIfAny(failed) {
  if (failed.length === 0) return;
  console.error(`${failed.join(", ")} failed.`);
  process.exit(1);
}

await installIfNeeded();
env.BEATBOOK_CHROMIUM = findChromium();
await buildIfNeeded();

if (references.length === 0) {
  console.log("Reference answers skipped: the folder ../shared with them is not here.");
}
const ended = await Promise.all(checks.map((check) => run(check, ["ignore", "pipe", "pipe"])));
stopIfAny(ended.filter((name) => name !== null));
for (const suite of suites) {
  console.log(`\n── ${suite[0]} ──`);
  const failed = await run(suite, "inherit");
  stopIfAny(failed === null ? [] : [failed]);
}
console.log("\nAll suites passed.");
