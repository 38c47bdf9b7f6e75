/*
 * `npm start`: from a fresh clone to an open address, in words for somebody who is
 * not a programmer. The only settings are PORT and BEATBOOK_DATA.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { buildIfNeeded, installIfNeeded, nextProgram, root, say, stop } from "./setup.mjs";

const wanted = [20, 20];
const address = "127.0.0.1";

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  stop(
    `Beatbook needs Node.js ${wanted.join(".")} or newer; this is ${process.versions.node}.\n` +
      "Install a newer Node.js, then type npm start again.",
  );
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

/** False while nothing answers; an answer that is no ends the start with its words. */
async function answers(port, server) {
  const answer = await fetch(`http://${address}:${port}/api/health`).catch(() => null);
  if (!answer || answer.ok) return answer !== null;
  const { error } = await answer.json().catch(() => ({}));
  server.kill();
  return stop(error ?? `The server answered with ${answer.status}.`);
}

async function serve(port) {
  const server = spawn(
    process.execPath,
    [nextProgram, "start", "-H", address, "-p", String(port)],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        NEXT_TELEMETRY_DISABLED: "1",
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      asked = true;
      server.kill(signal);
    });
  }
  server.on("exit", (code) => process.exit(asked ? 0 : (code ?? 1)));
  while (!(await answers(port, server))) await new Promise((resolve) => setTimeout(resolve, 100));
  say(`\nBeatbook is ready. Open  http://${address}:${port}  in your browser.`);
  say("To stop it, press Ctrl+C here.");
}

checkNode();
await installIfNeeded();
await buildIfNeeded();
await serve(await freePort());
