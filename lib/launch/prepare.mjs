import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { buildFrame } from "./frame.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const compress = promisify(brotliCompress);

/** What the page loads beside its own bundles, by package, from where it lies in node_modules. */
const vendors = [
  {
    package: "@duckdb/duckdb-wasm",
    folder: "duckdb",
    files: [
      {
        from: "dist/duckdb-browser-eh.worker.js",
        to: "stoppable-1.worker.js",
        behind: "lib/engine/stop-hook.js",
      },
      { from: "dist/duckdb-eh.wasm" },
    ],
  },
  {
    package: "parquet-wasm",
    folder: "parquet-wasm",
    files: [{ from: "esm/parquet_wasm_bg.wasm" }],
  },
];

/** Whole or not at all: an interrupted run must not leave half a file that the next run takes for done. */
async function writeWhole(path, bytes) {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, bytes);
  await rename(part, path);
}

/** Without its map a browser's tools would ask for a file that is not there. */
function withoutMap(bytes) {
  const text = bytes.toString("utf8");
  return Buffer.from(text.replace(/^\/\/# sourceMappingURL=.*$/gm, ""), "utf8");
}

async function copy(from, to, behind) {
  if (existsSync(to) && existsSync(`${to}.br`)) return;
  const read = await readFile(from);
  const own = to.endsWith(".js") ? withoutMap(read) : read;
  const bytes = behind ? Buffer.concat([await readFile(join(root, behind)), own]) : own;
  const twin = await compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  await writeWhole(to, bytes);
  await writeWhole(`${to}.br`, twin);
}

/** Copies engine, worker and Parquet reader to public/vendor, each with its brotli twin. */
export async function copyVendors() {
  const copies = vendors.map(async (vendor) => {
    const source = join(root, "node_modules", vendor.package);
    const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
    const target = join(root, "public", "vendor", `${vendor.folder}-${version}`);
    await mkdir(target, { recursive: true });
    const files = vendor.files.map(({ from, to, behind }) => {
      return { from: join(source, from), name: to ?? from.split("/").at(-1), behind };
    });
    await Promise.all(
      files.map(({ from, name, behind }) => copy(from, join(target, name), behind)),
    );
    const kept = new Set(files.flatMap(({ name }) => [name, `${name}.br`]));
    const earlier = (await readdir(target)).filter(
      (name) => !kept.has(name) && !name.endsWith(".part"),
    );
    await Promise.all(earlier.map((name) => rm(join(target, name))));
  });
  await Promise.all(copies);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all([copyVendors(), buildFrame()]);
}
