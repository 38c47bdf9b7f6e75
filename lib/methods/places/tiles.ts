export type TileShape = "square" | "hexagon";

/** Equal tiles that fill the plane, each called by a column and a row counted from the plane's origin. */
export interface Tiles {
  /** Area of a tile. */
  area: number;
  /** Distance between the middles of columns, and of rows. */
  across: number;
  up: number;
  /** The tile that a place lies in. */
  at: (x: number, y: number) => [column: number, row: number];
  middle: (column: number, row: number) => [x: number, y: number];
  /** Counter-clockwise, the first not repeated. */
  corners: (column: number, row: number) => [x: number, y: number][];
}

/** Tiles as large as a square of that side, whatever their shape: so that cells of both compare. */
export const tilesOf = (shape: TileShape, side: number): Tiles =>
  shape === "square" ? squareTiles(side) : hexagonTiles(side);

const squareTiles = (side: number): Tiles => ({
  area: side * side,
  across: side,
  up: side,
  at: (x, y) => [Math.floor(x / side), Math.floor(y / side)],
  middle: (column, row) => [(column + 0.5) * side, (row + 0.5) * side],
  corners: (column, row) => [
    [column * side, row * side],
    [(column + 1) * side, row * side],
    [(column + 1) * side, (row + 1) * side],
    [column * side, (row + 1) * side],
  ],
});

const isOdd = (row: number) => Math.abs(row % 2);

/** Hexagons on a corner, every other row moved by half a tile. */
function hexagonTiles(side: number): Tiles {
  const edge = side * Math.sqrt(2 / (3 * Math.sqrt(3)));
  const [across, up] = [Math.sqrt(3) * edge, 1.5 * edge];
  const middle = (column: number, row: number): [number, number] => [
    (column + isOdd(row) / 2) * across,
    row * up,
  ];
  return {
    area: side * side,
    across,
    up,
    at: (x, y) => {
      // Along the three axes of a hexagon, whose sum is 0; of the three roundings the worst is given up.
      const along = [x / across - y / (3 * edge), y / up, -x / across - y / (3 * edge)];
      const whole = along.map(Math.round) as [number, number, number];
      const off = along.map((each, i) => Math.abs(each - whole[i]!)) as [number, number, number];
      if (off[0] > off[1] && off[0] > off[2]) whole[0] = -whole[1] - whole[2];
      else if (off[1] > off[2]) whole[1] = -whole[0] - whole[2];
      const [q, row] = whole;
      return [q + (row - isOdd(row)) / 2, row];
    },
    middle,
    corners: (column, row) => {
      const [x, y] = middle(column, row);
      return [
        [x, y - edge],
        [x + across / 2, y - edge / 2],
        [x + across / 2, y + edge / 2],
        [x, y + edge],
        [x - across / 2, y + edge / 2],
        [x - across / 2, y - edge / 2],
      ];
    },
  };
}
