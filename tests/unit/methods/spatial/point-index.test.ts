import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { indexPoints } from "@/lib/methods/spatial/point-index";

/** Clumps, lines and doubled points: what uniform buckets find hardest. */
function crooked(count: number, seed: number) {
  const { normal, next, below } = chance(seed);
  const x = Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 5000 * next() : 10 * normal()));
  const y = x.map((value, i) => (i % 5 === 0 ? value : i % 3 === 0 ? 2000 * next() : normal()));
  for (let i = 0; i < count / 4; i++) {
    const [from, to] = [below(count), below(count)];
    x[to] = x[from]!;
    y[to] = y[from]!;
  }
  return { x, y };
}

const squares = (x: number[], y: number[], atX: number, atY: number) =>
  x.map((value, i) => (value - atX) ** 2 + (y[i]! - atY) ** 2);

describe("the index of points", () => {
  test.each([undefined, 0.5, 40, 1e6])("finds what a full search finds, buckets of %s", (cell) => {
    const { x, y } = crooked(800, 7);
    const index = indexPoints(x, y, cell);
    const asked = [...x.keys()].filter((i) => i % 40 === 0).map((i) => [x[i]!, y[i]!]);
    for (const [atX, atY] of [...asked, [-900, 50], [9000, 9000], [2500, -1e5]]) {
      const far = squares(x, y, atX!, atY!);
      const found: number[] = [];
      index.within(atX!, atY!, 60, (point, squared) => {
        expect(squared).toBe(far[point]);
        found.push(point);
      });
      const expected = [...x.keys()].filter((i) => far[i]! <= 3600);
      expect(found.sort((a, b) => a - b)).toEqual(expected);

      const close: number[] = [];
      index.nearest(atX!, atY!, 12, (point) => close.push(point), 3);
      const order = [...x.keys()].filter((i) => i !== 3);
      order.sort((a, b) => far[a]! - far[b]! || a - b);
      expect(close).toEqual(order.slice(0, 12));
    }
  });

  test("the radius itself is within", () => {
    const found: number[] = [];
    indexPoints([0, 3, 3.001], [0, 4, 4]).within(0, 0, 5, (point) => found.push(point));
    expect(found).toEqual([0, 1]);
  });

  test("no point, one point, identical points and NaN each have an answer", () => {
    const all = (x: number[], y: number[]) => {
      const index = indexPoints(x, y);
      const found = { count: index.count, within: [] as number[], nearest: [] as number[] };
      index.within(1, 1, 10, (point) => found.within.push(point));
      index.nearest(1, 1, 2, (point) => found.nearest.push(point));
      return found;
    };
    expect(all([], [])).toEqual({ count: 0, within: [], nearest: [] });
    expect(all([4], [4])).toEqual({ count: 1, within: [0], nearest: [0] });
    expect(all([2, 2, 2], [2, 2, 2])).toEqual({ count: 3, within: [0, 1, 2], nearest: [0, 1] });
    expect(all([NaN, 2, Infinity], [2, 2, 2])).toEqual({ count: 1, within: [1], nearest: [1] });
    expect(all([0, 1, 50], [7, 7, 7])).toEqual({ count: 3, within: [0, 1], nearest: [1, 0] });
  });

  test("a point far out does not make the search slow or the grid huge", () => {
    const { normal } = chance(1);
    const x = Array.from({ length: 20_000 }, () => 100 * normal());
    const y = Array.from({ length: 20_000 }, () => 100 * normal());
    x.push(600_000);
    y.push(900_000);
    const index = indexPoints(x, y, 25);
    let seen = 0;
    index.nearest(600_000, 900_000, 1, (point) => (seen = point), 20_000);
    const far = squares(x, y, 600_000, 900_000);
    far[20_000] = Infinity;
    expect(seen).toBe(far.indexOf(Math.min(...far)));
  });
});
