import { stl, strength, type StlOptions } from "@/lib/methods/temporal/stl";
import type { Adapter, OracleCase } from "../case";
import type { Files } from "../files";

export function seriesOf({ input }: OracleCase, files: Files): number[] {
  const listed = input.values ?? input.counts ?? input.y;
  if (listed) return listed as number[];
  const [column] = (input.columns as [string] | undefined) ?? ["value"];
  return files.csv(String(input.file))[column]!.map(Number);
}

/** The number or word under a name, undefined when the case has none. */
type Given = Record<string, number | undefined>;

export const stlAdapter: Adapter = {
  method: "stl",
  run(oracle, files) {
    const { parameters } = oracle;
    const series = seriesOf(oracle, files);
    const transform = String(parameters.transform ?? "none");
    const values = /log/.test(transform) ? series.map(Math.log) : series;
    const given = parameters as Given;
    const options: StlOptions = {
      period: Number(parameters.period),
      seasonWindow: parameters.sWindow as number | "periodic" | undefined,
      robust: parameters.robust === true,
      trendWindow: given.tWindow,
      lowPassWindow: given.lWindow,
      seasonDegree: given.sDegree as 0 | 1 | undefined,
      trendDegree: given.tDegree as 0 | 1 | undefined,
      lowPassDegree: given.lDegree as 0 | 1 | undefined,
      seasonJump: given.sJump,
      trendJump: given.tJump,
      lowPassJump: given.lJump,
      inner: given.inner,
      outer: given.outer,
    };
    const { season, trend, remainder, weights } = stl(values, options);
    return {
      seasonal: season,
      trend,
      remainder,
      weights,
      seasonalStrength: strength(season, remainder),
      trendStrength: strength(trend, remainder),
    };
  },
};
