import { isUsablePoint } from "@/datasets/model/usable-point";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { PointParams } from "./points";

/**
 * The beginning of a program of a TypeScript cell: usable points in metres as `x` and `y`, the row of
 * each in `kept`, and the whole day of every row in `days`.
 */
export function datedPointsCode(params: PointParams, time: string): string {
  const { data = "", latitude = "latitude", longitude = "longitude" } = params;
  return `const rows = await sql\`
  select ${q(longitude)} as x, ${q(latitude)} as y,
    date_diff('day', date '1970-01-01', try_cast(${q(time)} as date)) as day
  from ${q(data)}
  where ${isUsablePoint(q(latitude), q(longitude))}
    and ${q(time)} is not null\`;
const { x, y, kept } = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));
const days = rows.numbers("day");
`;
}
