import { beats, rounded, stations, toLatitude, toLongitude, type Beat } from "./city";
import { wordsOf, type GeneratedTable } from "./table";

function squareKilometres({ ring }: Beat): number {
  let doubled = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    doubled += ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
  }
  return Math.round(Math.abs(doubled) / 2 / 1e4) / 100;
}

function outline({ ring }: Beat): string {
  const coordinates: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) {
    coordinates.push([rounded(toLongitude(ring[i]!)), rounded(toLatitude(ring[i + 1]!))]);
  }
  return JSON.stringify({ type: "Polygon", coordinates: [coordinates] });
}

/** Table `beats` of the model: outlines as GeoJSON, residents, km². Key: station and beat. */
export function beatsTable(): GeneratedTable {
  const rows = beats.length;
  const station = (at: number) => beats[at]!.station;
  const outlines = beats.map(outline);
  return [
    [
      "beat",
      wordsOf(
        beats.map(({ name }) => name),
        rows,
        (at) => at,
      ),
    ],
    [
      "station",
      wordsOf(
        stations.map(({ name }) => name),
        rows,
        station,
      ),
    ],
    [
      "district",
      wordsOf(
        stations.map(({ district }) => district),
        rows,
        station,
      ),
    ],
    ["geometry", wordsOf(outlines, rows, (at) => at)],
    ["population", { integers: Int32Array.from(beats, ({ population }) => population) }],
    ["area_km2", { numbers: Float64Array.from(beats, squareKilometres) }],
  ];
}
