import { expect, test } from "vitest";
import { ticksThatFit } from "@/cells/plot/ratios";

test("ticks of ratios are as many as have room for their numbers", () => {
  expect(ticksThatFit([0.5, 3], 800, 7)).toEqual([0.5, 0.7, 1, 1.5, 2, 3]);
  expect(ticksThatFit([0.5, 200], 800, 7)).toEqual([0.5, 1, 2, 5, 10, 20, 50, 100, 200]);
  expect(ticksThatFit([0.5, 200], 200, 9)).toEqual([1, 10, 100]);
  expect(ticksThatFit([0.5, 3], 150, 9)).toEqual([0.5, 1, 2]);
});
