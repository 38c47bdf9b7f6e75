import { knox as test, type TimedPoints } from "@/lib/methods/spatial/near-repeat/knox";
import type { BandEnds } from "@/lib/methods/spatial/near-repeat/bands";
import type { Metric } from "@/lib/methods/spatial/near-repeat/pairs";
import { poissonAtLeast } from "@/lib/methods/statistics/poisson";
import type { Adapter, OracleCase } from "../case";
import { numberOf, type Files } from "../files";

const limitOf = (value: unknown) => (value === "Infinity" ? Infinity : Number(value));
const permutationsOf = ({ parameters }: OracleCase) => Number(parameters.permutations ?? 199);

export const knox: Adapter = {
  method: "knox",
  run(oracle, files) {
    const { parameters } = oracle;
    const points = timedPoints(oracle, files);
    const metric = (parameters.metric ?? "euclidean") as Metric;
    if (parameters.spaceThreshold !== undefined) return classic(points, parameters, metric);
    const breaks = (name: string) => (parameters[name] as unknown[]).map(limitOf);
    const options = {
      spaceBreaks: breaks("spaceBreaks"),
      timeBreaks: breaks("timeBreaks"),
      metric,
      ends: String(parameters.intervals ?? "[a,b)").replaceAll(" ", "") as BandEnds,
    };
    const run = test(points, options, 1);
    // More than the reference drew, so that its own chance is nearly all there is.
    run.permute(5 * permutationsOf(oracle));
    const table = run.table();
    const width = options.timeBreaks.length - 1;
    const rows = (values: Float64Array) =>
      options.spaceBreaks
        .slice(1)
        .map((_, row) => [...values.slice(row * width, (row + 1) * width)]);
    return {
      n: table.points,
      pairs: table.pairs,
      observed: rows(table.observed),
      expectedExact: rows(table.expected),
      ratio: rows(table.ratio),
      pUpper: rows(table.p),
      meanOfPermutations: rows(table.mean),
      medianOfPermutations: rows(table.median),
    };
  },
  check: {
    // The reference's p is itself drawn: where it came out as 1 its own error would be none, so the
    // p of the tolerance, "4*sqrt(p(1-p)/P)+0.006", is estimated from both draws.
    pUpper: (actual, expected, oracle) => {
      const [got, wanted] = [[actual].flat(2) as number[], [expected].flat(2) as number[]];
      const sizes = wanted.map((drawn, i) => {
        const p = (drawn + got[i]!) / 2;
        const allowed = 4 * Math.sqrt((p * (1 - p)) / permutationsOf(oracle)) + 0.006;
        return Math.abs(got[i]! - drawn) / allowed;
      });
      return Math.max(...sizes);
    },
    // Both sides draw by chance: six standard errors of the difference of two means.
    meanOfPermutations: (actual, expected, oracle) => {
      const [got, wanted] = [[actual].flat(2) as number[], [expected].flat(2) as number[]];
      const sizes = wanted.map((mean, i) => {
        const error = Math.sqrt((2 * Math.max(1, mean)) / permutationsOf(oracle));
        return Math.abs(got[i]! - mean) / (6 * error);
      });
      return Math.max(...sizes);
    },
    // No tolerance is given: the last digits of a quotient are its own.
    ratio: (actual, expected) => {
      const [got, wanted] = [[actual].flat(2) as number[], [expected].flat(2) as (number | null)[]];
      const sizes = wanted.map((ratio, i) =>
        ratio === null
          ? Number(!Number.isNaN(got[i])) * 2
          : Math.abs(got[i]! - ratio) / (1e-9 * (ratio || 1)),
      );
      return Math.max(...sizes);
    },
  },
};

/** Knox's own 2 × 2 table of one threshold of distance and one of time. */
function classic(points: TimedPoints, parameters: Record<string, unknown>, metric: Metric) {
  const ends = /<=/.test(String(parameters.comparison ?? "<=")) ? "(a,b]" : "[a,b)";
  // A band of nothing but 0 ends at the least number above it.
  const limit = (given: unknown) => Math.max(Number.MIN_VALUE, limitOf(given));
  const { observed, expected, inSpace, inTime, pairs } = test(
    points,
    {
      spaceBreaks: [0, limit(parameters.spaceThreshold), Infinity],
      timeBreaks: [0, limit(parameters.timeThreshold), Infinity],
      metric,
      ends,
    },
    1,
  ).table();
  return {
    closeBoth: observed[0],
    closeInSpace: inSpace[0],
    closeInTime: inTime[0],
    pairs,
    expected: expected[0],
    pPoissonGreaterThanObserved: poissonAtLeast(observed[0]! + 1, expected[0]!),
    pPoissonGreaterOrEqual: poissonAtLeast(observed[0]!, expected[0]!),
  };
}

/** A file with named columns, columns inline, or rows inline. */
function timedPoints({ input }: OracleCase, files: Files): TimedPoints {
  const [x, y, time] = (input.columns as string[] | undefined) ?? ["x", "y", "t"];
  const rows = input.points as (Record<string, unknown> | unknown[])[] | undefined;
  const file = typeof input.file === "string" ? files.csv(input.file) : undefined;
  const column = (name: string, at: number): unknown[] =>
    rows
      ? rows.map((row) => (Array.isArray(row) ? row[at] : row[name]))
      : ((file?.[name] ?? input[name]) as unknown[]);
  const all = {
    x: column(x!, 0).map(numberOf),
    y: column(y!, 1).map(numberOf),
    time: column(time!, 2).map(dayOf),
  };
  const known = [...all.x.keys()].filter((i) =>
    Number.isFinite(all.x[i]! + all.y[i]! + all.time[i]!),
  );
  const pick = (values: readonly number[]) => Float64Array.from(known, (i) => values[i]!);
  return { x: pick(all.x), y: pick(all.y), time: pick(all.time) };
}

/** Days: as they are, or since 1970 where they are written as dates, which are UTC. */
function dayOf(value: unknown): number {
  const days = numberOf(value);
  if (!Number.isNaN(days)) return days;
  const text = String(value).replace(" ", "T");
  const isUtc = !text.includes("T") || /Z$|[+-]\d\d:?\d\d$/.test(text);
  return Date.parse(isUtc ? text : `${text}Z`) / 86_400_000;
}
