import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import { latticeGround } from "@/lib/methods/places/ground";
import { densityLayer, lineLayer, proximityLayer } from "@/lib/methods/places/layers";
import { highestScore, riskTerrain } from "@/lib/methods/places/rtm";
import { poissonQuantile } from "@/lib/methods/statistics/poisson";

const by = chance(5);
const draw = (mean: number) => poissonQuantile(by.next(), mean);
const layers = Array.from({ length: 5 }, () =>
  Uint8Array.from({ length: 1500 }, () => Number(by.next() < 0.2)),
);

describe("risk terrain", () => {
  test("recovers planted drivers within their intervals", () => {
    const counts = Float64Array.from(layers[0]!, (a, i) =>
      draw(0.3 * Math.exp(0.9 * a + 1.3 * layers[3]![i]!)),
    );
    const found = riskTerrain(counts, layers, { family: "poisson" });
    for (const [layer, truth] of [
      [0, Math.exp(0.9)],
      [3, Math.exp(1.3)],
    ] as const) {
      const factor = found.factors.find((each) => each.layer === layer)!;
      expect(factor.rrvLow).toBeLessThan(truth);
      expect(factor.rrvHigh).toBeGreaterThan(truth);
    }
    // One of three others may slip in by chance, and then says little.
    const others = found.factors.filter(({ layer }) => layer !== 0 && layer !== 3);
    expect(others.length).toBeLessThan(2);
    for (const { coefficient } of others) expect(Math.abs(coefficient)).toBeLessThan(0.4);
    expect(Math.min(...found.score)).toBe(1);
    expect(found.bic).toBeLessThan(found.bicWithout);
  });

  test("takes nothing where nothing drives", () => {
    const counts = Float64Array.from({ length: 1500 }, () => draw(0.4));
    const found = riskTerrain(counts, layers);
    expect(found.factors).toEqual([]);
    expect(found.maxScore).toBe(1);
    expect(found.family).toBe("poisson");
  });

  test("layers that are everywhere, or the same twice, do no harm", () => {
    const counts = Float64Array.from(layers[0]!, (a) => draw(0.3 * Math.exp(1.2 * a)));
    const same = [layers[0]!, layers[0]!, new Uint8Array(1500).fill(1)];
    expect(riskTerrain(counts, same).factors).toHaveLength(1);
  });

  test("no layer, other cells and no incident are refused in words", () => {
    expect(() => riskTerrain([1, 2], [])).toThrow(MethodProblem);
    expect(() => riskTerrain([1, 2], [[1]])).toThrow(/same cells/);
    expect(() => riskTerrain(new Float64Array(1500), layers)).toThrow(MethodProblem);
  });

  test("a factor that lowers the risk raises the range of scores as much", () => {
    expect(highestScore([Math.LN2, -Math.LN2])).toBeCloseTo(4);
  });
});

describe("layers of the ground", () => {
  const ground = latticeGround(0, 0, 100, 20, 20);
  const at = (x: number, y: number) => ground.locate(x, y);

  test("proximity marks the cells whose centre is near", () => {
    const layer = proximityLayer(ground, { x: [1050, NaN], y: [1050, 5] }, 100);
    expect(layer.reduce((sum, each) => sum + each, 0)).toBe(5);
    expect(layer[at(1150, 1050)]).toBe(1);
    expect(layer[at(1150, 1150)]).toBe(0);
  });

  test("a road marks the cells along it", () => {
    const layer = lineLayer(ground, [[50, 1050, 1950, 1050]], 60);
    expect(layer.reduce((sum, each) => sum + each, 0)).toBe(20);
    expect(layer[at(950, 1050)]).toBe(1);
  });

  test("density marks where features lie close together", () => {
    const x = [...Array.from({ length: 30 }, () => 1050), 250];
    const layer = densityLayer(ground, { x, y: x }, 250);
    expect(layer[at(1050, 1050)]).toBe(1);
    expect(layer[at(250, 250)]).toBe(0);
    expect(() => densityLayer(ground, { x, y: x }, 0)).toThrow(MethodProblem);
  });
});
