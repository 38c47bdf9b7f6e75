/** Ground of a beat, 0.02 degrees wide, as GeoJSON text. */
export const square = (west: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, 12.9],
        [west + 0.02, 12.9],
        [west + 0.02, 12.92],
        [west, 12.92],
        [west, 12.9],
      ],
    ],
  });
