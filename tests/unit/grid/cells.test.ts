import { expect, test } from "vitest";
import { clipboardCell } from "@/lib/ui/grid/clipboard";
import {
  asTheyCome,
  columnsInView,
  layColumns,
  narrowest,
  withHidden,
  withPin,
  withWidth,
} from "@/lib/ui/grid/columns";
import { nextSort } from "@/lib/ui/grid/sort";
import { isPlainNumber } from "@/lib/ui/grid/number-rule";
import type { ColumnInfo } from "@/lib/engine/engine";

const integer = (name: string): ColumnInfo => ({ name, type: "INTEGER", kind: "integer" });

test("years and identifiers have no separators, counts have", () => {
  expect(isPlainNumber(integer("y"), [2012, null, 2018])).toBe(true);
  expect(isPlainNumber(integer("case_id"), [12_345_678])).toBe(true);
  expect(isPlainNumber(integer("n"), [2012, 2500])).toBe(false);
  expect(isPlainNumber(integer("paid"), [12_345])).toBe(false);
  expect(isPlainNumber(integer("n"), [null, null])).toBe(false);
  expect(isPlainNumber({ name: "x", type: "DOUBLE", kind: "number" }, [2000])).toBe(false);
});

test("text that a spreadsheet would run is copied as text", () => {
  expect(clipboardCell("=1+1", "text")).toBe("'=1+1");
  expect(clipboardCell("@SUM(A1)", "text")).toBe("'@SUM(A1)");
  expect(clipboardCell("\t=1+1", "text")).toBe("' =1+1");
  expect(clipboardCell("-12.5", "text")).toBe("-12.5");
  expect(clipboardCell(-12.5, "number")).toBe("-12.5");
});

test("nothing in a copied cell ends the cell or the row", () => {
  expect(clipboardCell("a\tb\r\nc", "text")).toBe("a b c");
  expect(clipboardCell(null, "text")).toBe("");
});

test("dates are copied so that other programs read them", () => {
  expect(clipboardCell(new Date("2018-03-14T00:00:00Z"), "date")).toBe("2018-03-14");
  expect(clipboardCell(new Date("2018-03-14T21:05:00Z"), "timestamp")).toBe("2018-03-14 21:05:00");
});

test("pinned columns stand first, hidden ones not at all", () => {
  const columns = ["a", "b", "c", "d"].map(integer);
  const choices = withHidden(withPin(asTheyCome, "c", true), "a");
  const laid = layColumns(columns, choices, 1);
  expect(laid.map((column) => column.name)).toEqual(["c", "b", "d"]);
  expect(laid.map((column) => column.left)).toEqual([0, laid[0]!.width, 2 * laid[0]!.width]);
  expect(layColumns(columns, withPin(choices, "c", false), 1)[0]!.name).toBe("b");
});

test("a column cannot be made so narrow that it is lost", () => {
  const [laid] = layColumns([integer("a")], withWidth(asTheyCome, "a", -20), 1);
  expect(laid!.width).toBe(narrowest);
});

test("of a wide table only the columns in view and the pinned ones are drawn", () => {
  const columns = Array.from({ length: 200 }, (_, index) => integer(`column_${index}`));
  const laid = layColumns(columns, withPin(asTheyCome, "column_150", true), 1);
  const shown = columnsInView(laid, 5000, 800);
  expect(shown[0]).toBe(0);
  expect(shown.length).toBeLessThan(25);
});

test("clicking a heading sorts up, then down, then not at all", () => {
  const up = nextSort(undefined, "a");
  expect(up).toEqual({ column: "a", descending: false });
  const down = nextSort(up, "a");
  expect(down).toEqual({ column: "a", descending: true });
  expect(nextSort(down, "a")).toBeUndefined();
  expect(nextSort(down, "b")).toEqual({ column: "b", descending: false });
});
