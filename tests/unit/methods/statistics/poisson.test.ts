import { describe, expect, test } from "vitest";
import { wilsonInterval } from "@/lib/methods/statistics/binomial";
import { gammaQuantile, gammaTails, logGamma } from "@/lib/methods/statistics/gamma";
import {
  poissonAtLeast,
  poissonAtMost,
  poissonInterval,
  poissonProbability,
  poissonQuantile,
} from "@/lib/methods/statistics/poisson";

const near = (value: number, expected: number, relative = 1e-12) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

// Expected values from mpmath with 40 digits, or SciPy.
describe("the gamma distribution", () => {
  test("the logarithm of the gamma function agrees over eight orders of magnitude", () => {
    near(logGamma(0.01), 4.599479878042022);
    near(logGamma(0.5), 0.5723649429247);
    near(logGamma(3), Math.LN2);
    near(logGamma(171.5), 709.1431630309283);
    near(logGamma(1e6), 12815504.569147611);
  });

  test("tails keep their digits for small and for large shapes", () => {
    for (const [a, x, lower, upper] of [
      [0.5, 0.1, 0.345279153981423, 0.654720846018577],
      [0.01, 1e-5, 0.8963367982671972, 0.1036632017328028],
      [3, 10, 0.9972306042844884, 0.002769395715511576],
      [12.5, 40, 0.9999998858938827, 1.141061172719878e-7],
      [100, 80, 0.01710831303513311, 0.9828916869648669],
      [1e6, 1.001e6, 0.8413447863683403, 0.1586552136316597],
    ] as const) {
      near(gammaTails(a, x).lower, lower, 1e-11);
      near(gammaTails(a, x).upper, upper, 1e-11);
    }
  });

  test("quantiles are the inverse of the tails", () => {
    near(gammaQuantile(0.025, 1), 0.025317807984289876);
    near(gammaQuantile(0.975, 13), 20.96158504817696);
    near(gammaQuantile(1e-8, 3), 0.0039187044465822975);
    near(gammaQuantile(0.999, 0.3), 4.618936042791333);
    near(gammaQuantile(0.5, 100), 99.66686491931549);
    near(gammaQuantile(0.025, 1e6), 998040.9833402939);
    near(gammaQuantile(1e-3, 0.05), 5.844632057286632e-61, 1e-10);
    expect(gammaQuantile(0, 3)).toBe(0);
    expect(gammaQuantile(1, 3)).toBe(Infinity);
    expect(gammaQuantile(0.5, 0)).toBeNaN();
  });
});

describe("Poisson counts", () => {
  test("the exact interval is Garwood's, from no event to two million", () => {
    for (const [count, low, high] of [
      [0, 0, 3.6888794541139354],
      [1, 0.025317807984289876, 5.571643390938898],
      [5, 1.6234863901184207, 11.66833207932267],
      [12, 6.200575108722218, 20.96158504817696],
      [100, 81.36399125092314, 121.62679379242638],
      [1_949_344, 1946608.4669265398, 1952082.4280811686],
    ] as const) {
      near(poissonInterval(count)[0], low);
      near(poissonInterval(count)[1], high);
    }
    near(poissonInterval(12, 0.998)[0], 4.042440790424585);
    near(poissonInterval(12, 0.998)[1], 27.02598119428832);
    expect(poissonInterval(-1)).toEqual([NaN, NaN]);
  });

  test("tails and single probabilities agree with the distribution", () => {
    near(poissonProbability(1000, 1000), 0.0126146113487215);
    near(poissonAtLeast(20, 4.2), 2.2415989851938598e-8, 1e-11);
    near(poissonAtMost(900, 1000), 0.0006977673277963054, 1e-11);
    expect(poissonAtLeast(0, 4.2)).toBe(1);
    expect(poissonAtMost(-1, 4.2)).toBe(0);
    expect(poissonAtMost(3, 0)).toBe(1);
    expect(poissonAtLeast(1, 0)).toBe(0);
    expect(poissonProbability(2.5, 3)).toBe(0);
  });

  test("a quantile is the least count that reaches its probability", () => {
    expect(poissonQuantile(0.025, 4.2)).toBe(1);
    expect(poissonQuantile(0.975, 4.2)).toBe(9);
    expect(poissonQuantile(0.001, 1000)).toBe(904);
    expect(poissonQuantile(0.999, 1000)).toBe(1099);
    expect(poissonQuantile(0.025, 0.01)).toBe(0);
    expect(poissonQuantile(0.5, 0)).toBe(0);
  });
});

describe("Wilson's interval of a share", () => {
  test("stays within 0 and 1 and is exact at both ends", () => {
    expect(wilsonInterval(0, 800)[0]).toBe(0);
    near(wilsonInterval(0, 800)[1], 0.004778876205676033);
    near(wilsonInterval(12, 5200)[0], 0.0013206209470498084);
    near(wilsonInterval(12, 5200)[1], 0.004029553350343875);
    expect(wilsonInterval(7, 7)[1]).toBe(1);
    expect(wilsonInterval(0, 0)).toEqual([NaN, NaN]);
    expect(wilsonInterval(3, 2)).toEqual([NaN, NaN]);
  });
});
