/*
 * `npm start`: from a fresh clone to an open address, in words for somebody who is
 * not a programmer. Imports nothing but what Node brings, because it runs before
 * anything is installed. The only settings are PORT and BEATBOOK_DATA.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wanted = [20, 20];
const address = "127.0.0.1";
const built = join(root, process.env.BEATBOOK_DIST ?? ".next", "BUILD_ID");
const installed = join(root, "node_modules", ".package-lock.json");
const sources = ["app", "cells", "datasets", "lib", "proxy.ts", "next.config.ts"].concat([
  "package.json",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
]);

const say = (words) => console.log(words);

function stop(words) {
  console.error(words);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  stop(
    `Beatbook needs Node.js ${wanted.join(".")} or newer; this is ${process.versions.node}.\n` +
      "Install a newer Node.js, then type npm start again.",
  );
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
      if (code === 0) return resolve(say(`  done in ${seconds()} s`));
      process.stderr.write(Buffer.concat(output));
      stop(`\nThat did not work: ${words.toLowerCase()}. The lines above say why.`);
    };
    child.on("error", (error) => {
      output.push(Buffer.from(String(error.message)));
      end(1, null);
    });
    child.on("close", end);
  });
}

async function install() {
  const lock = await changed(join(root, "package-lock.json"));
  if ((await changed(installed)) >= lock && existsSync(installed)) return;
  await step("Installing what Beatbook is made of (a minute or two, only the first time)", "npm", [
    "ci",
    "--include=dev",
    "--no-audit",
    "--no-fund",
  ]);
}

async function build() {
  const times = await Promise.all(sources.map((name) => changed(join(root, name))));
  if ((await changed(built)) > Math.max(...times)) return;
  await step("Preparing the data engine", process.execPath, ["lib/launch/prepare.mjs"]);
  const next = join("node_modules", "next", "dist", "bin", "next");
  await step("Building the pages (about a minute)", process.execPath, [next, "build"]);
}

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, address, () => probe.close(() => resolve(true)));
  });

async function freePort() {
  const asked = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(asked) || asked < 1 || asked > 65_535)
    stop(`PORT is "${process.env.PORT}": it must be a number from 1 to 65535.`);
  for (let port = asked; port < Math.min(asked + 100, 65_536); port++) {
    if (!(await isFree(port))) continue;
    if (port !== asked) say(`Port ${asked} is in use by another program; taking ${port} instead.`);
    return port;
  }
  return stop(`No free port from ${asked} on. Set PORT to a free one.`);
}

async function answers(port) {
  const answer = await fetch(`http://${address}:${port}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}

async function serve(port) {
  const next = join("node_modules", "next", "dist", "bin", "next");
  const server = spawn(process.execPath, [next, "start", "-H", address, "-p", String(port)], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => server.kill(signal));
  }
  server.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 0)));
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 100));
  say(`\nBeatbook is ready. Open  http://${address}:${port}  in your browser.`);
  say("To stop it, press Ctrl+C here.");
}

checkNode();
await install();
await build();
await serve(await freePort());
