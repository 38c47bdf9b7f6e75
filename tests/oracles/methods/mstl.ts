import { mstl } from "@/lib/methods/temporal/mstl";
import type { Adapter } from "../case";
import { seriesOf } from "./stl";

export const mstlAdapter: Adapter = {
  method: "mstl",
  run(oracle, files) {
    const { parameters, expected } = oracle;
    const values = seriesOf(oracle, files);
    const found = mstl(values, {
      periods: parameters.periods as number[],
      seasonWindows: parameters.sWindow as (number | "periodic")[] | undefined,
      iterations: parameters.iterations as number | undefined,
      robust: parameters.robust === true,
    });
    const columns: Record<string, ArrayLike<number>> = {
      Data: values,
      Trend: found.trend,
      Remainder: found.remainder,
    };
    for (const { period, values: season } of found.seasons) columns[`Seasonal${period}`] = season;
    const part = (from: number, to?: number) =>
      Object.fromEntries(
        Object.entries(columns).map(([name, list]) => [name, Array.from(list).slice(from, to)]),
      );
    // "first10", "last5": how many are asked for stands in the name.
    const parts = Object.keys(expected).flatMap((name) => {
      const [, end, count] = /^(first|last)(\d+)$/.exec(name) ?? [];
      if (!end) return [];
      return [[name, end === "first" ? part(0, Number(count)) : part(-Number(count))] as const];
    });
    return { ...columns, ...Object.fromEntries(parts) };
  },
};
