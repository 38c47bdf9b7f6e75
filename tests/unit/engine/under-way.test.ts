import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBEngine } from "@/lib/engine/duckdb";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine, type OpenEngine } from "./open";

/** Would take hours. */
const endless =
  "SELECT count(*) AS n FROM range(10000000) a(x), range(10000000) b(y) WHERE (x * y) % 7 = 1";

describe("a statement under way", () => {
  let open: OpenEngine;
  let engine: DuckDBEngine;
  beforeAll(async () => {
    open = await openEngine();
    engine = open.engine;
    await engine.ready();
  }, 60_000);
  afterAll(() => open.close());

  it("stops when it is told, again and again, and leaves the engine usable", async () => {
    await engine.createTable("before", "SELECT 1 AS a");
    for (let i = 0; i < 8; i++) {
      const stop = new AbortController();
      const options = { signal: stop.signal };
      const long =
        i % 2 ? engine.query(endless, options) : engine.createTable("before", endless, options);
      // A small one is answered meanwhile.
      expect(decodeTable(await engine.query("SELECT 42 AS x")).value("x", 0)).toBe(42);
      stop.abort();
      await expect(long).rejects.toMatchObject({ kind: "cancelled" });
    }
    expect(decodeTable(await engine.query("FROM before")).objects()).toEqual([{ a: 1 }]);
  });

  it("takes nobody's time when it is stopped, however many of its parts have not begun", async () => {
    const rows = (rest: number) =>
      `SELECT count(*) AS n FROM range(1000000000000) a(x) WHERE x % 7 = ${rest}`;
    const sql = `SELECT sum(n) AS n FROM (${rows(1)} UNION ALL ${rows(2)} UNION ALL ${rows(3)})`;
    for (let i = 0; i < 3; i++) {
      const stop = new AbortController();
      const long = engine.query(sql, { signal: stop.signal });
      expect(decodeTable(await engine.query("SELECT 42 AS x")).value("x", 0)).toBe(42);
      stop.abort();
      await expect(long).rejects.toMatchObject({ kind: "cancelled" });
      expect(decodeTable(await engine.query("SELECT 43 AS x")).value("x", 0)).toBe(43);
    }
  });

  it("lets go of the table that it was making", async () => {
    const stop = new AbortController();
    const slow = "SELECT count(*) AS n FROM range(20000000) a(x) WHERE x % 7 = 1";
    const other = engine.query(slow);
    const stopped = engine.createTable("shared", endless, { signal: stop.signal });
    await engine.query("SELECT 1");
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ kind: "cancelled" });
    // Its connection is the next to be taken, unless another has come back since.
    await other;
    expect((await engine.createTable("shared", "SELECT 2 AS b")).columns[0]?.name).toBe("b");
  });

  it("leaves the queue when it is stopped before its turn", async () => {
    const running = new AbortController();
    const waiting = new AbortController();
    const ends = Array.from({ length: 6 }, () =>
      expect(engine.query(endless, { signal: running.signal })).rejects.toMatchObject({
        kind: "cancelled",
      }),
    );
    const last = engine.query("SELECT 1", { signal: waiting.signal });
    const next = engine.query("SELECT 2 AS a");
    waiting.abort();
    await expect(last).rejects.toMatchObject({ kind: "cancelled" });
    running.abort();
    await Promise.all(ends);
    expect(decodeTable(await next).value("a", 0)).toBe(2);
  });

  it("does not begin when it is told before", async () => {
    const signal = AbortSignal.abort();
    await expect(engine.query("SELECT 1", { signal })).rejects.toMatchObject({ kind: "cancelled" });
    await expect(engine.page("before", { offset: 0, limit: 1 }, signal)).rejects.toMatchObject({
      kind: "cancelled",
    });
  });

  it("stops while its rows are being read", async () => {
    const stop = new AbortController();
    let parts = 0;
    const read = async () => {
      for await (const part of engine.stream("SELECT * FROM range(500000)", {
        signal: stop.signal,
      })) {
        if (part.length > 0 && ++parts === 3) stop.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ kind: "cancelled" });
    expect(parts).toBe(3);
    expect(decodeTable(await engine.query("SELECT 1 AS a")).numRows).toBe(1);
  });
});

describe("an engine without memory", () => {
  it("says so plainly and keeps its other tables", async () => {
    const open = await openEngine({ memoryLimit: "200MB" });
    const { engine } = open;
    await engine.createTable("small", "SELECT range AS a FROM range(1000)");
    for (const work of [
      () =>
        engine.createTable(
          "big",
          "SELECT random() AS a, random() AS b, random() AS c FROM range(20000000)",
        ),
      () =>
        engine.createTable(
          "small",
          "SELECT list(repeat('x', 500) || range) AS z FROM range(2000000)",
        ),
    ]) {
      await expect(work()).rejects.toMatchObject({
        kind: "memory",
        message:
          "This query needs more memory than there is (190.7 MiB). Your other tables are still there.",
      });
    }
    expect((await engine.tables()).map(({ name, rows }) => [name, rows])).toEqual([
      ["small", 1000],
    ]);
    expect((await engine.memory()).limitBytes).toBeCloseTo(190.7 * 1024 ** 2, -5);
    expect(decodeTable(await engine.query("SELECT sum(a) AS s FROM small")).value("s", 0)).toBe(
      499500,
    );
    await open.close();
  });
});

describe("an engine that dies", () => {
  it("rejects what is under way and everything after", async () => {
    const open = await openEngine();
    await open.engine.ready();
    const long = expect(open.engine.query(endless)).rejects.toMatchObject({
      kind: "engine",
      message: expect.stringContaining("has stopped"),
    });
    await open.engine.query("SELECT 1");
    await open.kill();
    await long;
    await expect(open.engine.query("SELECT 1")).rejects.toMatchObject({ kind: "engine" });
    await expect(open.engine.tables()).rejects.toMatchObject({ kind: "engine" });
    await expect(open.engine.ingest("x", [encodeRows([{ a: 1 }])])).rejects.toMatchObject({
      kind: "engine",
    });
    await open.close();
  });

  it("says when it could not start", async () => {
    const open = await openEngine({ wasmUrl: "/nowhere/duckdb.wasm" });
    await expect(open.engine.ready()).rejects.toMatchObject({ kind: "engine" });
    await expect(open.engine.query("SELECT 1")).rejects.toMatchObject({
      message: expect.stringContaining("did not start"),
    });
    await open.close();
  });
});
