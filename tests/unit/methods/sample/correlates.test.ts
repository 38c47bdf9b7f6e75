import { beforeAll, describe, expect, test } from "vitest";
import { correlate } from "@/cells/correlates/compute";
import { generate } from "@/datasets/sample/generate";
import { drawRegister, headOf } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { gridOfBeats, trueCounts } from "@/datasets/sample/traits";
import { truth } from "@/datasets/sample/truth";
import type { AreaRegression } from "@/lib/methods/spatial/regression/area-regression";
import { negativeBinomialGlm } from "@/lib/methods/statistics/negative-binomial-glm";
import { decodeTable, type Table } from "@/lib/table/table";

const table = (source: "sample-beats" | "sample-beat-traits"): Table =>
  decodeTable([...generate(source).streams][0]!);

describe("traits of beats in the sample", () => {
  const { head, by, decoy } = truth().traits;
  const [beats, described] = [table("sample-beats"), table("sample-beat-traits")];
  const names = [by, decoy, "night_light"];
  const traits = names.map((name) => ({ name, values: described.numbers(name) }));
  const population = beats.numbers("population");
  const expected = trueCounts(head, gridOfBeats());
  let found: AreaRegression;

  beforeAll(() => {
    const register = drawRegister(sampleSeed, samples.sample.rows);
    const counts = new Float64Array(beats.numRows);
    for (let at = 0; at < register.rows; at++) {
      if (headOf(register, at) === head) counts[register.beat[at]!]!++;
    }
    const input = {
      names: [...counts.keys()].map(String),
      outlines: beats.column("geometry") as string[],
      counts,
      traits,
      exposure: population,
      isMeasured: false,
      seed: 1,
    };
    found = correlate(input).found;
  });

  /** Times as many for a standard deviation more, of what the generator lets expect. */
  function trueRatio(name: string): number {
    const steps = traits.map(({ values }) => {
      const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
      const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
      return values.map((each) => (each - mean) / Math.sqrt(squares / (values.length - 1)));
    });
    const constant = new Float64Array(population.length).fill(1);
    const { coefficients } = negativeBinomialGlm(expected, [constant, ...steps], {
      offset: population.map(Math.log),
    });
    return Math.exp(coefficients[1 + names.indexOf(name)]!);
  }

  test("rented homes go with night burglary by as much as was planted", () => {
    const effect = found.effects.find(({ name }) => name === by)!;
    expect(effect.adjusted).toBeLessThan(0.001);
    expect(effect.low).toBeGreaterThan(1.5);
    expect(trueRatio(by)).toBeGreaterThan(effect.low);
    expect(trueRatio(by)).toBeLessThan(effect.high);
  });

  test("literacy, alike in neighbours and related to nothing, is not called a trait that matters", () => {
    const effect = found.effects.find(({ name }) => name === decoy)!;
    expect(effect.adjusted).toBeGreaterThan(0.05);
    expect(effect.low).toBeLessThan(1);
    expect(effect.high).toBeGreaterThan(1);
    expect(trueRatio(decoy)).toBeGreaterThan(effect.low);
    expect(trueRatio(decoy)).toBeLessThan(effect.high);
  });
});
