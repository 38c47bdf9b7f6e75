/*
 * The product as it is shipped: a production build, served on a free port, with a data
 * folder of its own. Builds first when there is no build.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const ended = (process) => new Promise((resolve) => process.once("exit", resolve));

async function buildIfMissing() {
  if (existsSync(join(root, process.env.BEATBOOK_DIST ?? ".next", "BUILD_ID"))) return;
  const code = await ended(spawn("npm", ["run", "build"], { cwd: root, stdio: "inherit" }));
  if (code !== 0) throw new Error(`The build ended with ${code}.`);
}

/** Serves the build. `send` speaks to its API as a page of its own would. */
export async function startProduct() {
  await buildIfMissing();
  const folder = mkdtempSync(join(tmpdir(), "beatbook-bench-"));
  const port = await freePort();
  const next = join(root, "node_modules/next/dist/bin/next");
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      BEATBOOK_DATA: folder,
      PORT: String(port),
    },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  for (let answer = null; !answer?.ok;) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer = await fetch(`${url}/api/health`).catch(() => null);
  }

  const send = async (path, body, headers = {}) => {
    const answer = await fetch(url + path, {
      method: "POST",
      headers: { origin: url, ...headers },
      body,
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };

  return {
    url,
    keepDataset: (name, bytes, rows, format = "parquet") =>
      send(`/api/datasets?${new URLSearchParams({ name, format, rows })}`, bytes),
    makeNotebook: async (text) =>
      (
        await send("/api/notebooks", JSON.stringify({ text }), {
          "content-type": "application/json",
        })
      ).id,
    async stop() {
      server.kill();
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
