import { describe, expect, test } from "vitest";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas, toAreas } from "@/lib/methods/spatial/polygons";

type Ring = [number, number][];

/** Park and Miller's generator: the same polygons each time. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

/** Every edge of every ring, no index: the rule as it is written down. */
function areasThatHold(all: Ring[][], px: number, py: number): number[] {
  return all.flatMap((rings, area) => {
    let inside = false;
    for (const ring of rings) {
      ring.forEach((from, i) => {
        const to = ring[(i + 1) % ring.length]!;
        const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
        if (py < low[1] || py >= high[1]) return;
        const across = (high[0] - low[0]) * (py - low[1]) - (px - low[0]) * (high[1] - low[1]);
        if (across > 0) inside = !inside;
      });
    }
    return inside ? [area] : [];
  });
}

const one = (all: Ring[][], x: number, y: number) =>
  locate(indexAreas(toAreas(all)), [x], [y]).area[0];

describe("which area is a point in", () => {
  test("stars, overlaps and far points agree with a search of every edge", () => {
    const next = random(11);
    for (let round = 0; round < 40; round++) {
      const all = Array.from({ length: 1 + Math.floor(next() * 12) }, () => {
        const [cx, cy, reach] = [next() * 10, next() * 10, 0.2 + next() * 4];
        const corners = 3 + Math.floor(next() * 40);
        return [
          Array.from({ length: corners }, (_, i): [number, number] => {
            const [angle, r] = [(2 * Math.PI * i) / corners, reach * (0.2 + 0.8 * next())];
            return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
          }),
        ];
      });
      const x = Float64Array.from({ length: 800 }, () => next() * 16 - 3);
      const y = Float64Array.from({ length: 800 }, () => next() * 16 - 3);
      const { area, counts, points } = locate(indexAreas(toAreas(all)), x, y);
      const expected = Array.from(x, (px, i) => areasThatHold(all, px, y[i]!));
      area.forEach((found, i) => {
        if (found === -1) expect(expected[i]).toEqual([]);
        else expect(expected[i]).toContain(found);
      });
      expect(counts.several).toBe(expected.filter(({ length }) => length > 1).length);
      expect(counts.none).toBe(expected.filter(({ length }) => length === 0).length);
      expect(points.reduce((sum, n) => sum + n, 0)).toBe(800 - counts.none);
    }
  });

  test("a lattice of points on every corner and edge agrees with a search of every edge", () => {
    const all = [
      [square(0, 0, 4), square(1, 1, 2).reverse()],
      [square(4, 0, 4)],
      [square(1, 1, 2)],
    ];
    const x = Float64Array.from({ length: 19 * 11 }, (_, i) => (i % 19) / 2 - 0.5);
    const y = Float64Array.from({ length: 19 * 11 }, (_, i) => Math.floor(i / 19) / 2 - 0.5);
    const { area } = locate(indexAreas(toAreas(all)), x, y);
    expect(Array.from(area, (found) => (found === -1 ? [] : [found]))).toEqual(
      Array.from(x, (px, i) => areasThatHold(all, px, y[i]!)),
    );
  });

  test("neighbours that share a border share out the points on it, one each", () => {
    // A crooked border whose neighbours list its vertices in opposite directions.
    const border: Ring = [
      [0.31, 0],
      [0.17, 0.29],
      [0.43, 0.61],
      [0.29, 1],
    ];
    const west: Ring = [[-1, 0], ...border, [-1, 1]];
    const east: Ring = [[1, 1], ...border.toReversed(), [1, 0]];
    const x: number[] = [];
    const y: number[] = [];
    border.slice(1).forEach(([x2, y2], i) => {
      const [x1, y1] = border[i]!;
      for (let t = 0; t < 1; t += 1 / 64) {
        x.push(x1 + t * (x2 - x1));
        y.push(y1 + t * (y2 - y1));
      }
    });
    const { counts } = locate(indexAreas(toAreas([[west], [east]])), x, y);
    expect(counts).toMatchObject({ unusable: 0, none: 0, several: 0 });
  });

  test("points on the south and west side are in, on the north and east side out", () => {
    const all = [[square(0, 0, 1)]];
    expect(one(all, 0, 0)).toBe(0);
    expect(one(all, 0.5, 0)).toBe(0);
    expect(one(all, 0, 0.5)).toBe(0);
    expect(one(all, 1, 0.5)).toBe(-1);
    expect(one(all, 0.5, 1)).toBe(-1);
    expect(one(all, 1, 1)).toBe(-1);
  });

  test("a hole is not in the area, an island in the hole is", () => {
    const all = [[square(0, 0, 9), square(1, 1, 7), square(3, 3, 3)]];
    expect(one(all, 0.5, 0.5)).toBe(0);
    expect(one(all, 2, 2)).toBe(-1);
    expect(one(all, 4, 4)).toBe(0);
  });

  test("of areas that overlap the smallest has the point, of equal ones the first", () => {
    const all = [[square(0, 0, 9)], [square(2, 2, 2)], [square(2, 2, 2)], [square(1, 1, 5)]];
    expect(one(all, 3, 3)).toBe(1);
    expect(one(all, 5, 5)).toBe(3);
    expect(one(all, 8, 8)).toBe(0);
    const { counts } = locate(indexAreas(toAreas(all)), [3, 5, 8], [3, 5, 8]);
    expect(counts.several).toBe(2);
  });

  test("what is no point and areas without outline are counted, not guessed", () => {
    const { areas } = readAreas([null]);
    const { area, counts } = locate(indexAreas(areas), [1, NaN, 3], [1, 2, Infinity]);
    expect([...area]).toEqual([-1, -1, -1]);
    expect(counts).toMatchObject({ unusable: 2, none: 1, several: 0 });
  });

  test("a strip changes no answer and finds every point within it", () => {
    const next = random(5);
    const metre = 1 / 111_195;
    const [x0, y0] = [77.6, 13];
    const cut = x0 + 200 * metre;
    const all: Ring[][] = [
      [
        [
          [x0, y0],
          [cut, y0],
          [cut, y0 + 500 * metre],
          [x0, y0 + 500 * metre],
        ],
      ],
      [
        [
          [cut, y0],
          [x0 + 900 * metre, y0],
          [x0 + 900 * metre, y0 + 500 * metre],
          [cut, y0 + 500 * metre],
        ],
      ],
    ];
    const x = Float64Array.from({ length: 5000 }, () => cut + (next() - 0.5) * 40 * metre);
    const y = Float64Array.from({ length: 5000 }, () => y0 + (5 + 490 * next()) * metre);
    const areas = toAreas(all);
    const plain = locate(indexAreas(areas), x, y);
    const withStrip = locate(indexAreas(areas, 10), x, y);
    expect(withStrip.area).toEqual(plain.area);
    expect(plain.counts.border).toBe(0);
    const narrowing = Math.cos((y0 * Math.PI) / 180);
    const near = x.filter((px) => Math.abs(px - cut) * narrowing <= 10 * metre).length;
    expect(Math.abs(withStrip.counts.border - near)).toBeLessThan(3);
    const recorded = new Int32Array(5000).fill(1);
    const settled = locate(indexAreas(areas, 10), x, y, { recorded });
    const moved = settled.area.filter((area, i) => area !== plain.area[i]).length;
    expect(moved).toBe(settled.counts.settled);
    expect(settled.area.every((area, i) => area === 1 || x[i]! < cut - 10 * metre)).toBe(true);
  });

  test("a point just outside of every area is on the border of the one beside it", () => {
    const all = [[square(0, 0, 1)]];
    const [x, y] = [
      [1 + 5e-6, -5e-6, 0.5, 1.1],
      [0.5, 0.5, 1 + 5e-6, 0.5],
    ];
    const none = locate(indexAreas(toAreas(all), 1), x, y);
    expect([...none.area]).toEqual([-1, -1, -1, -1]);
    expect(none.counts).toMatchObject({ none: 4, border: 3 });
    const recorded = new Int32Array(4);
    const { area } = locate(indexAreas(toAreas(all), 1), x, y, { recorded });
    expect([...area]).toEqual([0, 0, 0, -1]);
  });

  test("of areas that share a name any one will do for a point that names them", () => {
    const all = [[square(0, 0, 1)], [square(1, 0, 1)], [square(2, 0, 1)]];
    const [x, y] = [
      [1 + 2e-6, 2 - 2e-6, 2 + 2e-6],
      [0.5, 0.5, 0.5],
    ];
    // The first two areas have one name, which all the points give.
    const options = { recorded: new Int32Array(3), firstOfName: Int32Array.of(0, 0, 2) };
    const { area, counts } = locate(indexAreas(toAreas(all), 1), x, y, options);
    expect([...area]).toEqual([1, 1, 1]);
    expect(counts).toMatchObject({ border: 3, settled: 1 });
  });
});
