import { describe, expect, test } from "vitest";
import { classifyEmerging, type States } from "@/lib/methods/spatial/emerging/classify";
import { cubeScores } from "@/lib/methods/spatial/emerging/cube";
import { emergingHotSpots } from "@/lib/methods/spatial/emerging/emerging";
import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { MethodProblem } from "@/lib/methods/problem";
import { weightsOf } from "@/lib/methods/spatial/weights";
import { latticeWeights } from "@/lib/methods/spatial/weights-grid";
import { mannKendall, senSlope } from "@/lib/methods/temporal/mann-kendall";

const places = 36;
const at = Array.from({ length: places }, (_, i) => i);
const weights = latticeWeights(
  at.map((i) => i % 6),
  at.map((i) => Math.floor(i / 6)),
  "queen",
);
const counts = (slices: number) =>
  Float64Array.from({ length: places * slices }, (_, bin) => (bin * 7919 + 13) % 11);

describe("the cube of places and slices", () => {
  test("without slices before, each slice is what Gi* says of it", () => {
    const cube = { places, slices: 3, counts: counts(3) };
    const z = cubeScores(cube, weights, { preceding: 0 });
    for (let t = 0; t < 3; t++) {
      const own = cube.counts.slice(t * places, (t + 1) * places);
      const expected = getisOrd(own, weights, { statistic: "GiStar" }).z;
      expected.forEach((value, i) => expect(z[t * places + i]).toBeCloseTo(value, 10));
    }
  });

  test("slices before are neighbours, as in one large Gi*", () => {
    const cube = { places, slices: 2, counts: counts(2) };
    const z = cubeScores(cube, weights, { preceding: 1 });
    // Both slices as one list of places: those of the first are neighbours of the second's.
    const lists = Array.from({ length: 2 * places }, (_, bin) => {
      const [i, t] = [bin % places, Math.floor(bin / places)];
      const near = [...weights.neighbour.slice(weights.start[i], weights.start[i + 1])];
      if (t === 0) return near;
      return [...near.map((j) => places + j), i, ...near];
    });
    const whole = getisOrd(cube.counts, weightsOf(lists), { statistic: "GiStar" }).z;
    for (let i = 0; i < places; i++) expect(z[places + i]).toBeCloseTo(whole[places + i]!, 10);
  });

  test("a slice without an incident is neither hot nor cold anywhere", () => {
    const cube = { places, slices: 2, counts: counts(2).fill(0, 0, places) };
    const { state, classes, pAdjusted } = emergingHotSpots(cube, weights, {
      preceding: 0,
      alpha: 0.05,
    });
    expect([...state.slice(0, places)].every((own) => own === 0)).toBe(true);
    expect([...pAdjusted].every(Number.isFinite)).toBe(true);
    expect(classes).toHaveLength(places);
  });

  test("too few places, missing counts and lists that do not fit are refused", () => {
    const options = { preceding: 0 };
    expect(() =>
      cubeScores({ places: 2, slices: 1, counts: [1, 2] }, weightsOf([[1], [0]]), options),
    ).toThrow(MethodProblem);
    expect(() => cubeScores({ places, slices: 0, counts: [] }, weights, options)).toThrow(
      MethodProblem,
    );
    expect(() => cubeScores({ places, slices: 2, counts: counts(1) }, weights, options)).toThrow(
      /do not fit/,
    );
    expect(() =>
      cubeScores({ places, slices: 1, counts: counts(1).fill(NaN, 4, 5) }, weights, options),
    ).toThrow(/Place 5/);
  });
});

describe("the classes of emerging hot spots", () => {
  const none = { z: 0, p: 1 };
  const told = (states: States, trend = none) => {
    const found = classifyEmerging(states, trend);
    return found && `${found.pattern} ${found.side}`;
  };

  test.each([
    [[], null],
    [[0], null],
    [[1], "new hot"],
    [[0, 0, 1], "new hot"],
    [[0, -1, 0, 1], "new hot"],
    [[0, 1, 1], "consecutive hot"],
    [[1, 0, 1, 1], "sporadic hot"],
    [[1, -1, 1, 1], "oscillating hot"],
    [[1, 1, 1], "persistent hot"],
    [[1, 1, 1, 1, 1, 1, 1, 1, 1, 0], "historical hot"],
    [[1, 1, 1, 1, 1, 1, 1, 1, 0, 0], null],
    [[0, 1, 1, 1, 1, 1, 1, 1, 1, 1], "persistent hot"],
    [[1, 1, 1, 1, 1, 1, 1, 1, 1, -1], "new cold"],
    [[-1, 0, -1], "sporadic cold"],
    [[-1, -1, -1], "persistent cold"],
  ])("%j is %s", (states, expected) => expect(told(states)).toBe(expected));

  test("the trend tells what grows from what fades, on either side", () => {
    const [up, down] = [
      { z: 3, p: 0.003 },
      { z: -3, p: 0.003 },
    ];
    expect(told([1, 1, 1], up)).toBe("intensifying hot");
    expect(told([1, 1, 1], down)).toBe("diminishing hot");
    expect(told([-1, -1, -1], down)).toBe("intensifying cold");
    expect(told([-1, -1, -1], up)).toBe("diminishing cold");
    expect(told([1, 1, 1], { z: 3, p: 0.05 })).toBe("persistent hot");
  });
});

describe("Mann and Kendall's trend", () => {
  test("nothing, one value and equal values have no trend", () => {
    for (const values of [[], [4], [4, 4, 4, 4]]) {
      expect(mannKendall(values)).toMatchObject({ s: 0, z: 0, p: 1, tauB: 0 });
    }
    expect(senSlope([4])).toBeNaN();
  });

  test("a rise without an exception has tau of 1, and its mirror image -1", () => {
    expect(mannKendall([1, 2, 4, 9, 11]).tauB).toBeCloseTo(1, 12);
    expect(mannKendall([11, 9, 4, 2, 1]).tauB).toBeCloseTo(-1, 12);
    expect(mannKendall([11, 9, 4, 2, 1]).z).toBe(-mannKendall([1, 2, 4, 9, 11]).z);
  });

  test("a value that is no number is refused", () => {
    expect(() => mannKendall([1, NaN, 3])).toThrow(MethodProblem);
  });
});
