import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ownHost, refusal } from "@/app/api/guard";

const ask = (
  method: string,
  path: string,
  headers: Record<string, string>,
  host = "127.0.0.1:3000",
) => refusal({ method, path, headers: new Headers({ host, ...headers }), port: 3000 });

test.each(["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000"])(
  "%s is this computer",
  (host) => expect(ask("GET", "/", {}, host)).toBeNull(),
);

test.each([
  "evil.example:3000",
  "127.0.0.1.evil.example:3000",
  "127.0.0.1:3001",
  "127.0.0.1",
  "localhost.:3000",
  "user@127.0.0.1:3000",
  "127.0.0.1:3000:3000",
  "0.0.0.0:3000",
  "127.1:3000",
  "[::1",
  "",
])("a request for the host %j is refused, a page too", (host) => {
  expect(ask("GET", "/library", {}, host)?.status).toBe(421);
});

test("a request without a host is refused", () => {
  expect(refusal({ method: "GET", path: "/", headers: new Headers(), port: 3000 })?.status).toBe(
    421,
  );
});

test("a host without a port is meant for port 80", () => {
  expect(ownHost("localhost", 80)).toBe("localhost");
});

test.each(["POST", "PUT", "PATCH", "DELETE", "post", "PROPFIND"])(
  "%s passes from our own page and from nowhere else",
  (method) => {
    const from = (headers: Record<string, string>) => ask(method, "/api/notebooks", headers);
    expect(from({ origin: "http://127.0.0.1:3000" })).toBeNull();
    expect(from({ "sec-fetch-site": "same-origin" })).toBeNull();
    expect(from({})?.status).toBe(403);
    expect(from({ origin: "null" })?.status).toBe(403);
    expect(from({ origin: "http://localhost:3000" })?.status).toBe(403);
    expect(from({ origin: "http://127.0.0.1:3001" })?.status).toBe(403);
    expect(from({ origin: "https://127.0.0.1:3000" })?.status).toBe(403);
    expect(from({ "sec-fetch-site": "none" })?.status).toBe(403);
    expect(from({ origin: "null", "sec-fetch-site": "same-origin" })?.status).toBe(403);
    expect(from({ origin: "http://127.0.0.1:3000", "sec-fetch-site": "cross-site" })?.status).toBe(
      403,
    );
  },
);

test("a page is not changed by a request from elsewhere either", () => {
  expect(ask("POST", "/library", { origin: "http://evil.example" })?.status).toBe(403);
});

test("a script frame reads nothing from the API", () => {
  for (const path of ["/api/notebooks", "/api/datasets", "/api/health", "/api"]) {
    expect(ask("GET", path, { origin: "null" })?.status).toBe(403);
    expect(ask("GET", path, { "sec-fetch-site": "cross-site" })?.status).toBe(403);
    expect(ask("HEAD", path, { origin: "null" })?.status).toBe(403);
  }
});

test("our own page, and a person who types the address, read the API", () => {
  expect(ask("GET", "/api/notebooks", { "sec-fetch-site": "same-origin" })).toBeNull();
  expect(ask("GET", "/api/notebooks", { "sec-fetch-site": "none" })).toBeNull();
  expect(ask("GET", "/api/health", {})).toBeNull();
});

test("a frame may load its own program", () => {
  expect(ask("GET", "/vendor/frame-1/frame.js", { origin: "null" })).toBeNull();
  expect(ask("GET", "/frame", { "sec-fetch-site": "same-origin" })).toBeNull();
});

test("every handler of the API is made by route(), which asks the guard", () => {
  const api = fileURLToPath(new URL("../../../app/api/", import.meta.url));
  const files = readdirSync(api, { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => file.endsWith("route.ts"));
  expect(routes.length).toBeGreaterThanOrEqual(9);
  for (const file of routes) {
    const exported = readFileSync(api + file, "utf8").match(/^export .*$/gm) ?? [];
    expect(exported.length, file).toBeGreaterThan(0);
    for (const line of exported) {
      expect(line, file).toMatch(/^export const (GET|POST|PUT|PATCH|DELETE) = route\(/);
    }
  }
});
