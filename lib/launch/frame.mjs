import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { collectTypes } from "./types.mjs";

/**
 * Bundles the program of the script frames: frame.js, and deck.js, methods.js and the solver
 * of methods, solver.js, which only some programs ask for. Self-contained classic scripts in public/vendor/frame-<hash>/,
 * each with its brotli twin; public/vendor/frame.json says which folder is in use.
 */

const root = fileURLToPath(new URL("../..", import.meta.url));
const vendor = path.join(root, "public", "vendor");

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  platform: "browser",
  target: ["chrome120", "firefox121", "safari17"],
  loader: { ".css": "text" },
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
};

const compress = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });

async function bundle(entry, options = {}) {
  const { outputFiles } = await build({
    ...shared,
    ...options,
    entryPoints: [entry],
  });
  return Buffer.from(outputFiles[0].contents);
}

export async function buildFrame() {
  const [frame, deck, methods, solver] = await Promise.all([
    bundle("lib/script/frame/start.ts"),
    bundle("lib/script/frame/deck.ts", { globalName: "beatbookDeck" }),
    bundle("lib/script/frame/methods.ts", {
      globalName: "beatbookMethods",
      alias: { highs: path.join(root, "lib/script/frame/highs.ts") },
      // Only pages are told where the solver's file lies.
      logOverride: { "empty-import-meta": "silent" },
    }),
    bundle("lib/script/frame/solver.ts", {
      globalName: "beatbookSolver",
      loader: { ...shared.loader, ".wasm": "binary" },
      external: ["node:*"],
    }),
  ]);
  const programs = {
    "frame.js": frame,
    "deck.js": deck,
    "methods.js": methods,
    "solver.js": solver,
  };
  const types = Buffer.from(JSON.stringify(await collectTypes(root)));
  const hash = createHash("sha256")
    .update(Buffer.concat(Object.values(programs)))
    .digest("hex")
    .slice(0, 12);
  const folder = `frame-${hash}`;
  await mkdir(vendor, { recursive: true });
  const earlier = (await readdir(vendor)).filter(
    (name) => /^frame-[0-9a-f]{12}$/.test(name) && name !== folder,
  );
  for (const name of earlier) await rm(path.join(vendor, name), { recursive: true });
  await mkdir(path.join(vendor, folder), { recursive: true });
  for (const [name, bytes] of Object.entries(programs)) {
    await writeFile(path.join(vendor, folder, name), bytes);
    await writeFile(path.join(vendor, folder, `${name}.br`), compress(bytes));
  }
  await writeFile(path.join(vendor, "frame-types.json"), types);
  await writeFile(path.join(vendor, "frame.json"), JSON.stringify({ folder }));
  const bytes = { "types.json": types.length };
  for (const [name, program] of Object.entries(programs)) bytes[name] = program.length;
  return { folder, bytes };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder, bytes } = await buildFrame();
  const sizes = Object.entries(bytes).map(
    ([name, size]) => `${name} ${Math.round(size / 1024)} KB`,
  );
  console.log(`${folder}: ${sizes.join(", ")}`);
}
