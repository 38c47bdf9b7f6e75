import { toCsvField } from "@/lib/table/csv";
import type { ChosenCell, PlaceForecastView } from "./view-data";

/** What is saved of a chosen cell; counts of single cells are not among it. */
const propertiesOf = (
  { rank, id, area, expected, probability, reasons, isAlert }: ChosenCell,
  { origin, horizon }: PlaceForecastView,
) => ({
  rank,
  cell: id,
  ...(area === null ? {} : { area }),
  from: isoDay(origin),
  days: horizon,
  expected: rounded(expected),
  probability: rounded(probability),
  ...(isAlert === null ? {} : { alert: isAlert }),
  ...Object.fromEntries(reasons.map((reason, i) => [`reason_${i + 1}`, reason])),
});

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const rounded = (value: number) => Number(value.toPrecision(4));

/** The chosen cells as CSV text, with the middle of each in degrees. */
export function chosenCsv(view: PlaceForecastView): string {
  const rows = view.chosen.map((cell) => ({
    ...propertiesOf(cell, view),
    latitude: Number(cell.latitude.toFixed(6)),
    longitude: Number(cell.longitude.toFixed(6)),
  }));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) =>
    names.map((name) => toCsvField((row as Record<string, unknown>)[name])).join(","),
  );
  return `${[names.join(","), ...lines].join("\r\n")}\r\n`;
}

/** The chosen cells as a GeoJSON file, degrees. */
export const chosenGeoJson = (view: PlaceForecastView): string =>
  `${JSON.stringify({
    type: "FeatureCollection",
    features: view.chosen.map((cell) => ({
      type: "Feature",
      properties: propertiesOf(cell, view),
      geometry: JSON.parse(cell.outline) as unknown,
    })),
  })}\n`;
