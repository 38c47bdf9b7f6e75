import { bundle, emptyPage, newVisitor } from "./browser.mjs";
import { compare, inTurns } from "./figures.mjs";

const points = `select 77.4 + 0.4 * (hash(i) % 1000003) / 1000003.0 as longitude,
  12.8 + 0.4 * (hash(i + 7919) % 1000003) / 1000003.0 as latitude
from range(1000000) t(i)`;

const notebook = `---
beatbook: 1
title: A million points
---

\`\`\`sql places
${points}
\`\`\`

\`\`\`map {auto: false}
data: places
most: 2000000
\`\`\`
`;

/** From Run to the moment when the picture is on the canvas: reading one pixel waits for the painter. */
const runMap = async () => {
  const map = document.querySelector('[data-kind="map"]');
  const from = performance.now();
  map.querySelector("button[aria-label^='Run']").click();
  let holder = null;
  while (!(Number((holder = map.querySelector("[data-drawn]"))?.dataset.drawn) >= 1)) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const canvas = holder.querySelector("canvas");
  canvas.getContext("webgl2").readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4));
  const milliseconds = performance.now() - from;
  return { milliseconds, width: holder.clientWidth, height: holder.clientHeight };
};

/** A map cell that is run over a table in the engine, against bare deck.gl over the same query. Milliseconds. */
export async function measureMap({ browser, product, pairs = 1 }) {
  const id = await product.makeNotebook(notebook);
  const script = await bundle("map");
  let size = { width: 1000, height: 480 };
  const ours = async () => {
    const page = await newVisitor(browser);
    await page.goto(`${product.url}/notebooks/${id}`);
    await page.waitForSelector('[data-kind="sql"][data-status="done"]');
    await page.waitForSelector('[data-kind="sql"] [role="row"][aria-rowindex="3"]');
    const { milliseconds, ...seen } = await page.evaluate(runMap);
    size = seen;
    await page.context().close();
    return milliseconds;
  };
  const bare = async () => {
    const page = await newVisitor(browser, { script, bypassCSP: true });
    await page.goto(product.url + emptyPage);
    const milliseconds = await page.evaluate(
      ([sql, of]) => globalThis.bench.firstFrame(sql, of),
      [points, size],
    );
    await page.context().close();
    return milliseconds;
  };
  return compare(await inTurns(pairs, ours, bare));
}
