import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";

const latitudes = ["latitude", "lat", "y_wgs84", "y"];
const longitudes = ["longitude", "lon", "lng", "long", "x_wgs84", "x"];

const pick = (columns: readonly ColumnInfo[], names: readonly string[]) =>
  names
    .map((name) => columns.find((column) => column.name.toLowerCase() === name))
    .find((column) => column !== undefined)?.name;

/** The columns that hold the point, by their usual names. */
export function suggestPoint(table: TableInfo | undefined): {
  latitude: string | undefined;
  longitude: string | undefined;
} {
  const columns = table?.columns ?? [];
  return { latitude: pick(columns, latitudes), longitude: pick(columns, longitudes) };
}

/** The column with areas as GeoJSON text. */
export function suggestGeometry(table: TableInfo | undefined): string | undefined {
  return pick(table?.columns ?? [], ["geometry", "geom", "geojson"]);
}
