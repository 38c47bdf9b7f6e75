import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { colocation } from "@/lib/methods/spatial/relations/colocation";
import type { TieRule } from "@/lib/methods/spatial/relations/colocation-neighbours";
import type { LabelledPoints } from "@/lib/methods/spatial/relations/labelled";
import { MethodProblem } from "@/lib/methods/problem";

const once = { neighbours: 1, ties: "share", permutations: 0 } as const;
const context = { seed: 1 };

/** Each point's links by a look at all others: what the definition says, word for word. */
function byBruteForce({ x, y, type, types }: LabelledPoints, count: number, ties: TieRule) {
  const links = new Float64Array(types * types);
  for (let i = 0; i < x.length; i++) {
    const others = Array.from({ length: x.length }, (_, j) => j)
      .filter((j) => j !== i)
      .map((j) => ({ j, far: (x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2 }))
      .sort((a, b) => a.far - b.far || a.j - b.j);
    const last = others[count - 1]!.far;
    const nearer = others.filter(({ far }) => far < last);
    const tied = others.filter(({ far }) => far === last);
    const left = count - nearer.length;
    const add = (j: number, weight: number) =>
      (links[type[i]! * types + type[j]!]! += weight / count);
    for (const { j } of nearer) add(j, 1);
    if (ties === "share") for (const { j } of tied) add(j, left / tied.length);
    else for (const { j } of tied.slice(0, left)) add(j, 1);
  }
  return links;
}

/** On a small lattice many points share a place and many distances tie. */
function lattice(n: number, side: number, types: number): LabelledPoints {
  const by = chance(7);
  const draw = () => Float64Array.from({ length: n }, () => by.below(side));
  return {
    x: draw(),
    y: draw(),
    type: Uint8Array.from({ length: n }, () => by.below(types)),
    types,
  };
}

describe("the co-location quotient", () => {
  test.each([1, 2, 3, 7])(
    "of %i neighbours is what a look at all points gives, ties and all",
    (k) => {
      for (const ties of ["share", "first"] as const) {
        const points = lattice(120, 9, 4);
        const { links } = colocation(points, { neighbours: k, ties, permutations: 0 }, context);
        const wanted = byBruteForce(points, k, ties);
        links.forEach((value, at) => expect(value, `${ties} ${at}`).toBeCloseTo(wanted[at]!, 9));
      }
    },
  );

  test("is one where the nearest neighbours are as the labels' shares have it", () => {
    // A B on each of four far places: every nearest neighbour is of the other type.
    const points: LabelledPoints = {
      x: [0, 1, 100, 101, 200, 201, 300, 301],
      y: [0, 0, 0, 0, 0, 0, 0, 0],
      type: [0, 1, 0, 1, 0, 1, 0, 1],
      types: 2,
    };
    const { quotient } = colocation(points, once, context);
    expect([...quotient]).toEqual([0, 7 / 4, 7 / 4, 0]);
  });

  test("gives points of one place to each other in equal parts", () => {
    const points: LabelledPoints = { x: [5, 5, 5], y: [2, 2, 2], type: [0, 0, 1], types: 2 };
    const { links, tied } = colocation(points, once, context);
    expect([...links]).toEqual([1, 1, 1, 0]);
    expect(tied).toBe(3);
  });

  test("finds types that were made to stand together, and those made to keep apart", () => {
    const by = chance(3);
    const x: number[] = [];
    const y: number[] = [];
    const type: number[] = [];
    for (let i = 0; i < 300; i++) {
      const [east, north] = [by.next() * 5000, by.next() * 5000];
      x.push(east, east + by.normal() * 20, 6000 + by.next() * 5000);
      y.push(north, north + by.normal() * 20, by.next() * 5000);
      type.push(0, 1, 2);
    }
    const found = colocation({ x, y, type, types: 3 }, { ...once, permutations: 999 }, context);
    expect(found.quotient[1]).toBeGreaterThan(2);
    expect(found.pUpper[1]).toBe(0.001);
    expect(found.quotient[2]).toBeLessThan(0.1);
    expect(found.pLower[2]).toBe(0.001);
  });

  test("calls about one pair in twenty significant when labels are drawn by lot", () => {
    let few = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const by = chance(seed);
      const draw = () => Float64Array.from({ length: 80 }, () => by.next());
      const type = Uint8Array.from({ length: 80 }, () => by.below(2));
      const { pUpper } = colocation(
        { x: draw(), y: draw(), type, types: 2 },
        { ...once, permutations: 99 },
        { seed },
      );
      if (pUpper[1]! <= 0.1) few++;
    }
    // Binomial(60, 0.1) lies between 1 and 13 with a chance of 99.8 %.
    expect(few).toBeGreaterThanOrEqual(1);
    expect(few).toBeLessThanOrEqual(13);
  });

  test("gives the same figures for the same seed, and shows the first 99 shuffles early", () => {
    const points = lattice(60, 30, 3);
    const shown: number[] = [];
    const run = () =>
      colocation(points, { ...once, permutations: 199 }, { seed: 5 }, ({ permutations }) =>
        shown.push(permutations),
      );
    expect(run()).toEqual(run());
    expect(shown).toEqual([99, 99]);
  });

  test("leaves out the quotient of a type that has no other point", () => {
    const points: LabelledPoints = { x: [0, 1, 5], y: [0, 0, 0], type: [0, 0, 1], types: 3 };
    const { quotient } = colocation(points, once, context);
    expect(quotient[4]).toBeNaN();
    expect(quotient[2]).toBeNaN();
    expect(quotient[0]).toBe(2);
  });

  test.each([
    ["no point", [], []],
    ["one point", [1], [0]],
    ["two points", [1, 1], [0, 0]],
    ["a point that is not a number", [1, NaN, 3], [0, 0, 1]],
    ["a type that is not there", [1, 2, 3], [0, 5, 1]],
  ])("says what is wrong with %s", (_, x, type) => {
    const points = { x, y: x.map(() => 0), type, types: 2 };
    expect(() => colocation(points, once, context)).toThrow(MethodProblem);
  });

  test("refuses more neighbours than there are", () => {
    const points = { x: [0, 1, 2], y: [0, 0, 0], type: [0, 1, 0], types: 2 };
    expect(() => colocation(points, { ...once, neighbours: 3 }, context)).toThrow(/neighbours/);
  });
});
