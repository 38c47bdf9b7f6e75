import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type Task = "save" | "upload" | "compete";

/** writer.ts as one program with the real store in it. */
async function bundle(): Promise<string> {
  const made = await build({
    entryPoints: [join(root, "tests/faults/writer.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["libsql"],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    write: false,
  });
  return made.outputFiles[0]!.text;
}

let program: Promise<string> | undefined;

/** Resolves with all lines it said, once it has ended; `killAfter` that many lines by SIGKILL. */
export async function runWriter(
  folder: string,
  task: Task,
  killAfter = Infinity,
): Promise<string[]> {
  const source = await (program ??= bundle());
  const child = spawn(process.execPath, ["--input-type=module", "-", folder, task], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(source);
  const said: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    said.push(line);
    if (said.length === killAfter) child.kill("SIGKILL");
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code, signal) => {
      const expected = killAfter === Infinity ? code === 0 : signal === "SIGKILL";
      if (expected) resolve(said);
      else reject(new Error(`The writer ended with ${signal ?? code}.`));
    });
  });
}
