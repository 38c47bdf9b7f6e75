import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outfile = `${root}/node_modules/.cache/beatbook/oracles.mjs`;

await build({
  entryPoints: [`${root}/tests/oracles/main.ts`],
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  alias: { "@": root },
  outfile,
  logLevel: "warning",
});
const { main } = await import(pathToFileURL(outfile).href);
process.exit(await main(process.argv.slice(2)));
