import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const next = fileURLToPath(new URL("../../../node_modules/next/dist/bin/next", import.meta.url));

export interface RunningServer {
  /** `http://127.0.0.1:41234`, which is also its origin. */
  url: string;
  /** Ends the process as Ctrl+C does, or at once; resolves when it is gone. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Serves the production build of `BEATBOOK_DIST` (`.next`) over a data folder of its own. */
export async function startServer(data: string, port: number): Promise<RunningServer> {
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      BEATBOOK_DATA: data,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) break;
    if (server.exitCode !== null || Date.now() > until) {
      await end(server, "SIGKILL");
      throw new Error(`The server did not start on ${url}. Is there a build?`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: (signal = "SIGTERM") => end(server, signal) };
}

function end(server: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill(signal);
  });
}
