import { MethodProblem } from "../problem";

/** Values at equal steps of time, the earliest first. */
export type Series = ArrayLike<number>;

/** The first steps of a series, as a list of their own. */
export const prefix = (series: Series, length: number): Float64Array =>
  Float64Array.from({ length }, (_, t) => series[t]!);

/** A MethodProblem unless the series is long enough and every value is a number. */
export function checkSeries(values: Series, least: number, forWhat: string): void {
  if (values.length < least) {
    throw new MethodProblem(
      `${forWhat} needs at least ${least} steps of time, and the series has ${values.length}.`,
      "Take a longer span, or shorter steps such as weeks for months.",
    );
  }
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]!)) continue;
    throw new MethodProblem(
      `Step ${i + 1} of the series has no value.`,
      "Give every step one: a week without cases counts 0. Leave out a span that was not recorded.",
    );
  }
}

/** As checkSeries, and whole numbers from 0 on. */
export function checkCounts(values: Series, least: number, forWhat: string): void {
  checkSeries(values, least, forWhat);
  for (let i = 0; i < values.length; i++) {
    if (values[i]! >= 0 && Number.isInteger(values[i]!)) continue;
    throw new MethodProblem(
      `Step ${i + 1} of the series is ${values[i]!}, which is not a count.`,
      `${forWhat} works on whole numbers of cases, not on rates or shares.`,
    );
  }
}
