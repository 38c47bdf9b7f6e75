import { expect, test, type Page } from "@playwright/test";
import { openHarness } from "./harness";

/** One cell in sight; its program is compiled as the product does it. */
const runCell = (
  page: Page,
  id: string,
  source: string,
  values: Record<string, unknown> = {},
  more: RunMore = {},
) =>
  page.evaluate(
    async (given) => {
      const { harness } = window;
      harness.open([given.id]);
      const program = harness.compileScript(given.source, []);
      return harness.run(given.id, program, given.values, given.more);
    },
    { id, source, values, more },
  );

type RunMore = { needed?: boolean; parts?: string[] };

const frameOf = (page: Page, id: string) => page.frameLocator(`#${id} iframe`);

test.beforeEach(async ({ page, baseURL }) => openHarness(page, `${baseURL}/library`));

test("the frame's document has every wall in its headers", async ({ request, baseURL }) => {
  const response = await request.get(`${baseURL}/frame`);
  const headers = response.headers();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox allow-scripts");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toMatch(
    /script-src 'sha256-[^']+' http:\/\/[^ ]+\/vendor\/frame-[0-9a-f]+\/ 'unsafe-eval'/,
  );
  expect(policy).not.toMatch(
    /unsafe-inline.*script-src|script-src[^;]*(unsafe-inline|blob:|'self')/,
  );
  expect(headers["connection-allowlist"]).toMatch(
    /^\("http:\/\/[^"]+\/vendor\/frame-[0-9a-f]+\/\*"\)$/,
  );
  expect(headers["x-dns-prefetch-control"]).toBe("off");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["permissions-policy"]).toContain("camera=()");
  expect(headers["set-cookie"]).toBeUndefined();
});

test("a page may frame nothing but the frame's document", async ({ request, baseURL }) => {
  const policy =
    (await request.get(`${baseURL}/library`)).headers()["content-security-policy"] ?? "";
  expect(policy).toContain(`frame-src ${new URL(baseURL ?? "").host}/frame;`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
});

test("a cell draws, gives data and keeps what is not data", async ({ page }) => {
  const outcome = await runCell(
    page,
    "drawing",
    "const total: number = d3.sum(rows, (d: {n: number}) => d.n);\nconst double = (n: number) => 2 * n;\nconst chart = Plot.barY(rows, {x: 'beat', y: 'n'}).plot();\nchart",
    {
      rows: [
        { beat: "a", n: 1 },
        { beat: "b", n: 2 },
      ],
    },
  );
  expect(outcome.values).toEqual({ total: 3 });
  expect(outcome.withheld?.double).toMatch(/It is or holds a function/);
  expect(outcome.withheld?.chart).toMatch(/drawing/);
  await expect(frameOf(page, "drawing").locator("svg rect")).toHaveCount(2);
  const height = await page.locator("#drawing iframe").evaluate((frame) => frame.clientHeight);
  expect(height).toBeGreaterThan(300);
});

test("views and generators give their next values, and stop when the cell runs again", async ({
  page,
}) => {
  const source =
    "const level = view(Inputs.range([0, 10], {value: 3, step: 1}));\nconst count = (function* () { try { for (let i = 1; i <= 3; i++) yield i } finally { console.log('count ended') } })();";
  const outcome = await runCell(page, "live", source);
  expect(outcome.values).toEqual({ level: 3, count: 1 });
  await frameOf(page, "live").locator("input[type=number]").fill("7");
  await expect
    .poll(() => page.evaluate(() => Object.assign({}, ...window.harness.emitted("live"))))
    .toEqual({ level: 7, count: 3 });
  const again = await runCell(
    page,
    "live2",
    "const forever = (function* () { let i = 0; try { while (true) yield i++ } finally { console.log('forever ended') } })(); invalidation.then(() => console.log('invalidated'))",
  );
  expect(again.values).toEqual({ forever: 0 });
  const ended = page.waitForEvent("console", (message) => message.text() === "forever ended");
  const told = page.waitForEvent("console", (message) => message.text() === "invalidated");
  await page.evaluate(() => window.harness.run("live2", "return {}", {}));
  await Promise.all([ended, told]);
});

test("an endless loop is survived: stop removes it while the page and other cells go on", async ({
  page,
}) => {
  await runCell(page, "quiet", "const a = 1;");
  const longest = await page.evaluate(async () => {
    const { harness } = window;
    harness.open(["runaway"]);
    let last = performance.now();
    let longest = 0;
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    const run = harness.run("runaway", "for (;;);", {});
    await new Promise((go) => setTimeout(go, 1_500));
    harness.stop("runaway");
    const outcome = await run;
    const began = performance.now();
    while (document.querySelector("#runaway iframe")) await new Promise((go) => setTimeout(go, 5));
    clearInterval(beat);
    return { outcome, longest, removed: performance.now() - began };
  });
  expect(longest.outcome.failure).toMatch(/^AbortError/);
  expect(longest.longest).toBeLessThan(500);
  expect(longest.removed).toBeLessThan(1_000);
  expect((await runCell(page, "after", "const b = 2;")).values).toEqual({ b: 2 });
  const stopped = await runCell(page, "runaway2", "\nlet n = 0;\nwhile (n >= 0) n++;");
  expect(stopped.failure).toMatch(/This loop ran for 8 seconds without a pause/);
  expect(stopped.position).toBe("\nlet n = 0;\n".length);
});

test("a frame that is moved plays its last run again", async ({ page }) => {
  await runCell(page, "moved", "display(html`<b>here ${word}</b>`)", { word: "again" });
  await expect(frameOf(page, "moved").locator("b")).toHaveText("here again");
  await page.evaluate(() => document.body.append(document.getElementById("moved") as HTMLElement));
  await expect(frameOf(page, "moved").locator("b")).toHaveText("here again");
});

test("frames start when they are in sight, or when other cells need them", async ({ page }) => {
  const states = await page.evaluate(async () => {
    const { harness } = window;
    const spacer = document.body.appendChild(document.createElement("div"));
    spacer.style.height = "5000px";
    harness.open(["far", "far-needed"], document.body);
    const settled: string[] = [];
    void harness.run("far", "return {a: 1}", {}, { needed: false }).then(() => settled.push("far"));
    await harness.run("far-needed", "return {a: 1}", {}).then(() => settled.push("far-needed"));
    const before = [...settled];
    document.getElementById("far")?.scrollIntoView();
    while (settled.length < 2) await new Promise((go) => setTimeout(go, 20));
    return { before, settled };
  });
  expect(states).toEqual({ before: ["far-needed"], settled: ["far-needed", "far"] });
});

test("frames out of sight sleep behind an image and wake when they are seen", async ({ page }) => {
  const ids = Array.from({ length: 16 }, (_, index) => `sleeper${index}`);
  await page.evaluate(async (all) => {
    const { harness } = window;
    for (const id of all) {
      harness.open([id]);
      (document.getElementById(id) as HTMLElement).style.minHeight = "700px";
      await harness.run(id, harness.compileScript("Plot.dot([[1, 2]]).plot()", []), {});
    }
  }, ids);
  await page.evaluate(() => document.getElementById("sleeper15")?.scrollIntoView());
  const picture = page.locator("[id^=sleeper] img").first();
  await expect(picture).toHaveAttribute("src", /^data:image\/svg\+xml;base64,/);
  expect(await page.locator("iframe").count()).toBeLessThanOrEqual(12);
  expect(
    await picture.evaluate((image: HTMLImageElement) =>
      image.decode().then(() => image.naturalHeight),
    ),
  ).toBeGreaterThan(300);
  const id = await picture.evaluate((image) => image.parentElement?.id ?? "");
  await picture.scrollIntoViewIfNeeded();
  await expect(frameOf(page, id).locator("svg circle")).toHaveCount(1);
  await expect(page.locator(`#${id} img`)).toHaveCount(0);
});

test("a program gets nothing but its own inputs", async ({ page }) => {
  await page.evaluate(() => localStorage.setItem("secret", "of the page"));
  await runCell(page, "other", "globalThis.secret = 'of the other cell'; const a = 1;");
  const attempts: Record<string, string> = {
    page: "return { got: parent.document.body.innerHTML }",
    top: "return { got: top.location.href }",
    "other frame": "return { got: parent.frames[0].secret }",
    "frame element": "return { got: frameElement.outerHTML }",
    "storage of the page": "return { got: localStorage.getItem('secret') }",
    "session storage": "return { got: sessionStorage.length }",
    cookies: "return { got: document.cookie }",
    databases: "return { got: await indexedDB.databases() }",
    caches: "return { got: await caches.keys() }",
    files: "return { got: await navigator.storage.getDirectory() }",
    channel:
      "const c = new BroadcastChannel('a'); c.postMessage('x'); throw new Error('nobody there')",
    locks: "return { got: await navigator.locks.query() }",
    clipboard: "return { got: await navigator.clipboard.readText() }",
    place:
      "return { got: await new Promise((a, b) => navigator.geolocation.getCurrentPosition(a, b)) }",
    camera: "return { got: await navigator.mediaDevices.getUserMedia({ video: true }) }",
    fullscreen: "await document.documentElement.requestFullscreen(); return { got: 1 }",
    "credentials of the person":
      "return { got: await navigator.credentials.get({ password: true }) }",
    alert: "if (prompt('password') === null) throw new Error('no answer'); return { got: 1 }",
    "server by name": "return { got: await (await fetch('/api/notebooks')).text() }",
    program: "return { got: await (await fetch(document.scripts[1].src)).text() }",
    "engine's door": "return { got: await sql`select * from secret` }",
  };
  const outcomes = await page.evaluate(async (all) => {
    const { harness } = window;
    const found: Record<string, unknown> = {};
    for (const [name, program] of Object.entries(all)) {
      const id = `attempt-${name.replace(/\W/g, "-")}`;
      harness.open([id]);
      const late = new Promise<{ failure: string }>((go) =>
        setTimeout(go, 4_000, { failure: "no answer" }),
      );
      found[name] = (await Promise.race([harness.run(id, program, {}), late])).failure ?? "GOT IN";
      harness.remove(id);
    }
    return found;
  }, attempts);
  for (const [name, outcome] of Object.entries(outcomes)) expect(outcome, name).not.toBe("GOT IN");
});

test("messages that are none of the protocol change nothing on the page", async ({ page }) => {
  const outcome = await runCell(page, "liar", "const a = 1;");
  expect(outcome.values).toEqual({ a: 1 });
  const before = await page.evaluate(() => document.documentElement.outerHTML.length);
  const flood =
    "for (const m of [null, 1, 'x', {v: 1, type: 'done', run: 1, values: {a: 'forged'}}, {type: 'html', html: '<b>'}, {v: 1, type: 'start'}]) { parent.postMessage(m, '*'); top.postMessage(m, '*') } return {}";
  await page.evaluate((program) => window.harness.run("liar", program, {}), flood);
  expect(await page.evaluate(() => document.documentElement.outerHTML.length)).toBe(before);
  const noisy =
    "const { port } = globalThis; for (let i = 0; i < 5000; i++) display(sql`select ${i}`.catch(() => {})); await new Promise(() => {})";
  const many = await page.evaluate((program) => window.harness.run("liar", program, {}), noisy);
  expect(many.failure).toMatch(/too many messages/);
});
