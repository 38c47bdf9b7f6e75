import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { associationRules } from "@/lib/methods/spatial/relations/association-rules";
import { frequentItemsets } from "@/lib/methods/spatial/relations/frequent-itemsets";
import { MethodProblem } from "@/lib/methods/problem";

const drawn = (n: number, items: number, seed: number) => {
  const by = chance(seed);
  return Array.from({ length: n }, () =>
    Array.from({ length: items }, (_, item) => item).filter(
      (item) => by.next() < 0.6 / (1 + (item % 3)),
    ),
  );
};

describe("association rules", () => {
  test("find every set that a count of all sets finds", () => {
    const rows = drawn(200, 9, 3);
    const least = 0.1;
    const wanted = new Map<string, number>();
    for (let mask = 1; mask < 2 ** 9; mask++) {
      const set = Array.from({ length: 9 }, (_, i) => i).filter((i) => mask & (1 << i));
      const count = rows.filter((row) => set.every((item) => row.includes(item))).length;
      if (count / 200 >= least) wanted.set(set.join(), count);
    }
    const found = frequentItemsets(rows, 9, least, Infinity);
    expect(new Map(found.map(({ items, count }) => [items.join(), count]))).toEqual(wanted);
  });

  test("say how much a rule improves on its shorter ones", () => {
    // Item 2 goes with item 0 alone; item 1 adds nothing to it.
    const rows = Array.from({ length: 80 }, (_, i) => [
      ...(i % 2 ? [0, 2] : []),
      ...(i % 4 < 2 ? [1] : []),
    ]);
    const { rules } = associationRules(rows, 3, { minSupport: 0.1, minConfidence: 0.5 });
    const rule = (a: string) =>
      rules.find(
        ({ antecedent, consequent }) => antecedent.join() === a && consequent.join() === "2",
      )!;
    expect(rule("0")).toMatchObject({ count: 40, confidence: 1, lift: 2, improvement: 0.5 });
    expect(rule("0,1").improvement).toBe(0);
    expect(rule("0").pAdjusted).toBeLessThan(1e-9);
  });

  test("adjust for all rules that were tested, not only for those that are kept", () => {
    const { rules, tested, itemsets } = associationRules(drawn(300, 6, 9), 6, {
      minSupport: 0.02,
      minConfidence: 0.9,
    });
    expect(tested).toBeGreaterThan(rules.length);
    expect(itemsets.every(({ items }) => items.length >= 1)).toBe(true);
    // Nothing was planted.
    expect(rules.filter(({ pAdjusted }) => pAdjusted < 0.01)).toEqual([]);
  });

  test("count an item that stands twice in one row once", () => {
    const { itemsets } = associationRules([[0, 0, 1], [0]], 2, {
      minSupport: 0.5,
      minConfidence: 0,
    });
    expect(itemsets).toContainEqual({ items: [0], count: 2 });
  });

  test("take one row that stands for many as the many", () => {
    const options = { minSupport: 0.05, minConfidence: 0.2 };
    const rows = drawn(40, 5, 6);
    const many = rows.flatMap((row, i) => Array.from({ length: 1 + (i % 3) }, () => row));
    const weights = rows.map((_, i) => 1 + (i % 3));
    expect(associationRules(rows, 5, { ...options, weights })).toEqual(
      associationRules(many, 5, options),
    );
  });

  test("keep to the size asked for", () => {
    const { itemsets } = associationRules(drawn(50, 6, 1), 6, {
      minSupport: 0.01,
      minConfidence: 0,
      largest: 2,
    });
    expect(Math.max(...itemsets.map(({ items }) => items.length))).toBe(2);
  });

  test("have an answer where there is nothing: no rows, and rows without items", () => {
    expect(() => associationRules([], 0, { minSupport: 0.1, minConfidence: 0.5 })).toThrow(
      MethodProblem,
    );
    expect(associationRules([[], []], 1, { minSupport: 0.1, minConfidence: 0.5 }).rules).toEqual(
      [],
    );
  });
});
