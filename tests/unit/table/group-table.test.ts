import { describe, expect, test } from "vitest";
import { groupTableOf } from "@/datasets/model/group-table";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { groupMasks, type GroupTable } from "@/lib/table/group-table";

const byStation: GroupTable = { groups: ["station"], counts: ["n"], derived: ["share"] };

/** Columns and numbers of the rows that are masked. */
const masked = (rows: Record<string, unknown>[], table: GroupTable, minimum?: number) =>
  Object.fromEntries(
    [...groupMasks(rows, table, minimum).rows].map(([name, all]) => [name, [...all].sort()]),
  );

describe("what is masked in a table of groups", () => {
  test("is a small count, one that gives it away, and the shares of both", () => {
    const rows = [
      { station: "A", n: 3, share: 0.03 },
      { station: "B", n: 60, share: 0.6 },
      { station: "C", n: 37, share: 0.37 },
      { station: "D", n: 0, share: 0 },
    ];
    expect(masked(rows, byStation)).toEqual({ n: [0, 2], share: [0, 2] });
    expect(groupMasks(rows, byStation)).toMatchObject({ counts: 4, small: 1, others: 1 });
    expect(masked(rows, byStation, 2)).toEqual({});
  });

  test("is a rectangle where rows are counted by two things", () => {
    const cells = { A: [2, 30, 40], B: [20, 25, 60], C: [50, 70, 90] };
    const rows = Object.entries(cells).flatMap(([station, counts]) =>
      counts.map((n, at) => ({ station, head: ["THEFT", "HURT", "RIOT"][at], n })),
    );
    const two = { groups: ["station", "head"], counts: ["n"], derived: [] };
    expect(masked(rows, two)).toEqual({ n: [0, 1, 3, 4] });
  });

  test("is found within the other counts when the table has the totals itself", () => {
    const rows = [
      { station: "A", theft: 2, hurt: 30, all: 32 },
      { station: "B", theft: 20, hurt: 25, all: 45 },
      { station: "C", theft: 50, hurt: 70, all: 120 },
      { station: "Total", theft: 72, hurt: 125, all: 197 },
    ];
    const wide = { groups: ["station"], counts: ["theft", "hurt", "all"], derived: [] };
    expect(masked(rows, wide)).toEqual({ theft: [0, 1], hurt: [0, 1] });
  });

  test("is a total too, when it is small itself", () => {
    const rows = [
      { station: "A", theft: 1, hurt: 2, all: 3 },
      { station: "B", theft: 20, hurt: 25, all: 45 },
      { station: "C", theft: 30, hurt: 26, all: 56 },
      { station: "Total", theft: 51, hurt: 53, all: 104 },
    ];
    const wide = { groups: ["station"], counts: ["theft", "hurt", "all"], derived: [] };
    expect(masked(rows, wide).all).toContain(0);
  });

  test("is nothing where counts are empty, and differences are not counts", () => {
    expect(masked([{ station: "A", n: null }], byStation)).toEqual({});
    const changes = { groups: ["station"], counts: ["n", "change"], derived: [] };
    const rows = [
      { station: "A", n: 3, change: -2 },
      { station: "B", n: 9, change: 1 },
    ];
    expect(masked(rows, changes)).toEqual({ n: [0, 1], change: [0, 1] });
  });

  test("takes the counts that the engine gives as big whole numbers", () => {
    expect(masked([{ n: 3n }, { n: 2n ** 60n }, { n: 8n }], { ...byStation, derived: [] })).toEqual(
      { n: [0, 2] },
    );
  });

  test("is found in seconds for five thousand groups and for 120 beats by 30 heads", () => {
    const long = Array.from({ length: 5_000 }, (_, i) => ({ cell: i, n: (i * 7) % 23 }));
    const one = groupMasks(long, { groups: ["cell"], counts: ["n"], derived: [] });
    expect(one.small).toBe(long.filter(({ n }) => n > 0 && n < 5).length);
    const crossed = Array.from({ length: 3_600 }, (_, i) => ({
      beat: Math.floor(i / 30),
      head: i % 30,
      n: (i * i * 31 + i * 7) % 97,
    }));
    const two = groupMasks(crossed, { groups: ["beat", "head"], counts: ["n"], derived: [] });
    expect(two.small).toBe(crossed.filter(({ n }) => n > 0 && n < 5).length);
    expect(two.others).toBeGreaterThan(0);
  }, 10_000);
});

const integer = (name: string): ColumnInfo => ({ name, type: "BIGINT", kind: "integer" });
const text = (name: string): ColumnInfo => ({ name, type: "VARCHAR", kind: "text" });
const double = (name: string): ColumnInfo => ({ name, type: "DOUBLE", kind: "number" });
const table = (columns: ColumnInfo[], rows = 20): TableInfo => ({ name: "t", columns, rows });

describe("a table of groups is told by its columns", () => {
  test("counts by places, years and kinds of crime", () => {
    const columns = [text("station"), integer("year"), integer("count_star()"), double("share")];
    expect(groupTableOf(table(columns))).toEqual({
      groups: ["station", "year"],
      counts: ["count_star()"],
      derived: ["share"],
    });
    const cells = [text("cell"), integer("count"), double("area_km2"), text("geometry")];
    expect(groupTableOf(table(cells))).toEqual({
      groups: ["cell"],
      counts: ["count"],
      derived: [],
    });
  });

  test.each([
    ["rows of incidents", [text("crime_no"), text("head"), integer("victims")]],
    ["rows of people", [text("VictimName"), text("head"), integer("n")]],
    ["points", [text("head"), double("latitude"), double("longitude"), integer("n")]],
    ["no counts", [text("head"), double("mean_delay")]],
    ["one number", [integer("n")]],
  ])("but not %s", (_, columns) => {
    expect(groupTableOf(table(columns))).toBeNull();
  });

  test("nor a single row, nor more rows than anybody shares as a table", () => {
    const columns = [text("head"), integer("n")];
    expect(groupTableOf(table(columns, 5_000))).not.toBeNull();
    expect(groupTableOf(table(columns, 5_001))).toBeNull();
    expect(groupTableOf(table(columns, 2))).not.toBeNull();
    expect(groupTableOf(table(columns, 1))).toBeNull();
  });
});
