import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { filesAheadScript, takeFileAhead } from "@/datasets/ahead";

const hash = "a".repeat(64);

describe("files that are asked for before the page's scripts have come", () => {
  beforeEach(() => {
    vi.stubGlobal("window", globalThis);
    window.beatbookFiles = undefined;
  });
  afterEach(() => vi.unstubAllGlobals());

  const run = (hashes: string[], answer: () => Promise<Response>) => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", (address: string) => {
      asked.push(address);
      return answer();
    });
    new Function(filesAheadScript(hashes))();
    return asked;
  };

  it("are asked for by hash and taken once", async () => {
    expect(run([hash], async () => new Response("rows"))).toEqual([`/api/datasets/${hash}`]);
    expect(await (await takeFileAhead(hash))!.text()).toBe("rows");
    expect(await takeFileAhead(hash)).toBeNull();
  });

  it("are asked for again by whoever needs them when the first try failed", async () => {
    run([hash], () => Promise.reject(new TypeError("away")));
    expect(await takeFileAhead(hash)).toBeNull();
  });

  it("are asked for again when the server refused them, so that its reason is heard", async () => {
    run([hash], async () => new Response("{}", { status: 404 }));
    expect(await takeFileAhead(hash)).toBeNull();
  });

  it("are never more than a hash: what a notebook writes there does not run", () => {
    const attack = `${hash}":fetch("https://example.org")};alert(1);//`;
    expect(run([attack, "x", hash.toUpperCase()], async () => new Response())).toEqual([]);
  });
});
