import { bundle, emptyPage, newVisitor } from "./browser.mjs";

const asked = [
  ["knox", "Knox, 999 permutations,", "points", [1_000, 3_000, 10_000, 30_000], 10_000, "≤ 4 s"],
  [
    "localMoran",
    "Local Moran, 999 permutations,",
    "cells",
    [2_500, 10_000, 40_000],
    10_000,
    "≤ 2 s",
  ],
  ["giStar", "Getis-Ord Gi*,", "cells", [10_000, 40_000, 160_000], 0, ""],
];

/** How the methods of permutation grow with their data: one thread of the browser, the best of two. */
export async function measureGrowth({ browser, product }) {
  const page = await newVisitor(browser, { script: await bundle("growth"), bypassCSP: true });
  await page.goto(product.url + emptyPage);
  const found = [];
  for (const [method, title, what, sizes, size, goal] of asked) {
    for (const count of sizes) {
      const run = () => page.evaluate(([name, n]) => globalThis.bench[name](n), [method, count]);
      const milliseconds = Math.min(await run(), await run());
      const name = `${title} ${count.toLocaleString("en")} ${what}`;
      found.push({ name, milliseconds, goal: count === size ? goal : "" });
    }
  }
  await page.context().close();
  return found;
}
