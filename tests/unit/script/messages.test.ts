import { describe, expect, it } from "vitest";
import { isPicture, limits, readFromFrame, readToFrame, roughBytes } from "@/lib/script/messages";
import { Rate } from "@/lib/script/rates";

describe("messages of a frame", () => {
  it("are read when they have their form", () => {
    const done = {
      v: 1,
      type: "done",
      run: 1,
      values: { a: [1] },
      withheld: { f: "why" },
      live: false,
    };
    expect(readFromFrame({ ...done, extra: 1 })).toEqual(done);
    expect(readFromFrame({ v: 1, type: "height", pixels: 1e9 })).toMatchObject({
      pixels: limits.height,
    });
  });

  it.each([
    null,
    "done",
    [],
    { type: "done" },
    { v: 2, type: "height", pixels: 1 },
    { v: 1, type: "save", run: 1 },
    { v: 1, type: "height", pixels: NaN },
    { v: 1, type: "height", pixels: "1" },
    { v: 1, type: "done", run: 1, values: [], withheld: {}, live: true },
    { v: 1, type: "done", run: 1, values: {}, withheld: { a: 1 }, live: true },
    { v: 1, type: "done", run: -1, values: {}, withheld: {}, live: true },
    { v: 1, type: "values", run: 1, values: { ["n".repeat(300)]: 1 } },
    { v: 1, type: "failed", run: 1, problem: { message: 1 } },
    { v: 1, type: "failed", run: 1, problem: { message: "x".repeat(3_000) } },
    { v: 1, type: "query", run: 1, query: 1, sql: "select 1", variables: { "a b": 1 } },
    { v: 1, type: "query", run: 1, query: 1, sql: "select 1", variables: { a: { b: 1 } } },
    { v: 1, type: "query", run: 1, query: 1, sql: 1, variables: {} },
    { v: 1, type: "picture", request: 1, url: "https://elsewhere.test/a.png" },
    { v: 1, type: "picture", request: 1, url: "data:text/html;base64,AAAA" },
  ])("are dropped when they have not: %#", (message) => {
    expect(readFromFrame(message)).toBeNull();
  });

  it("are dropped when their values are too large", () => {
    const values = (bytes: number) => ({ a: [{ deep: new Uint8Array(bytes) }] });
    const message = (bytes: number) => ({ v: 1, type: "values", run: 1, values: values(bytes) });
    expect(readFromFrame(message(1_000))).not.toBeNull();
    expect(readFromFrame(message(limits.values))).toBeNull();
  });

  it("takes only images for pictures", () => {
    expect(isPicture("data:image/png;base64,AAAA")).toBe(true);
    expect(isPicture("data:image/svg+xml,<svg/>")).toBe(false);
    expect(isPicture(`data:image/png;base64,${"A".repeat(limits.picture)}`)).toBe(false);
  });
});

describe("messages of the page", () => {
  it("are checked by the frame too", () => {
    expect(readToFrame({ v: 1, type: "stop", run: 3 })).toMatchObject({ run: 3 });
    expect(readToFrame({ v: 1, type: "run", run: 3 })).toBeNull();
    expect(readToFrame({ v: 0, type: "stop", run: 3 })).toBeNull();
  });
});

describe("sizes and rates", () => {
  it("counts what is inside, each thing once", () => {
    const shared = new Float64Array(1_000);
    const cyclic: Record<string, unknown> = { shared, again: shared };
    cyclic.self = cyclic;
    expect(roughBytes(cyclic)).toBeGreaterThan(8_000);
    expect(roughBytes(cyclic)).toBeLessThan(9_000);
    expect(roughBytes(new Map([["k", "x".repeat(1_000)]]))).toBeGreaterThan(2_000);
  });

  it("lets so many through in a while and no more", () => {
    const rate = new Rate(2, 1_000);
    expect([0, 1, 2, 999, 1_000, 1_001].map((time) => rate.take(time))).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
  });
});
