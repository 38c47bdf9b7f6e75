import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumArgs } from "../lib/launch/chromium.mjs";

const port = Number(process.env.BEATBOOK_TEST_PORT ?? 3210);
const data = (process.env.BEATBOOK_TEST_DATA ??= mkdtempSync(join(tmpdir(), "beatbook-test-")));

/** The real product: a production build, its own data folder, the real browser, nothing outside. */
export default defineConfig({
  testDir: ".",
  testMatch: ["browser/**/*.spec.ts", "security/**/*.spec.ts"],
  // Two files at a time; then, one by one, the tests that a neighbour would disturb.
  workers: 2,
  projects: [
    { name: "together", grepInvert: /@alone/ },
    { name: "alone", grep: /@alone/, dependencies: ["together"], workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  outputDir: "../test-results",
  use: {
    baseURL: process.env.BEATBOOK_URL ?? `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.BEATBOOK_CHROMIUM ?? "/usr/bin/chromium",
      args: chromiumArgs,
    },
  },
  webServer: process.env.BEATBOOK_URL
    ? undefined
    : {
        command: `npx next start -H 127.0.0.1 -p ${port}`,
        cwd: "..",
        url: `http://127.0.0.1:${port}/api/health`,
        env: { BEATBOOK_DATA: data, NEXT_TELEMETRY_DISABLED: "1" },
        timeout: 60_000,
      },
});
