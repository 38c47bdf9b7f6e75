import { newVisitor } from "./browser.mjs";

const drawing = (i) =>
  `\`\`\`script\nPlot.dot(d3.range(200), {x: (i) => i, y: (i) => (i * ${i + 7}) % 31}).plot()\n\`\`\``;

const notebook = (count) => `---
beatbook: 1
title: ${count} drawings
---

${Array.from({ length: count }, (_, i) => drawing(i)).join("\n\n")}
`;

/** In the page: when each frame is made. In a frame: when its first drawing is there. Milliseconds since 1970. */
const watchFrames = () => {
  const now = () => performance.timeOrigin + performance.now();
  if (self === top) globalThis.framesMade = [];
  const observer = new MutationObserver((changes) => {
    if (self === top) {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (node instanceof Element && (node.matches("iframe") || node.querySelector("iframe")))
            globalThis.framesMade.push(now());
        }
      }
    } else if (document.querySelector("svg circle")) {
      observer.disconnect();
      globalThis.drawnAt = now();
    }
  });
  observer.observe(document, { childList: true, subtree: true });
};

async function start(browser, product, count) {
  const id = await product.makeNotebook(notebook(count));
  const page = await newVisitor(browser, { script: `(${watchFrames})()` });
  await page.setViewportSize({ width: 1440, height: 500 * count + 500 });
  await page.goto(`${product.url}/notebooks/${id}`);
  await page.waitForFunction(
    (wanted) =>
      document.querySelectorAll('[data-kind="script"][data-status="done"]').length === wanted,
    count,
  );
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const drawn = [];
  for (const frame of frames) {
    await frame.waitForFunction(() => globalThis.drawnAt !== undefined);
    drawn.push(await frame.evaluate(() => globalThis.drawnAt));
  }
  const made = await page.evaluate(() => globalThis.framesMade);
  await page.context().close();
  if (drawn.length !== count) throw new Error(`${drawn.length} of ${count} frames have drawn`);
  return Math.max(...drawn) - Math.min(...made);
}

/** From the making of the first frame until one, or the last of fifteen, has drawn. Milliseconds. */
export async function measureFrames({ browser, product }) {
  await start(browser, product, 1);
  return { first: await start(browser, product, 1), fifteenth: await start(browser, product, 15) };
}
