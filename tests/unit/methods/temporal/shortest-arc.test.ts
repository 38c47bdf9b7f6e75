import { describe, expect, it } from "vitest";
import { MethodProblem } from "@/lib/methods/problem";
import { shortestArc } from "@/lib/methods/temporal/shortest-arc";

describe("the shortest part of the day", () => {
  it("holds what is wanted, and no shorter one does", () => {
    expect(shortestArc([3, 20, 21, 22, 12], 24, 3)).toEqual({ from: 20, to: 22, inside: 3 });
    expect(shortestArc([3, 20, 21, 22, 12], 24, 5)).toEqual({ from: 12, to: 27, inside: 5 });
  });

  it("goes over midnight where cases do", () => {
    expect(shortestArc([1_380, 1_430, 10, 60, 700], 1_440, 4)).toEqual({
      from: 1_380,
      to: 1_500,
      inside: 4,
    });
  });

  it("counts all that lie at its end, and takes the first of equal ones", () => {
    expect(shortestArc([5, 6, 6, 6], 24, 2)).toEqual({ from: 6, to: 6, inside: 3 });
    expect(shortestArc([0, 1, 10, 11], 24, 2)).toEqual({ from: 0, to: 1, inside: 2 });
    expect(shortestArc([7], 24, 1)).toEqual({ from: 7, to: 7, inside: 1 });
  });

  it("refuses more than there are, none, and what is no time", () => {
    for (const [values, wanted] of [
      [[], 1],
      [[1], 2],
      [[1, 2], 0],
      [[NaN, 1], 1],
    ] as const) {
      expect(() => shortestArc(values, 24, wanted)).toThrow(MethodProblem);
    }
  });
});
