import type { Feature, MultiPolygon, Polygon } from "geojson";

export interface Area {
  name: string | null;
  feature: Feature<Polygon | MultiPolygon, { name: string | null }>;
}

/** Areas out of GeoJSON texts; what is not a polygon is counted, not drawn. */
export function readAreas(rows: readonly { area: string | null; geometry: string | null }[]): {
  areas: Area[];
  unreadable: number;
} {
  const areas: Area[] = [];
  let unreadable = 0;
  for (const { area, geometry } of rows) {
    const shape = geometry === null ? null : readShape(geometry);
    if (!shape) unreadable++;
    else
      areas.push({
        name: area,
        feature: { type: "Feature", properties: { name: area }, geometry: shape },
      });
  }
  return { areas, unreadable };
}

function readShape(text: string): Polygon | MultiPolygon | null {
  try {
    const value: unknown = JSON.parse(text);
    const shape = isRecord(value) && value.type === "Feature" ? (value.geometry as unknown) : value;
    if (!isRecord(shape) || !Array.isArray(shape.coordinates)) return null;
    if (shape.type !== "Polygon" && shape.type !== "MultiPolygon") return null;
    return shape as unknown as Polygon | MultiPolygon;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

export type Box = { west: number; south: number; east: number; north: number };

/** The box around areas, degrees; null when there are none. */
export function boxOf(areas: readonly Area[]): Box | null {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [x, y] = part as unknown[];
    if (typeof x === "number" && typeof y === "number") {
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.south = Math.min(box.south, y);
      box.north = Math.max(box.north, y);
    } else part.forEach(visit);
  };
  for (const { feature } of areas) visit(feature.geometry.coordinates);
  return Number.isFinite(box.west) ? box : null;
}
