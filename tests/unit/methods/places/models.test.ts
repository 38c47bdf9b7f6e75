import { describe, expect, test } from "vitest";
import { MethodProblem } from "@/lib/methods/problem";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import {
  baselinePlaceModel,
  defaultPlaceModel,
  placeModel,
  placeModelNames,
  placeModels,
  type PlaceModelName,
} from "@/lib/methods/places/models";
import { drawn, uneven } from "./drawn";

const ground = latticeGround(0, 0, 100, 20, 20);
const rates = uneven(ground, 3);
const own = drawn(ground, 3, rates, 1500);
const others = [drawn(ground, 4, rates, 1500)];
const layers = [{ name: "shops", values: rates.map((rate) => Number(rate > 2)) }];
const input = { ground, own, others, layers, from: 0, horizon: 60, cells: 10 };

/** The same with nothing known from day 700 on. */
const before = (table: typeof own) => {
  const kept = Array.from(table.day, (_, i) => i).filter((i) => table.day[i]! < 700);
  const pick = (values: ArrayLike<number>) => kept.map((i) => values[i]!);
  return placeIncidents(ground, pick(table.x), pick(table.y), pick(table.day));
};
const cut = { ...input, own: before(own), others: others.map(before) };

describe("models of places by name", () => {
  test.each(placeModelNames)("%s ranks every cell and expects what the last year had", (name) => {
    const { score, expected } = placeModel(name, input)(840);
    expect(score).toHaveLength(400);
    expect(score.every(Number.isFinite)).toBe(true);
    expect(expected.every((each) => each > 0 && Number.isFinite(each))).toBe(true);
    const lastYear = own.day as number[];
    const level = (lastYear.filter((day) => day >= 475 && day < 840).length / 365) * 60;
    expect(expected.reduce((sum, each) => sum + each, 0)).toBeCloseTo(level, 6);
    expect(placeModels[name].length).toBeGreaterThan(30);
  });

  test.each(placeModelNames)("%s knows nothing of the origin or later", (name) => {
    const [all, past] = [placeModel(name, input)(700), placeModel(name, cut)(700)];
    all.expected.forEach((each, i) => expect(past.expected[i]).toBeCloseTo(each, 9));
    all.score.forEach((each, i) => expect(past.score[i]).toBeCloseTo(each, 9));
  });

  test("those that learn say why a cell ranks where it does", () => {
    const best = rates.indexOf(Math.max(...rates));
    const namesOf = (name: PlaceModelName) =>
      placeModel(name, input)(840).reasons!(best)
        .map((reason) => reason.name)
        .sort();
    expect(namesOf("risk terrain")).toEqual(["shops"]);
    expect(namesOf("learned")).toEqual(["history", "neighbours", "recency"]);
    expect(namesOf("ensemble")).toContain("other");
    expect(namesOf("boosted")).toEqual(expect.arrayContaining(["history", "month", "shops"]));
  });

  test.each(["risk terrain", "prospective"] as const)(
    "%s puts the cell with the richer past first where features or recent weeks say the same",
    (name) => {
      const late = name === "prospective" ? 3000 : 840;
      const { score } = placeModel(name, input)(late);
      const past = placeModel("count and around", input)(late).score;
      const isTop = (i: number) => name === "prospective" || layers[0]!.values[i] === 1;
      const cells = Array.from(ground.x.keys()).filter(isTop);
      expect(cells.sort((a, b) => score[b]! - score[a]!)).toEqual(
        [...cells].sort((a, b) => past[b]! - past[a]!),
      );
      expect(Math.min(...cells.map((i) => score[i]!))).toBeGreaterThanOrEqual(
        Math.max(...Array.from(score).filter((_, i) => !isTop(i)), -Infinity),
      );
    },
  );

  test("without layers, other types or a name there is a sentence", () => {
    expect(() => placeModel("risk terrain", { ...input, layers: [] })(840)).toThrow(MethodProblem);
    const alone = { ...input, others: [] };
    expect(() => placeModel("learned with other types", alone)).toThrow(/other types/);
    expect(() => placeModel("oracle" as PlaceModelName, input)).toThrow(/no model of places/);
  });

  test("a register without an incident expects none", () => {
    const none = { ...input, own: placeIncidents(ground, [], [], []) };
    const { expected } = placeModel(baselinePlaceModel, none)(840);
    expect(expected.every((each) => each === 0)).toBe(true);
    expect(() => placeModel(defaultPlaceModel, none)(840)).toThrow(MethodProblem);
  });
});
