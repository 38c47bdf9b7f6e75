import { chromium, expect, test, type BrowserContext, type Page } from "@playwright/test";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHarness } from "./harness";
import { domain, startObserver, type Observer } from "./observer";
import { vectors, type Vector } from "./vectors";

/** What a browser did while vectors ran: names it looked up or asked, and what the observer got. */
interface Evidence {
  /** Vectors whose host was asked for, or that reached the workbench with their mark. */
  reached: string[];
  connections: number;
  datagrams: number;
}

const settle = (page: Page, milliseconds: number) => page.waitForTimeout(milliseconds);

const variables = (name: string, app: string) => ({
  u: `http://${name}.${domain}/`,
  s: `https://${name}.${domain}/`,
  h: `${name}.${domain}`,
  app,
  mark: `mark-${name}`,
});

/**
 * Runs the body in a browser of its own for which every name of the domain is the observer. Names
 * that begin with `dns-` are left to be looked up, because a look-up is all that those vectors do.
 */
async function observed(
  body: (page: Page, observer: Observer) => Promise<void>,
): Promise<Evidence> {
  const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
  const folder = await mkdtemp(join(tmpdir(), "beatbook-walls-"));
  const log = join(folder, "net.json");
  const observer = await startObserver();
  let browser: BrowserContext | undefined;
  try {
    // Only a browser with a profile of its own looks names up and connects ahead of need.
    browser = await chromium.launchPersistentContext(join(folder, "profile"), {
      executablePath,
      args: [
        ...args,
        `--host-resolver-rules=MAP *.${domain} 127.0.0.1:${observer.port}, EXCLUDE dns-*.${domain}`,
        `--log-net-log=${log}`,
        "--net-log-capture-mode=Everything",
        "--disable-popup-blocking",
        "--autoplay-policy=no-user-gesture-required",
      ],
    });
    const page = browser.pages()[0] ?? (await browser.newPage());
    await body(page, observer);
    await settle(page, 3_000);
    await browser.close();
    const reached = new Set([...observer.seen, ...namesIn(await readFile(log, "utf8"))]);
    return {
      reached: vectors.map(({ name }) => name).filter((name) => reached.has(name)),
      connections: observer.connections,
      datagrams: observer.datagrams,
    };
  } finally {
    await browser?.close();
    await observer.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Vectors named by the browser's own log of its network service: a request that was
 * begun, a name that was looked up. What a wall stopped never gets that far.
 */
function namesIn(log: string): string[] {
  const { constants, events } = JSON.parse(
    log.replace(/,?\s*$/, "").replace(/([^\]}])$/, "$1"),
  ) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: unknown }[];
  };
  const typeNames = new Map(
    Object.entries(constants.logEventTypes).map(([name, id]) => [id, name]),
  );
  const telling =
    /^(URL_REQUEST_START_JOB|HOST_RESOLVER|DNS_|HTTP_STREAM_JOB|TCP_|SOCKET_POOL|SSL_CONNECT|UDP)/;
  return events
    .filter(({ type }) => telling.test(typeNames.get(type) ?? ""))
    .flatMap(({ params }) => [
      ...JSON.stringify(params ?? {}).matchAll(/([a-z0-9-]+)\.observer\.test|\bmark-([a-z0-9-]+)/g),
    ])
    .flatMap(([, host, mark]) => host ?? mark ?? []);
}

const batches = (all: readonly Vector[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );

test.describe.configure({ mode: "serial", timeout: 300_000 });

test("nothing that cell code tries gets a packet out of a script frame", async ({ baseURL }) => {
  const app = baseURL ?? "";
  const outcomes: Record<string, unknown> = {};
  const evidence = await observed(async (page) => {
    await openHarness(page, `${app}/library`);
    for (const batch of batches(vectors, 12)) {
      const programs = batch.map(({ name, code }) => ({
        name,
        code,
        values: variables(name, app),
      }));
      const results = await page.evaluate(async (all) => {
        window.harness.open(all.map(({ name }) => name));
        return Promise.all(
          all.map(async ({ name, code, values }) => {
            const late = new Promise((go) => setTimeout(go, 5_000, { failure: "still running" }));
            return [
              name,
              await Promise.race([window.harness.run(name, code, values), late]),
            ] as const;
          }),
        );
      }, programs);
      Object.assign(outcomes, Object.fromEntries(results));
      await settle(page, 1_500);
      await page.evaluate(
        (all) => all.forEach((id) => window.harness.remove(id)),
        batch.map(({ name }) => name),
      );
    }
    // The page stands and is still the page: nothing navigated it, nothing opened beside it.
    expect(new URL(page.url()).pathname).toBe("/library");
    expect(page.context().pages()).toEqual([page]);
  });
  await test.info().attach("outcomes", { body: JSON.stringify(outcomes, null, 1) });
  expect(Object.keys(outcomes).length).toBeGreaterThanOrEqual(60);
  // A vector that could not be read has tried nothing.
  expect(JSON.stringify(outcomes)).not.toContain("SyntaxError");
  expect(evidence).toEqual({ reached: [], connections: 0, datagrams: 0 });
});

test("the same code gets packets out of a plain page, so the test can fail", async ({
  baseURL,
}) => {
  const app = baseURL ?? "";
  const evidence = await observed(async (page, observer) => {
    const plain = `http://127.0.0.1:${observer.port}/`;
    await page.goto(plain);
    for (const batch of batches(
      vectors.filter(({ hint }) => !hint),
      12,
    )) {
      await page.evaluate(runPlainly, batch.map(withValues(app)));
      await settle(page, 1_500);
    }
    for (const vector of vectors.filter(({ hint }) => hint)) {
      const own = await page.context().newPage();
      await own.goto(plain);
      await own.evaluate(runPlainly, [withValues(app)(vector)]);
      await settle(own, 500);
    }
  });
  await test.info().attach("seen", { body: evidence.reached.join("\n") });
  expect(evidence.reached.length).toBeGreaterThanOrEqual(60);
  expect(evidence.reached).toEqual(expect.arrayContaining(["fetch", "dns-prefetch", "preconnect"]));
});

const withValues =
  (app: string) =>
  ({ name, code, hint }: Vector) => ({ code, hint, values: variables(name, app) });

/** In the page: runs each code in a frame without walls, or in the page's own document. */
function runPlainly(all: ReturnType<ReturnType<typeof withValues>>[]): void {
  for (const { code, values, hint } of all) {
    const inside = (
      hint ? window : document.body.appendChild(document.createElement("iframe")).contentWindow
    ) as Window & typeof globalThis;
    const AsyncFunction = inside.eval("(async () => {}).constructor") as FunctionConstructor;
    const program = new AsyncFunction(...Object.keys(values), code) as (
      ...given: string[]
    ) => Promise<void>;
    program(...Object.values(values)).catch(() => {});
  }
}
