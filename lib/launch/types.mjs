import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Declarations of Plot and the sources of our methods, with their notes, and d3 without: what the editor completes from. */
export async function collectTypes(root) {
  const modules = path.join(root, "node_modules");
  const plot = path.join(modules, "@observablehq", "plot", "src");
  const files = {};
  for (const name of (await readdir(plot, { recursive: true })).sort()) {
    if (!name.endsWith(".d.ts")) continue;
    files[`@observablehq/plot/${name}`] = await readFile(path.join(plot, name), "utf8");
  }
  const methods = path.join(root, "lib", "methods");
  for (const name of (await readdir(methods, { recursive: true })).sort()) {
    if (!name.endsWith(".ts")) continue;
    files[`beatbook-methods/${name}`] = await readFile(path.join(methods, name), "utf8");
  }
  const types = path.join(modules, "@types");
  for (const name of (await readdir(types)).sort()) {
    if (name !== "geojson" && !/^d3(-|$)/.test(name)) continue;
    const text = await readFile(path.join(types, name, "index.d.ts"), "utf8");
    files[`@types/${name}/index.d.ts`] = text
      .replace(/\/\*\*[\s\S]*?\*\//g, "")
      .replace(/\n\s*\n+/g, "\n");
  }
  return files;
}
