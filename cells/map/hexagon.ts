import { metresPerDegree, type HexGrid } from "./queries";

/** Centre of the hexagon with axial coordinates a, b: longitude, latitude. */
export function hexCentre(grid: HexGrid, a: number, b: number): [number, number] {
  const metres = metresPerDegree(grid.latitude);
  const side = grid.cell / Math.sqrt(3);
  const mx = side * Math.sqrt(3) * (a + b / 2);
  const my = side * 1.5 * b;
  return [grid.longitude + mx / metres.x, grid.latitude + my / metres.y];
}

/** Corners of a pointed-top hexagon: six longitude, latitude pairs. */
export function hexCorners(grid: HexGrid, a: number, b: number): [number, number][] {
  const [x, y] = hexCentre(grid, a, b);
  const metres = metresPerDegree(grid.latitude);
  const side = grid.cell / Math.sqrt(3);
  return Array.from({ length: 6 }, (_, corner) => {
    const angle = (Math.PI / 3) * corner + Math.PI / 6;
    return [x + (side * Math.cos(angle)) / metres.x, y + (side * Math.sin(angle)) / metres.y];
  });
}
