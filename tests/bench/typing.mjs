import { newVisitor } from "./browser.mjs";
import { median, quantile } from "./figures.mjs";

const fence = (head, body) => `\`\`\`${head}\n${body}\n\`\`\``;

const cells = Array.from({ length: 30 }, (_, i) => {
  const table = `answer_${i}`;
  if (i % 6 === 1) return fence("chart", `data: answer_${i - 1}\nmark: bar\nx: first_day\ny: n`);
  if (i % 6 === 2) return `## Part ${i}\n\nThere are \${rows_${i - 2}.length} here, says nobody.`;
  if (i % 6 === 3) return fence(`script`, `const shown_${i} = 6 * ${i}`);
  if (i % 6 === 4) return fence(`input choice_${i}`, "type: slider\nmin: 0\nmax: 23\nvalue: 5");
  return fence(
    `sql ${table}`,
    `select date_trunc('month', "FIR_Reg_DateTime") as first_day, count(*) as n\nfrom fir where "Beat_Name" is not null\ngroup by first_day order by first_day`,
  );
});

const notebook = `---
beatbook: 1
title: Thirty cells
datasets:
  fir: {source: sample, version: 2}
---

${cells.join("\n\n")}
`;

/** Notes how long each key takes: from the moment it is pressed until the frame with its letter is painted. */
const watchKeys = () => {
  globalThis.keyTimes = [];
  document.addEventListener(
    "keydown",
    (event) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => globalThis.keyTimes.push(performance.now() - event.timeStamp);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    },
    { capture: true },
  );
};

const text =
  "select hour(FIR_Reg_DateTime) as hour, count(*) as n from fir where Beat_Name = 'BEAT NO 2' group by hour ";

/** Keys in one SQL cell among thirty cells. Milliseconds a key, and editors before and after it is opened. */
export async function measureTyping({ browser, product }) {
  const id = await product.makeNotebook(notebook);
  const page = await newVisitor(browser);
  await page.goto(`${product.url}/notebooks/${id}`);
  const cell = page.locator('[data-kind="sql"]').nth(1);
  await cell.waitFor();
  await page.waitForFunction(
    () => document.querySelectorAll('[data-kind="sql"][data-status="done"]').length === 10,
  );
  const editors = () =>
    page.locator(".monaco-editor[role=code], .monaco-editor.no-user-select").count();
  const before = await editors();
  await cell.locator("[data-cell-output] [role=grid]").waitFor();
  await cell
    .getByRole("button", { name: /show.*code|code/i })
    .last()
    .click();
  await cell.locator("[data-code-editor=ready]").waitFor();
  const after = await editors();
  await cell.locator(".monaco-editor").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n-- to warm up, a line of words", { delay: 60 });
  await page.evaluate(watchKeys);
  await page.keyboard.type(`\n${text}${text}`, { delay: 70 });
  await page.waitForTimeout(500);
  const times = await page.evaluate(() => globalThis.keyTimes);
  const count = await page.locator("[data-cell]").count();
  await page.context().close();
  return {
    cells: count,
    before,
    after,
    keys: times.length,
    median: median(times),
    p95: quantile(times, 0.95),
    highest: Math.max(...times),
  };
}
