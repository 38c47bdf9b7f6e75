import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sha256 } from "@/lib/store/ids";
import { listRevisions, readRevision } from "@/lib/store/revisions";
import { newFolder, newStore } from "../unit/store/folder";
import { bulky } from "./notebook";

const root = fileURLToPath(new URL("../..", import.meta.url));
const build = join(root, process.env.BEATBOOK_DIST ?? ".next", "BUILD_ID");

if (!existsSync(build))
  console.warn("Skipped: the product is not built, run `npm run build` first.");

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

async function start(folder: string): Promise<{ server: ChildProcess; url: string }> {
  const port = await freePort();
  const next = join(root, "node_modules/next/dist/bin/next");
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", BEATBOOK_DATA: folder, PORT: String(port) },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  while (server.exitCode === null) {
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return { server, url };
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`The server ended with ${server.exitCode}.`);
}

const ended = (server: ChildProcess) =>
  new Promise<void>((resolve) => server.once("exit", () => resolve()));

test.skipIf(!existsSync(build))(
  "the real server is killed 50 times in the middle of saves and loses none that it acknowledged",
  async () => {
    const folder = await newFolder();
    const acknowledged = new Map<number, string>();
    let id = "";
    let base = 1;

    for (let kill = 1; kill <= 50; kill++) {
      const { server, url } = await start(folder);
      const send = (method: string, path: string, body: unknown) =>
        fetch(url + path, {
          method,
          headers: { origin: url, "content-type": "application/json" },
          body: JSON.stringify(body),
        });
      if (id === "") {
        const made = await send("POST", "/api/notebooks", { text: bulky(1) });
        id = ((await made.json()) as { id: string }).id;
      }
      const gone = ended(server);
      for (let saves = 1; ; saves++) {
        const saving = send("PUT", `/api/notebooks/${id}`, { text: bulky(base + 1), base });
        // The save is on its way when the server dies; whether it was taken is the question.
        if (saves > kill % 4) setTimeout(() => server.kill("SIGKILL"), kill % 7);
        const answer = await saving.catch(() => null);
        const body = await answer?.json().catch(() => null);
        if (!answer || !body) break;
        const { revision, sha256: hash } = body as { revision: number; sha256: string };
        // 409 would be a revision that was written and not acknowledged: the retry is, by its text.
        expect(answer.status).toBe(200);
        acknowledged.set(revision, hash);
        base = revision;
      }
      await gone;
    }

    const store = await newStore(folder);
    const revisions = await listRevisions(store, id);
    expect(acknowledged.size).toBeGreaterThanOrEqual(50);
    expect(revisions.map((entry) => entry.revision)).toEqual(
      revisions.map((_, index) => revisions.length - index),
    );
    for (const [revision, hash] of acknowledged) {
      const { text } = await readRevision(store, id, revision);
      expect([text, sha256(text)]).toEqual([bulky(revision), hash]);
    }
  },
  300_000,
);
