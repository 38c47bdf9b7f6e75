import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { fourier } from "@/lib/methods/forecast/fourier";
import { fanLevels } from "@/lib/methods/forecast/model";
import { prophet } from "@/lib/methods/forecast/prophet";
import { prophetModel } from "@/lib/methods/forecast/prophet-model";
import { airPassengers } from "./series";

const by = chance(3);

describe("a trend that bends", () => {
  it("follows a slope that changed, and goes on with the new one", () => {
    const bent = Float64Array.from({ length: 120 }, (_, t) => 100 + (t < 60 ? t : 120 - t));
    const { mean, slope, spread } = prophet(bent, 6);
    expect(slope).toBeCloseTo(-1, 1);
    expect(Math.abs(mean[5]! - 95)).toBeLessThan(1.5);
    expect(spread[5]!).toBeGreaterThan(spread[0]!);
  });

  it("keeps to a straight line and to a constant, without a fan of its own", () => {
    const line = Float64Array.from({ length: 60 }, (_, t) => 10 + 2 * t);
    expect(prophet(line, 3).mean[2]!).toBeCloseTo(10 + 2 * 62, 0);
    const { mean, spread } = prophet(new Float64Array(40).fill(7), 2);
    expect(mean[1]!).toBeCloseTo(7, 1);
    expect(spread[1]!).toBeLessThan(0.3);
    expect([...prophet(new Float64Array(12), 2).mean]).toEqual([0, 0]);
  });

  it("finds what columns add, and no bend in pure chance", () => {
    const waves = fourier(12, 2, 132);
    const values = Float64Array.from(
      { length: 120 },
      (_, t) => 50 + 9 * waves[0]![t]! + by.normal(),
    );
    const { mean, bends, sigma } = prophet(values, 12, { columns: waves });
    mean.forEach((each, h) =>
      expect(Math.abs(each - 50 - 9 * waves[0]![120 + h]!)).toBeLessThan(1.5),
    );
    expect(bends).toBeLessThanOrEqual(1);
    expect(sigma).toBeGreaterThan(0.7);
    expect(sigma).toBeLessThan(1.3);
  });

  it("says of airline passengers what Prophet itself does", () => {
    // Of @bsull/augurs 0.10.2 with its Stan model, whose search ends a little before the likeliest.
    const theirs = [466, 461, 493, 492, 496, 537, 577, 577, 529, 494, 460, 489];
    const day = 86_400_000;
    const places = Array.from({ length: 156 }, (_, t) => Date.UTC(1989, t, 1) / day);
    const columns = Array.from({ length: 20 }, (_, k) => {
      const turn = (2 * Math.PI * (Math.floor(k / 2) + 1)) / 365.25;
      return places.map((at) => (k % 2 === 0 ? Math.sin(turn * at) : Math.cos(turn * at)));
    });
    const { mean, spread } = prophet(airPassengers, 12, { columns, places });
    mean.forEach((each, h) => expect(Math.abs(each / theirs[h]! - 1)).toBeLessThan(0.006));
    expect(1.96 * spread[5]!).toBeGreaterThan(42);
    expect(1.96 * spread[5]!).toBeLessThan(46);
  });
});

describe("as a model of counts", () => {
  const context = { season: 7, levels: fanLevels, seed: 1, counts: true };

  it("takes the seasons that fit in twice, and holidays", () => {
    const holiday = Float64Array.from({ length: 407 }, (_, t) => +(t % 50 === 0));
    const values = Float64Array.from({ length: 400 }, (_, t) => 20 + (t % 7) + 30 * holiday[t]!);
    const { mean } = prophetModel.forecast(values, 7, {
      ...context,
      seasons: [7, 365],
      regressors: [holiday],
    });
    expect(mean[0]!).toBeGreaterThan(45);
    mean
      .slice(1)
      .forEach((each, h) => expect(Math.abs(each - 20 - ((401 + h) % 7))).toBeLessThan(2));
  });

  it.each([
    ["zeros", new Float64Array(30)],
    ["one huge value", Float64Array.from({ length: 30 }, (_, t) => (t === 9 ? 1e9 : 1))],
    ["four steps", Float64Array.of(3, 1, 4, 1)],
  ])("answers for %s with numbers from 0 on", (_, values) => {
    const { mean, quantiles } = prophetModel.forecast(values, 3, context);
    for (const list of [mean, ...quantiles]) {
      for (const each of list) expect(each >= 0 && Number.isFinite(each)).toBe(true);
    }
  });
});
