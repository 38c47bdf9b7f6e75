import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as datasets from "@/app/api/datasets/route";
import * as dataset from "@/app/api/datasets/[sha256]/route";
import * as about from "@/app/api/datasets/[sha256]/about/route";
import * as keptOne from "@/app/api/datasets/kept/[id]/route";
import * as keptFile from "@/app/api/datasets/kept/[id]/file/route";
import * as keptUndelete from "@/app/api/datasets/kept/[id]/undelete/route";
import * as health from "@/app/api/health/route";
import * as mappings from "@/app/api/mappings/route";
import * as mapping from "@/app/api/mappings/[fingerprint]/route";
import * as notebooks from "@/app/api/notebooks/route";
import * as one from "@/app/api/notebooks/[id]/route";
import * as duplicate from "@/app/api/notebooks/[id]/duplicate/route";
import * as file from "@/app/api/notebooks/[id]/file/route";
import * as revision from "@/app/api/notebooks/[id]/revisions/[revision]/route";
import * as restore from "@/app/api/notebooks/[id]/revisions/[revision]/restore/route";
import * as revisions from "@/app/api/notebooks/[id]/revisions/route";
import * as undelete from "@/app/api/notebooks/[id]/undelete/route";
import { theStore } from "@/app/api/server";
import { closeStore } from "@/lib/store/store";
import { notebook } from "./folder";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const host = "127.0.0.1:3000";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "beatbook-routes-"));
  process.env.BEATBOOK_DATA = folder;
  process.env.PORT = "3000";
});

afterAll(async () => {
  await closeStore(await theStore());
  await rm(folder, { recursive: true, force: true });
});

interface Call {
  method?: string;
  path?: string;
  params?: Record<string, string>;
  body?: BodyInit;
  headers?: Record<string, string>;
}

function call(handler: Handler, { method = "GET", path = "/api/x", ...rest }: Call = {}) {
  const request = new Request(`http://${host}${path}`, {
    method,
    body: rest.body,
    headers: { host, origin: `http://${host}`, ...rest.headers },
  });
  return handler(request, { params: Promise.resolve(rest.params ?? {}) });
}

const send = (handler: Handler, method: string, body: unknown, params?: Record<string, string>) =>
  call(handler, { method, params, body: JSON.stringify(body) });

async function made(title = "A"): Promise<{ id: string }> {
  const answer = await send(notebooks.POST, "POST", { text: notebook(title) });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string };
}

test("the first start has the notebooks over the sample in the list", async () => {
  expect((await call(health.GET)).status).toBe(200);
  const list = await (await call(notebooks.GET)).json();
  expect(list).toMatchObject([
    { title: "First look at Belakupura", revision: 1, deletedAt: null },
    { title: "Where it concentrates in Belakupura", revision: 1, deletedAt: null },
    { title: "When it happens in Belakupura", revision: 1, deletedAt: null },
    { title: "What comes next in Belakupura", revision: 1, deletedAt: null },
    { title: "Who patrols where in Belakupura", revision: 1, deletedAt: null },
  ]);
});

test("a notebook is saved on its revision, and a save on an old one is a conflict", async () => {
  const { id } = await made();
  const text = notebook("A", "select 2");
  const saved = await send(one.PUT, "PUT", { text, base: 1 }, { id });
  expect([saved.status, await saved.json()]).toEqual([
    200,
    { revision: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  const late = await send(one.PUT, "PUT", { text: notebook("A", "select 3"), base: 1 }, { id });
  expect([late.status, await late.json()]).toEqual([409, { revision: 2, text }]);
});

test("a malformed text is answered with its lines", async () => {
  const { id } = await made();
  const answer = await send(one.PUT, "PUT", { text: "no notebook", base: 1 }, { id });
  expect(answer.status).toBe(422);
  const body = (await answer.json()) as { errors: { line: number; message: string }[] };
  expect(body.errors[0]).toMatchObject({ line: 1, message: expect.any(String) });
  expect(await (await call(one.GET, { params: { id } })).json()).toMatchObject({ revision: 1 });
});

test("a new notebook without a text is an empty one under the title asked for", async () => {
  const answer = await send(notebooks.POST, "POST", { title: "Robbery: by hour" });
  expect(await answer.json()).toMatchObject({ title: "Robbery: by hour", cells: 0, revision: 1 });
});

test("rename, duplicate, delete and undelete", async () => {
  const { id } = await made("Night");
  const params = { id };
  const renamed = await send(one.PATCH, "PATCH", { title: "Day" }, params);
  expect(await renamed.json()).toMatchObject({ title: "Day", revision: 2 });
  const copy = await call(duplicate.POST, { method: "POST", params });
  expect(await copy.json()).toMatchObject({ title: "Copy of Day", revision: 1 });
  await call(one.DELETE, { method: "DELETE", params });
  const listed = async (path: string) =>
    JSON.stringify(await (await call(notebooks.GET, { path })).json()).includes(id);
  expect(await listed("/api/notebooks")).toBe(false);
  expect(await listed("/api/notebooks?deleted=1")).toBe(true);
  await call(undelete.POST, { method: "POST", params });
  expect(await listed("/api/notebooks?search=day")).toBe(true);
});

test("revisions are listed, read and restored", async () => {
  const { id } = await made();
  await send(one.PUT, "PUT", { text: notebook("A", "select 2"), base: 1 }, { id });
  const list = await (await call(revisions.GET, { params: { id } })).json();
  expect(list).toMatchObject([{ revision: 2 }, { revision: 1 }]);
  const params = { id, revision: "1" };
  expect(await (await call(revision.GET, { params })).json()).toMatchObject({
    text: notebook("A"),
  });
  const restored = await call(restore.POST, { method: "POST", params });
  expect(await restored.json()).toMatchObject({ revision: 3, text: notebook("A") });
  expect((await call(revision.GET, { params: { id, revision: "9" } })).status).toBe(404);
});

test("the file of a notebook is its text, byte for byte, as a download", async () => {
  const text = `\uFEFF${notebook("Night / day").replaceAll("\n", "\r\n")}`;
  const answer = await send(notebooks.POST, "POST", { text });
  const { id } = (await answer.json()) as { id: string };
  const download = await call(file.GET, { params: { id } });
  expect(Buffer.from(await download.arrayBuffer()).toString("utf8")).toBe(text);
  expect(download.headers.get("content-disposition")).toContain("attachment");
  expect(download.headers.get("content-disposition")).toContain("Night%20-%20day.md");
});

test("a kept file comes back byte for byte and can never be shown as a page", async () => {
  const bytes = "<script>alert(1)</script>";
  const kept = await call(datasets.POST, {
    method: "POST",
    path: "/api/datasets?name=fir.csv&format=csv&rows=1",
    body: bytes,
  });
  expect(kept.status).toBe(201);
  const { sha256 } = (await kept.json()) as { sha256: string };
  expect(await (await call(datasets.GET)).json()).toMatchObject([{ name: "fir.csv", rows: 1 }]);
  const back = await call(dataset.GET, { params: { sha256 } });
  expect(await back.text()).toBe(bytes);
  expect(Object.fromEntries(back.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringContaining("attachment"),
    "x-content-type-options": "nosniff",
    "content-length": String(bytes.length),
  });
});

const tableAbout = {
  part: null,
  name: "fir",
  rows: 1,
  columns: [{ name: "id", type: "VARCHAR", kind: "text" }],
  source: null,
  mapped: { head: 't."Kind"' },
  grain: null,
  period: { from: "2018-01-01", to: "2018-06-30" },
  points: null,
  findings: null,
  made: "2026-11-22T10:00:00.000Z",
};

test("a dataset is renamed, described, refreshed, deleted, restored and removed", async () => {
  const post = (name: string, body: string) =>
    call(datasets.POST, {
      method: "POST",
      path: `/api/datasets?name=${name}&format=csv&rows=1`,
      body,
    });
  const { sha256 } = (await (await post("march.csv", "a\n1\n")).json()) as { sha256: string };
  const listed = async (path = "/api/datasets") =>
    (await (await call(datasets.GET, { path })).json()) as { id: string; sha256: string }[];
  const { id } = (await listed()).find((entry) => entry.sha256 === sha256)!;
  const params = { id };
  const renamed = await send(keptOne.PATCH, "PATCH", { label: "FIRs" }, params);
  expect(await renamed.json()).toMatchObject({ id, label: "FIRs", about: null });
  expect((await send(about.PUT, "PUT", tableAbout, { sha256 })).status).toBe(200);
  expect(await (await call(keptOne.GET, { params })).json()).toMatchObject({
    about: { tables: [tableAbout] },
  });
  const refreshed = await call(keptFile.PUT, {
    method: "PUT",
    path: "/api/datasets/kept/x/file?name=april.csv&format=csv&rows=2",
    body: "a\n1\n2\n",
    params,
  });
  expect(await refreshed.json()).toMatchObject({
    name: "april.csv",
    label: "FIRs",
    about: null,
    earlier: [{ sha256, about: { tables: [tableAbout] } }],
  });
  const early = await call(keptOne.DELETE, { method: "DELETE", path: "/x?forever=1", params });
  expect(early.status).toBe(409);
  await call(keptOne.DELETE, { method: "DELETE", params });
  expect((await listed("/api/datasets?deleted=1")).map((entry) => entry.id)).toContain(id);
  const back = await call(keptUndelete.POST, { method: "POST", params });
  expect(await back.json()).toMatchObject({ id, deletedAt: null });
  expect((await listed("/api/datasets?search=firs")).map((entry) => entry.id)).toEqual([id]);
  await call(keptOne.DELETE, { method: "DELETE", params });
  await call(keptOne.DELETE, { method: "DELETE", path: "/x?forever=1", params });
  expect((await call(keptOne.GET, { params })).status).toBe(404);
});

test("a mapping comes back as it was put", async () => {
  const params = { fingerprint: "v1-0a" };
  const put = { title: "FIRs of March", source: "table: incidents\n" };
  expect((await send(mapping.PUT, "PUT", put, params)).status).toBe(200);
  expect(await (await call(mappings.GET)).json()).toMatchObject([{ ...params, ...put }]);
});

test.each<[string, Handler, Call, number]>([
  [
    "a period that is no day",
    about.PUT,
    {
      method: "PUT",
      params: { sha256: "0".repeat(64) },
      body: JSON.stringify({ ...tableAbout, period: { from: "March", to: "April" } }),
    },
    400,
  ],
  ["a dataset that nobody has", keptOne.GET, {}, 404],
  ["an empty label", keptOne.PATCH, { method: "PATCH", body: '{"label":" "}' }, 400],
  [
    "a mapping whose fingerprint is a path",
    mapping.PUT,
    { method: "PUT", params: { fingerprint: "../x" }, body: '{"title":"a","source":"b"}' },
    400,
  ],
  [
    "a mapping of a megabyte",
    mapping.PUT,
    {
      method: "PUT",
      params: { fingerprint: "x" },
      body: JSON.stringify({ title: "a", source: "x".repeat(2 ** 20) }),
    },
    413,
  ],
  ["no JSON", notebooks.POST, { method: "POST", body: "{" }, 400],
  ["an empty title", notebooks.POST, { method: "POST", body: '{"title":"  "}' }, 400],
  ["a base that is no revision", one.PUT, { method: "PUT", body: '{"text":"","base":0}' }, 400],
  ["no base", one.PUT, { method: "PUT", body: '{"text":""}' }, 400],
  ["an id that is none", one.GET, { params: { id: "../../etc/passwd" } }, 400],
  ["an id that nobody has", one.GET, {}, 404],
  ["a hash that is none", dataset.GET, { params: { sha256: "../beatbook.db" } }, 400],
  ["a hash that nobody has", dataset.GET, { params: { sha256: "0".repeat(64) } }, 404],
  ["an upload without a name", datasets.POST, { method: "POST", body: "x" }, 400],
  [
    "a format that is a path",
    datasets.POST,
    { method: "POST", path: "/api/datasets?name=a&format=../x", body: "x" },
    400,
  ],
  [
    "an upload that is larger than may be kept",
    datasets.POST,
    {
      method: "POST",
      path: "/api/datasets?name=a&format=csv",
      body: "x",
      headers: { "content-length": String(5 * 2 ** 30) },
    },
    413,
  ],
  [
    "a notebook of ten megabytes",
    notebooks.POST,
    { method: "POST", body: JSON.stringify({ text: "x".repeat(10 * 2 ** 20) }) },
    413,
  ],
])("%s is refused in words", async (_, handler, asked, status) => {
  const answer = await call(handler, { params: { id: "A".repeat(22) }, ...asked });
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as { error: string }).error.length).toBeGreaterThan(20);
});

test.each<[string, Record<string, string>, number]>([
  ["a script frame", { origin: "null" }, 403],
  ["another page", { origin: "http://evil.example" }, 403],
  ["another name of this computer", { host: "evil.example:3000" }, 421],
])("%s gets nothing from any handler", async (_, headers, status) => {
  const every = [notebooks, one, duplicate, file, revisions, revision, restore, undelete];
  const kept = [datasets, dataset, about, keptOne, keptFile, keptUndelete, mappings, mapping];
  for (const handlers of [...every, ...kept, health]) {
    for (const [method, handler] of Object.entries(handlers)) {
      const answer = await call(handler as Handler, { method, headers });
      expect(answer.status).toBe(status);
    }
  }
});
