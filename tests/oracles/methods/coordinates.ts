import type { OracleCase } from "../case";
import type { Files } from "../files";

/** Coordinates of a case, one array a dimension: columns of a file, rows inline, or columns inline. */
export function coordinatesOf({ input }: OracleCase, files: Files): Float64Array[] {
  const names = input.columns as string[] | undefined;
  if (typeof input.file === "string") {
    const wanted = names ?? ["x", "y"];
    const columns = files.numbers(input.file, ...wanted);
    return wanted.map((name) => columns[name]!);
  }
  const points = (input.points ?? input.data) as (number[] | Record<string, number>)[] | undefined;
  if (points) {
    const keys = Array.isArray(points[0]) ? Object.keys(points[0]) : (names ?? ["x", "y"]);
    return keys.map((key) =>
      Float64Array.from(points, (point) => (point as Record<string, number | null>)[key] ?? NaN),
    );
  }
  return (names ?? ["x", "y"]).map((name) =>
    Float64Array.from(input[name] as (number | null)[], (value) => value ?? NaN),
  );
}
