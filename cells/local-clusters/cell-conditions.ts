import type { PointTable } from "@/cells/spatial/points";
import { toDegrees, type Zone } from "@/lib/methods/spatial/projection";
import { latticeOf } from "@/lib/methods/spatial/weights-grid";

/**
 * SQL of each square: is a row's point in it? A side of some hundred metres is straight in degrees
 * too, to less than a millimetre.
 */
export function conditionsOf(
  { x, y }: Pick<PointTable, "x" | "y">,
  zone: Zone,
  names: readonly string[],
  side: number,
): string[] {
  const { column, row } = latticeOf(names);
  return names.map((_, i) => {
    const [west, south] = [column[i]! * side, row[i]! * side];
    const corners = toDegrees(
      zone,
      [west, west + side, west + side, west],
      [south, south, south + side, south + side],
    );
    return [0, 1, 2, 3]
      .map((from) => {
        const to = (from + 1) % 4;
        const [ax, ay] = [corners.x[from]!, corners.y[from]!];
        const [dx, dy] = [corners.x[to]! - ax, corners.y[to]! - ay];
        // Sides of the west and south belong to a square, those of the east and north to the next.
        const sign = from === 0 || from === 3 ? ">=" : ">";
        return `${numeral(dx)} * (${y} - ${numeral(ay)}) ${sign} ${numeral(dy)} * (${x} - ${numeral(ax)})`;
      })
      .join(" and ");
  });
}

const numeral = (value: number) => `(${value.toExponential()})`;
