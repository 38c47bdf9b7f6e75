import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { compare } from "./figures.mjs";
import { root } from "./product.mjs";

const pairs = 5;
const what = "Plan of 300 beats × 3 shifts × 60 units";
const names = { return: "most harm reached", cover: "most harm within 1.5 km" };

/** Plans in Node, one thread, in turns with HiGHS alone on the same problem as one program. */
export async function measureAct() {
  const outfile = join(root, "node_modules/.cache/beatbook/act-plan.mjs");
  await build({
    entryPoints: [join(root, "tests/bench/act/plan.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    outfile,
    logLevel: "warning",
  });
  const { planTimes } = await import(pathToFileURL(outfile).href);
  return (await planTimes(pairs)).map(({ goal, first, gap, ...times }) => ({
    name: `${what}, ${names[goal]}, gap ${gap}`,
    ...compare(times),
    first,
  }));
}
