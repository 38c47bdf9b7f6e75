import { expect, test } from "vitest";
import { smallestEdit, wordAt } from "@/lib/ui/editor/text-edit";

const applied = (before: string, after: string) => {
  const edit = smallestEdit(before, after);
  return edit ? before.slice(0, edit.from) + edit.text + before.slice(edit.to) : before;
};

test("equal texts need no edit", () => {
  expect(smallestEdit("same", "same")).toBeNull();
});

test("only what differs is replaced", () => {
  expect(smallestEdit("from fir f", "from beats f")).toEqual({ from: 5, to: 8, text: "beats" });
  expect(smallestEdit("aa", "aaa")).toEqual({ from: 2, to: 2, text: "a" });
});

test("the edit always makes the one text the other", () => {
  const texts = ["", "a", "aa", "aba", "abba", "select 1", "select 11", "बीट", "👮", "👮🏽", "🚓"];
  for (const before of texts) for (const after of texts) expect(applied(before, after)).toBe(after);
});

test("a character outside the first plane is never cut in two", () => {
  const edit = smallestEdit("x👮y", "x👷y")!;
  expect(edit).toEqual({ from: 1, to: 3, text: "👷" });
});

test("a marker underlines the word at its position", () => {
  const sql = "select heaad from fir";
  expect(wordAt(sql, 7)).toEqual({ from: 7, to: 12 });
  expect(wordAt(sql, 6)).toEqual({ from: 6, to: 7 });
});

test("a marker at the end underlines the last word, in an empty text nothing", () => {
  expect(wordAt("select", 6)).toEqual({ from: 0, to: 6 });
  expect(wordAt("", 0)).toEqual({ from: 0, to: 0 });
  expect(wordAt("ab", 99)).toEqual({ from: 0, to: 2 });
});
