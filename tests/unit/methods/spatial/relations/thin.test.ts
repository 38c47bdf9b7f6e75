import { expect, test } from "vitest";
import { thinByType } from "@/lib/methods/spatial/relations/thin";

const type = Uint8Array.from({ length: 1110 }, (_, i) => (i < 10 ? 0 : i < 110 ? 1 : 2));

test("a sample thins frequent types and keeps rare ones whole", () => {
  const { kept, most } = thinByType(type, 3, 200, 4);
  expect(most).toBe(95);
  const counts = [0, 0, 0];
  for (const i of kept) counts[type[i]!]!++;
  expect(counts).toEqual([10, 95, 95]);
  expect([...kept]).toEqual([...kept].sort((a, b) => a - b));
  expect(thinByType(type, 3, 200, 4)).toEqual({ kept, most });
  expect(thinByType(type, 3, 200, 5).kept).not.toEqual(kept);
});

test("what stands for many types keeps as many times more", () => {
  const { kept, most } = thinByType(type, 3, 400, 4, [1, 1, 9]);
  expect(most).toBe(39);
  const counts = [0, 0, 0];
  for (const i of kept) counts[type[i]!]!++;
  expect(counts).toEqual([10, 39, 351]);
});

test("nothing is left out where there is room for all", () => {
  expect(thinByType(type, 3, 5000, 1).kept.length).toBe(1110);
  expect(thinByType([], 2, 5000, 1).kept.length).toBe(0);
});
