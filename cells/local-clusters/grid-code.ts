import { sqlCode } from "@/cells/sql-code";
import type { Box } from "@/lib/methods/spatial/polygons";
import type { ReadLattice } from "./lattice";
import { outlinesQuery, pointsQuery } from "./lattice-query";
import type { GroundParams, NeighbourParams } from "./params";

/** What a run read, so that a program can read it again. */
export interface GroundSource {
  /** SQL of x, y and what else was asked for; usable points only. */
  points: string;
  /** SQL of the boundary's outlines, null where the hull took its place. */
  boundary: string | null;
  /** Side of the squares, or resolution of the hexagons. */
  size: number;
  /** Around all cells: without a boundary the hull is that of the points in it. */
  box: Box;
}

export const groundSourceOf = (
  { points, slice, boundary }: Pick<ReadLattice, "points" | "slice" | "boundary">,
  size: number,
  box: Box,
): GroundSource => ({
  points: pointsQuery(points, slice ?? undefined),
  boundary: boundary && outlinesQuery(boundary),
  size,
  box,
});

/** Lines that make `points`, `x`, `y`, `cells`, `at` (the cell of each point) and `weights`. */
export function groundLines(
  { points, boundary, size, box }: GroundSource,
  { shape }: Pick<GroundParams, "shape">,
  neighbours: NeighbourParams,
): string[] {
  const inBox = `x between ${box.west} and ${box.east} and y between ${box.south} and ${box.north}`;
  const isSquare = shape === "square";
  return [
    `const points = await ${sqlCode(boundary ? points : `select * from (${points}) where ${inBox}`)};`,
    'const [x, y] = [points.numbers("x"), points.numbers("y")];',
    ...(boundary
      ? [
          `const outlines = await ${sqlCode(boundary)};`,
          'const { areas } = methods.readAreas([...outlines.column("geometry")]);',
        ]
      : ["const areas = methods.toAreas([[methods.convexHull(x, y)]]);"]),
    `const cells = methods.${isSquare ? "squareGrid" : "hexGrid"}(areas, ${size});`,
    `const at = methods.${isSquare ? "squaresOf" : "hexagonsOf"}(cells, x, y);`,
    ...gridWeights(isSquare, size, neighbours),
  ];
}

function gridWeights(isSquare: boolean, size: number, by: NeighbourParams): string[] {
  if (by.neighbours === "queen" || by.neighbours === "rook") {
    if (!isSquare) return ["const weights = methods.hexagonWeights(cells.id);"];
    return [
      "const { column, row } = methods.latticeOf(cells.id);",
      `const weights = methods.latticeWeights(column, row, "${by.neighbours}");`,
    ];
  }
  const middles = isSquare
    ? [
        "const { column, row } = methods.latticeOf(cells.id);",
        `const middles = [column, row].map((index) => Float64Array.from(index, (i) => (i + 0.5) * ${size}));`,
      ]
    : [
        "const shapes = methods.areasInMetres(methods.zoneOf(methods.boxOf(areas)), methods.readAreas(cells.outline).areas);",
        "const centres = methods.areaCentres(shapes);",
        "const middles = [centres.x, centres.y];",
      ];
  return [...middles, weightsByDistance("middles[0], middles[1]", by)];
}

export const weightsByDistance = (middles: string, by: NeighbourParams): string =>
  by.neighbours === "distance"
    ? `const weights = methods.distanceBand(${middles}, ${by.distance});`
    : `const weights = methods.kNearest(${middles}, ${by.nearest});`;

/** A program whose one output has the cell's name. */
export const programOf = (name: string, lines: readonly string[]): string =>
  [
    `const ${name} = await (async () => {`,
    ...lines.map((line) => `  ${line}`),
    "})();",
    `display(${name});`,
    "",
  ].join("\n");
