import { expect, test, type Page } from "@playwright/test";
import { cellOf, fenced, openCells, runByKey, stored, toBe } from "./support/cells";

test.describe.configure({ timeout: 90_000 });

/** A program that tries each way out and tells what it got: `GOT …`, `nothing`, or the error. */
const probe = (ways: Record<string, string>) => `
async function attempt(way) {
  try {
    const got = await Promise.race([
      way(),
      new Promise((resolve) => setTimeout(resolve, 1500, "no answer")),
    ]);
    return got === undefined || got === null || got === false || got === "no answer" ? "nothing" : "GOT " + String(got);
  } catch (error) {
    return "refused: " + error.name;
  }
}
const told = await Promise.all([
${Object.entries(ways)
  .map(
    ([name, way]) =>
      `  attempt(async () => { ${way} }).then((end) => ({ way: ${JSON.stringify(name)}, end })),`,
  )
  .join("\n")}
]);
told`;

/** What the cell's program got on each way, read from the notebook's own table of it. */
async function ends(page: Page, cell: string): Promise<Record<string, string>> {
  await toBe(cellOf(page, cell), "done", 30_000);
  const shown = cellOf(page, "answers").locator('[role="gridcell"]');
  await expect(shown).not.toHaveAttribute("aria-busy");
  const lines = ((await shown.textContent()) ?? "").split("|");
  return Object.fromEntries(lines.map((line) => line.split("=") as [string, string]));
}

const answers = fenced(
  "sql answers",
  `select string_agg(way || '=' || "end", '|') as ended from told`,
);

const noneGot = (found: Record<string, string>, ways: Record<string, string>) => {
  expect(Object.keys(found).sort()).toEqual(Object.keys(ways).sort());
  expect(Object.entries(found).filter(([, end]) => end.startsWith("GOT"))).toEqual([]);
};

const toPage = {
  "parent document": "return parent.document.title",
  "top document": "return top.document.title",
  "window.parent.document": "return window.parent.document.body.innerHTML",
  "parent location": "return parent.location.href",
  "own frame element": "return window.frameElement",
  "parent storage": "return parent.localStorage.length + 1",
  "parent function": "return parent.eval('1')",
  opener: "return window.opener",
  "ancestor addresses":
    "return [...(location.ancestorOrigins ?? [])].find((one) => one !== 'null' && !one.startsWith('http://127.0.0.1'))",
  "navigating the page": "top.location = 'about:blank'; return false",
  "a name on the page": "parent.hijacked = 1; return true",
};

test("a TypeScript cell reaches nothing of the page around it", async ({ page, baseURL }) => {
  await openCells(page, baseURL, [fenced("script", probe(toPage)), answers]);
  const address = page.url();
  noneGot(await ends(page, "c1"), toPage);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => "hijacked" in window)).toBe(false);
});

const toStore = {
  "local storage": "localStorage.setItem('x', '1'); return localStorage.getItem('x')",
  "session storage": "sessionStorage.setItem('x', '1'); return sessionStorage.getItem('x')",
  "a database of the browser":
    "return await new Promise((yes, no) => { const r = indexedDB.open('x'); r.onsuccess = () => yes('opened'); r.onerror = () => no(r.error); })",
  "the list of databases": "return (await indexedDB.databases()).length + 1",
  "a cache": "return await caches.open('x')",
  "private files": "return await navigator.storage.getDirectory()",
  "reading cookies": "return document.cookie",
  "writing cookies": "document.cookie = 'x=1'; return document.cookie",
  "a lock": "return await navigator.locks.request('x', () => 'held')",
  "a channel to the page":
    "return await new Promise((yes) => { const c = new BroadcastChannel('beatbook'); c.onmessage = () => yes('heard'); c.postMessage('x') })",
  "a shared worker": "return new SharedWorker('data:text/javascript,')",
  "a service worker": "return await navigator.serviceWorker.register('/frame')",
};

test("a TypeScript cell finds no storage of the browser", async ({ page, baseURL, context }) => {
  await openCells(page, baseURL, [fenced("script", probe(toStore)), answers]);
  const found = await ends(page, "c1");
  // Cookies of an origin that is none: reading them gives an error or an empty text.
  for (const way of ["reading cookies", "writing cookies"])
    if (found[way] === "GOT ") found[way] = "nothing";
  noneGot(found, toStore);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("x");
  expect(await page.evaluate(() => localStorage.getItem("x"))).toBeNull();
});

const toServer = {
  "list of notebooks": "return (await fetch('/api/notebooks')).status",
  "list without cors": "return (await fetch('/api/notebooks', { mode: 'no-cors' })).type",
  "a new notebook": "return (await fetch('/api/notebooks', { method: 'POST', body: '{}' })).status",
  "a dataset": "return (await fetch('/api/datasets/' + '0'.repeat(64))).status",
  "an old-fashioned request":
    "return await new Promise((yes, no) => { const r = new XMLHttpRequest(); r.onload = () => yes(r.status); r.onerror = () => no(new Error('failed')); r.open('GET', '/api/notebooks'); r.send(); })",
  "a beacon": "navigator.sendBeacon('/api/notebooks', '{}'); return false",
  "a picture":
    "return await new Promise((yes, no) => { const i = new Image(); i.onload = () => yes('loaded'); i.onerror = () => no(new Error('failed')); i.src = '/api/health?picture'; })",
  "a stylesheet":
    "return await new Promise((yes, no) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.onload = () => yes('loaded'); l.onerror = () => no(new Error('failed')); l.href = '/api/health?style'; document.head.append(l); })",
  "a script":
    "return await new Promise((yes, no) => { const l = document.createElement('script'); l.onload = () => yes('loaded'); l.onerror = () => no(new Error('failed')); l.src = '/api/health?script'; document.head.append(l); })",
  "an import": "return await new Function('return import(`/api/health?import`)')()",
  "an event stream":
    "return await new Promise((yes, no) => { const s = new EventSource('/api/health?events'); s.onopen = () => yes('open'); s.onerror = () => no(new Error('failed')); })",
  "a socket":
    "return await new Promise((yes, no) => { const s = new WebSocket('ws://' + new URL(location.href).host + '/api'); s.onopen = () => yes('open'); s.onerror = () => no(new Error('failed')); })",
  "a worker":
    "return await new Promise((yes, no) => { const w = new Worker(URL.createObjectURL(new Blob(['fetch(\"/api/health\").then((r) => postMessage(r.status), () => postMessage(false))']))); w.onmessage = (e) => yes(e.data); w.onerror = () => no(new Error('failed')); })",
  "a form":
    "const f = document.createElement('form'); f.action = '/api/notebooks'; f.method = 'post'; document.body.append(f); f.submit(); return false",
};

// Nobody else may save meanwhile: the whole list of notebooks is compared.
test(
  "a TypeScript cell cannot speak to the server",
  { tag: "@alone" },
  async ({ page, baseURL }) => {
    // The browser tells of requests that its policy stopped; what counts is that none is answered.
    const answered: string[] = [];
    page.on("response", (response) => {
      const fromFrame = response.frame() !== page.mainFrame();
      if (fromFrame && new URL(response.url()).pathname.startsWith("/api"))
        answered.push(response.url());
    });
    const id = await openCells(page, baseURL, [fenced("script", probe(toServer)), answers]);
    const before = await stored(page, baseURL, id);
    const library = async () => (await page.request.get(`${baseURL}/api/notebooks`)).text();
    const listed = await library();
    noneGot(await ends(page, "c1"), toServer);
    expect(answered).toEqual([]);
    expect((await stored(page, baseURL, id)).revision).toBe(before.revision);
    expect(await library()).toBe(listed);
  },
);

test("a TypeScript cell reaches no other cell's frame and none of its values", async ({
  page,
  baseURL,
}) => {
  const ways = {
    "documents of other frames":
      "return [...Array(parent.frames.length).keys()].map((i) => { try { return parent.frames[i] !== window && parent.frames[i].document.title } catch { return null } }).find((one) => one)",
    "variables of other frames":
      "return [...Array(parent.frames.length).keys()].map((i) => { try { return parent.frames[i].secret } catch { return null } }).find((one) => one != null)",
    "messages to other frames":
      "for (let i = 0; i < parent.frames.length; i += 1) if (parent.frames[i] !== window) for (const data of [{ v: 1, type: 'stop', run: 1 }, { v: 1, type: 'theme' }, { v: 1, type: 'run', run: 9, program: 'return {secret: 0}', parts: [], inputs: [] }]) parent.frames[i].postMessage(data, '*'); return await new Promise((yes) => addEventListener('message', (event) => yes(JSON.stringify(event.data)), { once: true }))",
    "messages to the page":
      "for (const data of [{ v: 1, type: 'query', run: 1, query: 1, sql: 'select 1', variables: {} }, { v: 1, type: 'done', run: 1, values: {}, withheld: {}, live: false }, { v: 1, type: 'ready' }]) parent.postMessage(data, '*'); return await new Promise((yes) => addEventListener('message', (event) => yes(JSON.stringify(event.data)), { once: true }))",
    "a port of the other frame":
      "return await new Promise((yes) => { addEventListener('message', (event) => yes(event.ports.length > 0 && 'a port'), { once: true }); parent.postMessage('hello', '*') })",
    "values that it does not name": "return globalThis['secret'] ?? window['hidden_input']",
  };
  await openCells(page, baseURL, [
    fenced("script {auto: false}", probe(ways)),
    answers,
    fenced("script", "const secret = 'sealed'; document.title = 'other frame'; secret"),
    fenced("input hidden_input", "type: text\nvalue: sealed too"),
    fenced("sql reads", "select $secret as s"),
  ]);
  const victim = cellOf(page, "c3");
  await toBe(victim, "done");
  await expect(victim.frameLocator("iframe").getByText("sealed")).toBeVisible();
  await runByKey(page, cellOf(page, "c1"));
  noneGot(await ends(page, "c1"), ways);
  await expect(victim.frameLocator("iframe").getByText("sealed")).toBeVisible();
  await toBe(victim, "done");
  await expect(cellOf(page, "reads").locator('[role="gridcell"]')).toHaveText(["sealed"]);
});

test("queries of a frame read the notebook's own tables and change or fetch nothing", async ({
  page,
  baseURL,
}) => {
  await openCells(page, baseURL, [fenced("sql theirs", "select 42 as secret")]);
  await toBe(cellOf(page, "theirs"), "done");
  const second = await page.context().newPage();
  const ask = (sql: string) => `return (await sql\`${sql}\`).numRows`;
  const ways = {
    "a table of another notebook": ask("select * from theirs"),
    "the engine's settings": ask("select * from duckdb_settings()"),
    "the values of other cells": ask("select getvariable('hidden')"),
    "the engine's list of tables": ask("from information_schema.tables"),
    "all its settings by pragma": ask("pragma show_databases"),
    "another database": ask("attach ':memory:' as other"),
    "writing a file": ask("copy mine to 'x.csv'"),
    "reading a file": ask("select * from read_csv('x.csv')"),
    "reading an address": ask("select * from 'http://127.0.0.1/x.csv'"),
    "an extension": ask("install httpfs"),
    "loading an extension": ask("load json"),
    "dropping a table": ask("drop table mine"),
    "changing a table": ask("update mine set n = 2"),
    "adding rows": ask("insert into mine values (3)"),
    "a setting": ask("set memory_limit = '1GB'"),
    "two at once": ask("select 1; drop table mine"),
  };
  await openCells(second, baseURL, [
    fenced("sql mine", "select 1 as n"),
    fenced("input hidden", "type: text\nvalue: sealed"),
    fenced("script", `const allowed = (await sql\`select * from mine\`).numRows;\n${probe(ways)}`),
    answers,
    fenced("sql proof", "select $allowed::int as rows_seen, n from mine"),
  ]);
  noneGot(await ends(second, "c3"), ways);
  await runByKey(second, cellOf(second, "mine"));
  await expect(cellOf(second, "proof").locator('[role="gridcell"]')).toHaveText(["1", "1"]);
});
