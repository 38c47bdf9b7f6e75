import { describe, expect, it } from "vitest";
import { chance } from "@/lib/methods/chance";
import { backtest } from "@/lib/methods/forecast/backtest";
import { meanModel } from "@/lib/methods/forecast/baseline-models";
import { addUp, errorsOfRun, hierarchyOf, seriesOfNodes } from "@/lib/methods/forecast/hierarchy";
import { fanLevels, type Forecast } from "@/lib/methods/forecast/model";
import { drawPoisson } from "@/lib/methods/statistics/draws";

const keys = [
  ["theft", "north"],
  ["theft", "south"],
  ["arson", "north"],
];
const hierarchy = hierarchyOf(keys);
const by = chance(2);
const bottom = [20, 12, 3].map((mean) =>
  Float64Array.from({ length: 60 }, () => drawPoisson(mean, by)),
);
const nodes = seriesOfNodes(bottom, hierarchy);
const options = { season: 1, levels: fanLevels, seed: 1, counts: true, horizon: 3 };
const forecasts = nodes.map((each, k) => {
  const said = meanModel.forecast(each, 3, options);
  // Sums that expect more than their parts do.
  return k === 0 ? { ...said, mean: said.mean.map((value) => value + 4) } : said;
});
const errors = nodes.map((each) => {
  const tried = backtest(each, [meanModel], options);
  return errorsOfRun(each, tried, tried.runs[0]!);
});

const addsUp = (said: readonly Forecast[]) =>
  hierarchy.nodes.forEach(({ parts }, k) => {
    const sum = parts.reduce((all, part) => all + said[2 + 1 + part]!.mean[1]!, 0);
    expect(said[k]!.mean[1]).toBeCloseTo(sum, 9);
  });

describe("a hierarchy from keys", () => {
  it("has the total, the sums by first key, and the parts in their order", () => {
    expect(hierarchy.nodes.map(({ keys: own }) => own.join(" "))).toEqual([
      ...["", "theft", "arson", "theft north", "theft south", "arson north"],
    ]);
    expect(hierarchy.sums).toEqual([[0, 1, 2], [0, 1], [2]]);
    expect(nodes[0]![7]).toBe(bottom[0]![7]! + bottom[1]![7]! + bottom[2]![7]!);
  });

  it("of one key has the total alone above it, and of one series nothing", () => {
    expect(hierarchyOf([["a"], ["b"]]).sums).toEqual([[0, 1]]);
    expect(hierarchyOf([["a", "b"]]).sums).toEqual([]);
  });
});

describe("forecasts that are made to add up", () => {
  it("share the disagreement between sums and parts by their past errors", () => {
    const { forecasts: said, way } = addUp(forecasts, hierarchy, errors, { counts: true });
    expect(way).toBe("mint");
    addsUp(said);
    expect(said[0]!.mean[1]!).toBeGreaterThan(forecasts[0]!.mean[1]! - 4 + 0.2);
    expect(said[0]!.mean[1]!).toBeLessThan(forecasts[0]!.mean[1]!);
  });

  it("move each fan with its mean, as wide as it was, by whole cases and not below 0", () => {
    const { forecasts: said } = addUp(forecasts, hierarchy, errors, { counts: true });
    said.forEach(({ mean, quantiles }, k) => {
      const moved = Math.round(mean[0]! - forecasts[k]!.mean[0]!);
      quantiles.forEach((quantile, q) =>
        expect(quantile[0]).toBe(Math.max(0, forecasts[k]!.quantiles[q]![0]! + moved)),
      );
    });
  });

  it("come from the parts where that is asked for", () => {
    const { forecasts: said, way, why } = addUp(forecasts, hierarchy, null, { counts: true });
    expect([way, why]).toEqual(["bottom-up", undefined]);
    addsUp(said);
    expect(said[4]!.mean).toEqual(forecasts[4]!.mean);
  });

  it("come from the parts, with the reason, where errors are not known together", () => {
    const short = errors.map((each, k) => (k === 4 ? each.map(() => null) : each));
    const found = addUp(forecasts, hierarchy, short, { counts: true });
    expect(found.way).toBe("bottom-up");
    expect(found.why).toMatch(/^Only 0 past errors .* sums are those of the parts/);
    addsUp(found.forecasts);
    const zero = errors.map((each) => each.map(() => 0));
    expect(addUp(forecasts, hierarchy, zero).why).toMatch(/they are all 0/);
  });

  it("leave out the errors that one series lacks, and never hold what is no number", () => {
    const gaps = errors.map((each, k) => each.map((value, i) => (k === 3 && i < 9 ? NaN : value)));
    const found = addUp(forecasts, hierarchy, gaps, { counts: true });
    expect(found.way).toBe("mint");
    for (const { mean, quantiles } of found.forecasts) {
      for (const list of [mean, ...quantiles]) expect(list.every(Number.isFinite)).toBe(true);
    }
    const broken = forecasts.map((each) => ({ ...each, mean: each.mean.map(() => NaN) }));
    expect(() => addUp(broken, hierarchy, errors)).toThrow("lack a value");
  });
});
