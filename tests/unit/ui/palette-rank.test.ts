import { expect, test } from "vitest";
import { commands } from "@/lib/ui/commands";
import { capsOf } from "@/lib/ui/key-caps";
import { rankOf } from "@/lib/ui/palette-rank";

const items = [
  ...commands.map(({ id, title, group }) => ({ id, words: [title, "", group] })),
  { id: "cell:n1f3", words: ["runs", "SQL", "Go to a cell"] },
  { id: "cell:n2a7", words: ["undo_rate", "SQL", "Go to a cell"] },
  { id: "cell:n3c9", words: ["redo", "Chart", "Go to a cell"] },
  { id: "cell:n4bb", words: ["Where burglary is", "Text", "Go to a cell"] },
];

const ranked = (search: string) =>
  items
    .map(({ id, words }) => ({ id, rank: rankOf(id, search, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ id }) => id);

test("a cell of exactly that name comes first", () => {
  expect(ranked("runs")[0]).toBe("cell:n1f3");
  expect(ranked("RUNS")[0]).toBe("cell:n1f3");
  expect(ranked("undo_rate")[0]).toBe("cell:n2a7");
});

test("a title that begins so comes before one that only holds the letters", () => {
  expect(ranked("undo_r")[0]).toBe("cell:n2a7");
  expect(ranked("burglary")[0]).toBe("cell:n4bb");
});

test("scattered letters still find, and the inner ids do not", () => {
  expect(ranked("rnstale")).toContain("run-stale");
  expect(ranked("n1f3")).toEqual([]);
});

test("a capital among the keys is written with Shift, once", () => {
  expect(capsOf("D")).toEqual(["Shift", "D"]);
  expect(capsOf("Mod+Shift+Z")).toEqual(["Mod", "Shift", "Z"]);
  expect(capsOf("d")).toEqual(["d"]);
  for (const { id, keys } of commands) {
    const caps = keys.map((stroke) => capsOf(stroke).join(" "));
    expect(new Set(caps).size, id).toBe(caps.length);
  }
});
