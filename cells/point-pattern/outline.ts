import { flatArea } from "@/lib/methods/spatial/clip";
import { convexHull } from "@/lib/methods/spatial/hull";
import { meanCentre } from "@/lib/methods/spatial/pattern/centre";
import { concaveHull } from "@/lib/methods/spatial/pattern/concave-hull";
import { toDegrees, type Zone } from "@/lib/methods/spatial/projection";

export type Corners = [number, number][];

/** A cluster at one place or along a line is drawn as a circle, at least this large; metres. */
const leastRadius = 25;

/** Sides of a concave outline may be this much longer than points are apart on average. */
const slack = 4;

/** Outline of a cluster, metres. `reach` is how far its points are apart at most; null when unknown. */
export function outlineOf(
  x: Float64Array,
  y: Float64Array,
  shape: "concave" | "convex",
  reach: number | null,
): Corners {
  const convex = convexHull(x, y);
  const area = flatArea(convex.flat());
  if (convex.length < 3 || area < leastRadius ** 2) return circle(x, y);
  if (shape === "convex") return convex;
  return concaveHull(x, y, reach === null ? slack * Math.sqrt(area / x.length) : 2 * reach);
}

function circle(x: Float64Array, y: Float64Array): Corners {
  const centre = meanCentre(x, y);
  let radius = leastRadius;
  for (let i = 0; i < x.length; i++) {
    radius = Math.max(radius, Math.hypot(x[i]! - centre.x, y[i]! - centre.y));
  }
  return Array.from({ length: 32 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 32;
    return [centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle)];
  });
}

/** Closed ring in degrees, seven decimals. */
export function ringInDegrees(zone: Zone, corners: Corners): Corners {
  const { x, y } = toDegrees(
    zone,
    corners.map((corner) => corner[0]),
    corners.map((corner) => corner[1]),
  );
  const rounded = (value: number) => Math.round(value * 1e7) / 1e7;
  const ring = corners.map((_, i): [number, number] => [rounded(x[i]!), rounded(y[i]!)]);
  return [...ring, ring[0]!];
}

export const polygonOf = (ring: Corners): string =>
  JSON.stringify({ type: "Polygon", coordinates: [ring] });
