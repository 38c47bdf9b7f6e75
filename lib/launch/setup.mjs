/*
 * What `npm start` and `npm test` need first: the packages, and a build of what is here
 * now. Imports nothing but what Node brings, because it runs before anything is installed.
 */
import { spawn } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const nextProgram = join("node_modules", "next", "dist", "bin", "next");

const built = join(root, process.env.BEATBOOK_DIST ?? ".next", "BUILD_ID");
const installed = join(root, "node_modules", ".package-lock.json");
const sources = [
  "app",
  "cells",
  "datasets",
  "lib",
  "proxy.ts",
  "next.config.ts",
  "package.json",
  "package-lock.json",
  "postcss.config.mjs",
];

export const say = (words) => console.log(words);

export function stop(words) {
  console.error(words);
  process.exit(1);
}

/** Time of the last change of a file or of anything in a folder, milliseconds; 0 when it is not there. */
async function changed(path) {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path);
  const times = await Promise.all(inside.map((name) => changed(join(path, name))));
  return Math.max(found.mtimeMs, ...times);
}

/** Runs a step quietly, says every so often that it is still at it, and shows its output if it fails. */
function step(words, command, args) {
  say(`${words} …`);
  const began = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    // npm is a script on Windows, and only a shell starts those.
    shell: command === "npm" && process.platform === "win32",
  });
  const output = [];
  child.stdout.on("data", (bytes) => output.push(bytes));
  child.stderr.on("data", (bytes) => output.push(bytes));
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const clock = setInterval(() => say(`  … still at it after ${seconds()} s`), 15_000);
  const pass = (signal) => child.kill(signal);
  process.once("SIGINT", pass).once("SIGTERM", pass);
  return new Promise((resolve) => {
    const end = (code, signal) => {
      clearInterval(clock);
      process.off("SIGINT", pass).off("SIGTERM", pass);
      if (signal) stop("Stopped.");
      if (code === 0) {
        say(`  done in ${seconds()} s`);
        resolve();
        return;
      }
      process.stderr.write(Buffer.concat(output));
      stop(`\n“${words}” did not work. The lines above say why.`);
    };
    child.on("error", (error) => {
      output.push(Buffer.from(String(error.message)));
      end(1, null);
    });
    child.on("close", end);
  });
}

/** Installs the packages when there are none, or when the list of them is newer than they are. */
export async function installIfNeeded() {
  const there = await changed(installed);
  if (there > 0 && there >= (await changed(join(root, "package-lock.json")))) return;
  await step("Installing what Beatbook is made of (a minute or two, only the first time)", "npm", [
    "ci",
    "--include=dev",
    "--no-audit",
    "--no-fund",
  ]);
}

/** Builds the product when it was never built, or when a source is newer than the build. */
export async function buildIfNeeded() {
  const times = await Promise.all(sources.map((name) => changed(join(root, name))));
  const vendors = await changed(join(root, "public", "vendor", "frame.json"));
  if (vendors > 0 && (await changed(built)) > Math.max(...times)) return;
  await step("Preparing the data engine", process.execPath, ["lib/launch/prepare.mjs"]);
  await step("Building the pages (a minute or two)", process.execPath, [nextProgram, "build"]);
}
