import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { engineFiles } from "@/lib/engine/ahead";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** What each number of the worker's name stands for. */
const served = { 1: "d4c3d6c0f790" };

test("the engine's worker has a new name whenever what stands before its program changes", () => {
  const hash = createHash("sha256").update(read("lib/engine/stop-hook.js")).digest("hex");
  const [number] = Object.entries(served).find(([, each]) => hash.startsWith(each)) ?? [];
  const name = `stoppable-${number}.worker.js`;
  expect(engineFiles("1").worker).toContain(`/${name}`);
  expect(read("lib/launch/prepare.mjs")).toContain(`"${name}"`);
});
