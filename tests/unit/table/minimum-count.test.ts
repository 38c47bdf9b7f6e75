import { describe, expect, test } from "vitest";
import { maskSmallCounts, type CountTable, type MaskedCounts } from "@/lib/table/minimum-count";

const all = { rows: true, columns: true, grand: true };
const none = { rows: false, columns: false, grand: false };

describe("a list of counts", () => {
  test("masks counts from 1 to 4 and shows zero and five", () => {
    const { cells, small, others } = maskSmallCounts({ cells: [[0, 1, 4, 5, 80]], totals: none });
    expect(cells).toEqual([[0, null, null, 5, 80]]);
    expect({ small, others }).toEqual({ small: 2, others: 0 });
  });

  test("masks the smallest other count when the total would give the only small one away", () => {
    const masked = maskSmallCounts({
      cells: [[3, 60, 12, 40]],
      totals: { rows: true, columns: false, grand: false },
    });
    expect(masked.cells).toEqual([[null, 60, null, 40]]);
    expect(masked).toMatchObject({ rows: [115], small: 1, others: 1 });
  });

  test("masks one more when two small counts can only be what they are", () => {
    const masked = maskSmallCounts({
      cells: [[1, 1, 30, 9]],
      totals: { rows: true, columns: false, grand: false },
    });
    expect(masked.cells).toEqual([[null, null, 30, null]]);
  });

  test("changes nothing when nothing is small", () => {
    const table = { cells: [[5, 6, 0]], totals: { rows: true, columns: false, grand: true } };
    expect(maskSmallCounts(table)).toMatchObject({ cells: [[5, 6, 0]], rows: [11], grand: 11 });
  });

  test("takes another minimum", () => {
    expect(maskSmallCounts({ cells: [[9, 10]], totals: none }, 10).cells).toEqual([[null, 10]]);
  });
});

describe("a table of two ways", () => {
  test("masks a rectangle when rows and columns have totals", () => {
    const { cells } = maskSmallCounts({
      cells: [
        [2, 30, 40],
        [20, 25, 60],
        [50, 70, 90],
      ],
      totals: all,
    });
    expect(cells).toEqual([
      [null, null, 40],
      [null, null, 60],
      [50, 70, 90],
    ]);
  });

  test("masks a total that is small itself", () => {
    const masked = maskSmallCounts({
      cells: [
        [1, 2],
        [40, 50],
      ],
      totals: all,
    });
    expect(masked.rows![0]).toBeNull();
  });

  test("refuses what is no count", () => {
    expect(() => maskSmallCounts({ cells: [[1.5]], totals: none })).toThrow(RangeError);
    expect(() => maskSmallCounts({ cells: [[1], [1, 2]], totals: none })).toThrow(RangeError);
  });
});

/** Every table of counts up to a bound that agrees with what was shared; masked ones are not zero. */
function* possible(table: CountTable, masked: MaskedCounts, most: number): Generator<number[][]> {
  const { cells } = table;
  const width = cells[0]!.length;
  const hidden = masked.cells.flatMap((row, r) =>
    row.flatMap((cell, c) => (cell === null ? [[r, c] as const] : [])),
  );
  const zeroIsMasked = hidden.some(([r, c]) => cells[r]![c] === 0);
  const guess = cells.map((row) => [...row]);
  const sum = (values: number[]) => values.reduce((whole, one) => whole + one, 0);
  const agrees = () =>
    (masked.rows ?? []).every((total, r) => total === null || sum(guess[r]!) === total) &&
    (masked.columns ?? []).every(
      (total, c) => total === null || sum(guess.map((row) => row[c]!)) === total,
    ) &&
    (masked.grand === undefined || masked.grand === null || sum(guess.flat()) === masked.grand);
  const values = 1 + most - (zeroIsMasked ? 0 : 1);
  for (let code = 0; code < values ** hidden.length; code++) {
    let rest = code;
    for (const [r, c] of hidden) {
      guess[r]![c] = (rest % values) + (zeroIsMasked ? 0 : 1);
      rest = Math.floor(rest / values);
    }
    if (agrees()) yield guess.map((row) => row.slice(0, width));
  }
}

test("no small count can be worked out from what is left, tried on every possible table", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  let tried = 0;
  for (let round = 0; round < 400; round++) {
    const [height, width] = [1 + random(3), 2 + random(2)];
    const cells = Array.from({ length: height }, () =>
      Array.from({ length: width }, () => random(8)),
    );
    const totals = { rows: random(3) > 0, columns: random(2) > 0, grand: random(2) > 0 };
    const table = { cells, totals };
    const masked = maskSmallCounts(table, 3);
    const hidden = masked.cells.flat().filter((cell) => cell === null).length;
    const isAllMasked = [
      masked.cells.flat(),
      masked.rows ?? [],
      masked.columns ?? [],
      [masked.grand],
    ]
      .flat()
      .every((value) => value === null || value === undefined);
    if (hidden === 0 || hidden > 5 || isAllMasked) continue;
    const found = new Map<string, Set<number>>();
    for (const guess of possible(table, masked, 9)) {
      cells.forEach((row, r) =>
        row.forEach((value, c) => {
          if (value === 0 || value >= 3 || masked.cells[r]![c] !== null) return;
          const key = `${r} ${c}`;
          found.set(key, (found.get(key) ?? new Set()).add(guess[r]![c]!));
        }),
      );
    }
    for (const values of found.values()) expect(values.size).toBeGreaterThan(1);
    tried++;
  }
  expect(tried).toBeGreaterThan(100);
});
