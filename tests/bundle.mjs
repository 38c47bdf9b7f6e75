import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What a TypeScript file of the tests exports, run by Node: `@/` is ours, packages are the installed ones. */
export async function load(file) {
  const name = file.replaceAll("/", "-").replace(/\.ts$/, ".mjs");
  const outfile = join(root, "node_modules/.cache/beatbook", name);
  await build({
    entryPoints: [join(root, file)],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    outfile,
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}
