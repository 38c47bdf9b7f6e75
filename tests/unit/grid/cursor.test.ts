import { expect, test } from "vitest";
import { atStart, cellsIn, isInRange, moveCursor, selection } from "@/lib/ui/grid/cursor";

const size = { rows: 100, columns: 5, page: 10 };
const press = (key: string, held: "shift" | "ctrl" | "" = "") => ({
  key,
  shiftKey: held === "shift",
  ctrlKey: held === "ctrl",
  metaKey: false,
});
const at = (row: number, column: number) => ({ row, column, anchor: { row, column } });

test("arrows move one cell and stop at the edges", () => {
  expect(moveCursor(atStart, press("ArrowDown"), size)).toEqual(at(1, 0));
  expect(moveCursor(at(99, 4), press("ArrowDown"), size)).toEqual(at(99, 4));
  expect(moveCursor(at(99, 4), press("ArrowRight"), size)).toEqual(at(99, 4));
});

test("above the first row stands the heading", () => {
  expect(moveCursor(atStart, press("ArrowUp"), size)).toEqual(at(-1, 0));
  expect(moveCursor(at(-1, 0), press("ArrowUp"), size)).toEqual(at(-1, 0));
});

test("pages, Home and End", () => {
  expect(moveCursor(at(5, 2), press("PageDown"), size)).toEqual(at(15, 2));
  expect(moveCursor(at(5, 2), press("PageUp"), size)).toEqual(at(0, 2));
  expect(moveCursor(at(5, 2), press("Home"), size)).toEqual(at(5, 0));
  expect(moveCursor(at(5, 2), press("End"), size)).toEqual(at(5, 4));
  expect(moveCursor(at(5, 2), press("End", "ctrl"), size)).toEqual(at(99, 4));
  expect(moveCursor(at(5, 2), press("Home", "ctrl"), size)).toEqual(at(0, 0));
});

test("Shift keeps the cell where the selection began", () => {
  const down = moveCursor(at(3, 3), press("ArrowUp", "shift"), size)!;
  const left = moveCursor(down, press("ArrowLeft", "shift"), size)!;
  const range = selection(left);
  expect(range).toEqual({ top: 2, bottom: 3, left: 2, right: 3 });
  expect(cellsIn(range)).toBe(4);
  expect(isInRange(range, 3, 3)).toBe(true);
  expect(isInRange(range, 4, 3)).toBe(false);
});

test("a selection never takes in the heading", () => {
  const up = moveCursor(at(0, 1), press("ArrowUp", "shift"), size)!;
  expect(up.row).toBe(0);
});

test("keys that are not the cursor's are left alone", () => {
  expect(moveCursor(atStart, press("x"), size)).toBeNull();
});

test("an empty table has only its heading", () => {
  expect(moveCursor(at(-1, 0), press("ArrowDown"), { ...size, rows: 0 })?.row).toBe(-1);
});
