import { expect, test } from "vitest";
import {
  afterScroll,
  mustSettle,
  placeOfTop,
  rowsInView,
  stripHeight,
  tallest,
  topToShow,
  type ScrollPlace,
} from "@/lib/ui/grid/scroll";

const rowHeight = 28;
const rows = 1_949_344;
const strip = { content: rows * rowHeight, view: 328 };
const small = { content: 1000 * rowHeight, view: 328 };
const start: ScrollPlace = { bar: 0, top: 0 };

/** What the browser does with a wheel, and what the grid does after it. */
function wheel(from: ScrollPlace, pixels: number): ScrollPlace {
  const end = stripHeight(strip) - strip.view;
  const bar = Math.max(0, Math.min(from.bar + pixels, end));
  const next = afterScroll(strip, from, bar);
  return mustSettle(strip, next, false) ? placeOfTop(strip, next.top) : next;
}

test("a table that fits the browser scrolls as it is", () => {
  expect(stripHeight(small)).toBe(28_000);
  expect(afterScroll(small, start, 12_345)).toEqual({ bar: 12_345, top: 12_345 });
  expect(placeOfTop(small, 12_345)).toEqual({ bar: 12_345, top: 12_345 });
});

test("two million rows stand on a strip that a browser can lay out", () => {
  expect(stripHeight(strip)).toBe(tallest);
});

test("a small move goes pixel by pixel even when the strip is scaled", () => {
  const middle = placeOfTop(strip, 20_000_000);
  expect(afterScroll(strip, middle, middle.bar + 100).top - middle.top).toBeCloseTo(100);
});

test("dragging the bar to the end shows the last row, to the start the first", () => {
  const end = stripHeight(strip) - strip.view;
  const last = afterScroll(strip, start, end);
  expect(rowsInView(strip, last.top, rowHeight, rows)[1]).toBe(rows);
  expect(afterScroll(strip, last, 0).top).toBe(0);
});

test("dragging the bar to the middle shows the middle row", () => {
  const middle = afterScroll(strip, start, (stripHeight(strip) - strip.view) / 2);
  const [first] = rowsInView(strip, middle.top, rowHeight, rows);
  expect(Math.abs(first - rows / 2)).toBeLessThan(10);
});

test("the wheel reaches the very first row from anywhere", () => {
  let place = placeOfTop(strip, 100_000);
  for (let turn = 0; turn < 1000; turn++) place = wheel(place, -100);
  expect(place).toEqual(start);
});

test("the wheel reaches the very last row from anywhere", () => {
  const last = strip.content - strip.view;
  let place = placeOfTop(strip, last - 100_000);
  for (let turn = 0; turn < 1000; turn++) place = wheel(place, 100);
  expect(place.top).toBeCloseTo(last);
});

test("the bar is put right after a long way by wheel, once it stops", () => {
  let place = start;
  for (let turn = 0; turn < 1000; turn++) place = wheel(place, 100);
  expect(place.top).toBeCloseTo(100_000);
  expect(mustSettle(strip, place, true)).toBe(true);
  expect(mustSettle(strip, placeOfTop(strip, place.top), true)).toBe(false);
});

test("showing a row moves no further than needed", () => {
  expect(topToShow(strip, 280, rowHeight, 12)).toBe(280);
  expect(topToShow(strip, 280, rowHeight, 3)).toBe(84);
  expect(topToShow(strip, 0, rowHeight, 20)).toBe(21 * rowHeight - strip.view);
});
