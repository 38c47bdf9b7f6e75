import { rounded, toLatitude, toLongitude, type Point } from "./city";
import { features, lengthOf, type Feature } from "./features";
import { wordsBy, wordsOf, type GeneratedTable } from "./table";

const degrees = ([east, north]: Point) => [rounded(toLongitude(east)), rounded(toLatitude(north))];

function outlineOf({ shape, points }: Feature): string {
  const coordinates = points.map(degrees);
  return JSON.stringify(
    shape === "ring"
      ? { type: "Polygon", coordinates: [coordinates] }
      : { type: "LineString", coordinates },
  );
}

/** Features of the city: points by latitude and longitude, lines and areas as GeoJSON. */
export function featureTable(): GeneratedTable {
  const rows = features.length;
  const drawn = features.filter(({ shape }) => shape !== "point");
  const outlines = drawn.map(outlineOf);
  const pointBy = (value: (point: Point) => number) => ({
    numbers: Float64Array.from(features, ({ shape, points }) =>
      shape === "point" ? rounded(value(points[0]!)) : NaN,
    ),
  });
  return [
    ["feature", { text: (at) => `F${String(at + 1).padStart(3, "0")}`, most: 4 }],
    ["kind", wordsBy(rows, (at) => features[at]!.kind)],
    ["name", wordsBy(rows, (at) => features[at]!.name)],
    ["latitude", pointBy(([, north]) => toLatitude(north))],
    ["longitude", pointBy(([east]) => toLongitude(east))],
    ["geometry", wordsOf(outlines, rows, (at) => drawn.indexOf(features[at]!))],
    [
      "km",
      {
        numbers: Float64Array.from(features, ({ shape, points }) =>
          shape === "line" ? Math.round(lengthOf(points) / 10) / 100 : NaN,
        ),
      },
    ],
  ];
}
