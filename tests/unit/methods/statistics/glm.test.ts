import { expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { digamma, trigamma } from "@/lib/methods/statistics/gamma";
import { glm } from "@/lib/methods/statistics/glm";
import { leastSquares } from "@/lib/methods/statistics/least-squares";
import { negativeBinomialGlm } from "@/lib/methods/statistics/negative-binomial-glm";

const ones = (n: number) => Array<number>(n).fill(1);
const steps = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const y = [2, 3, 6, 7, 8, 9, 10, 12, 15, 4, 0, 3];

// Expected values from R.
test("a quasi-Poisson model with weights and exposure agrees", () => {
  const exposure = [1, 2, 1, 3, 2, 1, 2, 3, 2, 1, 1, 2];
  const weights = [1, 1, 0.5, 1, 2, 1, 0.2, 1, 1, 1, 1, 0.5];
  const fit = glm(y, [ones(12), steps(12)], {
    family: "poisson",
    weights,
    offset: exposure.map(Math.log),
  });
  expect(fit.coefficients[0]).toBeCloseTo(1.10141799468246, 10);
  expect(fit.coefficients[1]).toBeCloseTo(0.0346676399615004, 10);
  expect(fit.quasiErrors[0]).toBeCloseTo(0.422260916322115, 9);
  expect(fit.quasiErrors[1]).toBeCloseTo(0.05897420899051, 9);
  expect(fit.dispersion).toBeCloseTo(2.43785745391719, 9);
  expect(fit.deviance).toBeCloseTo(26.6613391951588, 9);
  expect(fit.nullDeviance).toBeCloseTo(27.5003956711267, 9);
  expect(fit.leverage[1]).toBeCloseTo(0.270373493253022, 9);
});

test("a logistic model of grouped trials agrees", () => {
  const trials = [10, 10, 10, 10];
  const columns = [ones(4), [0, 1, 2, 3]];
  const fit = glm([1, 3, 5, 9], columns, { family: "binomial", trials });
  expect(fit.coefficients[0]).toBeCloseTo(-2.33667437915571, 9);
  expect(fit.coefficients[1]).toBeCloseTo(1.35298286503299, 9);
  expect(fit.logLikelihood).toBeCloseTo(-4.93201736465722, 9);
  expect(fit.nullDeviance).toBeCloseTo(15.9675565091324, 9);
});

test("years as they are written do no harm to the digits", () => {
  const years = steps(12).map((each) => each + 2010);
  const fit = glm(y, [ones(12), years], { family: "poisson" });
  const plain = glm(y, [ones(12), steps(12)], { family: "poisson" });
  expect(fit.coefficients[1]).toBeCloseTo(plain.coefficients[1]!, 10);
  expect(fit.errors[1]).toBeCloseTo(plain.errors[1]!, 10);
});

test("counts that scatter as Poisson ones have no theta", () => {
  expect(negativeBinomialGlm([4, 5, 6, 5, 4, 6, 5], [ones(7)]).theta).toBe(Infinity);
});

test("the theta that made the counts is found again", () => {
  const { next, normal } = chance(4);
  // Gamma with shape 2 is the sum of two exponentials.
  const counts = Array.from({ length: 4000 }, () => {
    const mean = -5 * (Math.log(next()) + Math.log(next()));
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  });
  const { theta, thetaError, coefficients } = negativeBinomialGlm(counts, [ones(4000)]);
  expect(Math.abs(theta - 2)).toBeLessThan(3 * thetaError);
  expect(Math.exp(coefficients[0]!)).toBeCloseTo(10, 0);
});

test("a group of nothing but zeros has a mean near zero and leaves the others alone", () => {
  const fit = glm([0, 0, 0, 4, 5, 6], [ones(6), [1, 1, 1, 0, 0, 0]], { family: "poisson" });
  expect(fit.fitted[0]).toBeLessThan(1e-6);
  expect(fit.fitted[3]).toBeCloseTo(5, 9);
});

test("what a model cannot be made of is said in words", () => {
  const family = "poisson" as const;
  expect(() => glm([1, 2], [ones(2), [1, 2]], { family })).toThrow("needs more rows than columns");
  expect(() => glm([0, 0, 0], [ones(3)], { family })).toThrow("All counts of the model are zero.");
  expect(() => glm([1, NaN, 3], [ones(3)], { family })).toThrow(
    "Row 2 of the model lacks a value.",
  );
  expect(() => glm([1, -2, 3], [ones(3)], { family })).toThrow("no count that can be");
  expect(() => glm([2], [], { family: "binomial", trials: [1] })).toThrow("no count that can be");
  expect(() => glm(y, [ones(12), steps(12), steps(12)], { family })).toThrow(
    "Column 3 of the model",
  );
});

test("least squares of a parabola are the parabola", () => {
  const x = steps(9);
  const found = leastSquares(
    [ones(9), x, x.map((each) => each ** 2)],
    x.map((t) => 3 - t + t * t),
    ones(9),
  );
  if (typeof found === "number") throw new Error("The columns are independent.");
  [3, -1, 1].forEach((each, k) => expect(found.coefficients[k]).toBeCloseTo(each, 9));
  expect(found.leverage.reduce((sum, each) => sum + each, 0)).toBeCloseTo(3, 12);
});

test("the slopes of the logarithm of the gamma function agree", () => {
  [-3.50252422220013, 1.38887092635953, 3.90198967342789].forEach((each, i) =>
    expect(digamma([0.3, 4.5, 50][i]!)).toBeCloseTo(each, 12),
  );
  [12.2453645461077, 0.24872510303901, 0.0202013332266971].forEach((each, i) =>
    expect(trigamma([0.3, 4.5, 50][i]!)).toBeCloseTo(each, 12),
  );
});
