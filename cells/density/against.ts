import { areasKm2 } from "@/lib/methods/spatial/area";
import { pointsIn, grown } from "@/lib/methods/spatial/density/extent";
import { centreOf, gridOver, mostCells, type Extent } from "@/lib/methods/spatial/density/grid";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { toDegrees, toMetres, type Zone } from "@/lib/methods/spatial/projection";
import { decodeTable } from "@/lib/table/table";
import { WorkFailure } from "@/lib/work/messages";
import type { AgainstInput } from "./data";
import type { Boundary } from "./ground";
import { sumOf } from "@/lib/methods/statistics/sums";
import { texts } from "./texts";

/** What incidents are compared with, in metres. */
export interface Weighted {
  x: Float64Array;
  y: Float64Array;
  weight: Float64Array;
}

/**
 * The other table on the same ground: its points, or its areas with each one's figure spread evenly
 * over it. With a boundary only what lies inside, as with the incidents.
 */
export function readAgainst(
  { what, bytes, table }: AgainstInput,
  zone: Zone,
  extent: Extent,
  bandwidth: number,
  boundary: Boundary | null,
): Weighted {
  const read = decodeTable(bytes);
  const near = grown(extent, boundary ? 0 : 2 * bandwidth);
  const found =
    what === "points"
      ? { ...toMetres(zone, read.numbers("x"), read.numbers("y")), weight: read.numbers("w") }
      : spread(read.column("geometry") as string[], read.numbers("w"), zone, near, bandwidth);
  const at = pointsIn(near, found);
  const pick = (values: Float64Array) => Float64Array.from(at, (i) => values[i]!);
  const kept = { x: pick(found.x), y: pick(found.y), weight: pick(found.weight) };
  const counted = boundary ? onlyInside(kept, zone, boundary) : kept;
  if (sumOf(counted.weight) > 0) return counted;
  throw new WorkFailure({ message: texts.nothingAgainst(table) });
}

function onlyInside({ x, y, weight }: Weighted, zone: Zone, { index }: Boundary): Weighted {
  const degrees = toDegrees(zone, x, y);
  const { area } = locate(index, degrees.x, degrees.y);
  const at = Uint32Array.from(area.keys()).filter((i) => area[i] !== -1);
  const pick = (values: Float64Array) => Float64Array.from(at, (i) => values[i]!);
  return { x: pick(x), y: pick(y), weight: pick(weight) };
}

/** A figure for each area as points on a lattice finer than the kernel; areas finer than the lattice stand at their middle. */
function spread(
  outlines: readonly string[],
  weight: Float64Array,
  zone: Zone,
  extent: Extent,
  bandwidth: number,
): Weighted {
  const { areas } = readAreas(outlines);
  const [width, height] = [extent.east - extent.west, extent.north - extent.south];
  const step = Math.max(bandwidth / 8, Math.sqrt((2 * width * height) / mostCells));
  const lattice = gridOver(extent, step);
  const centres = Array.from({ length: lattice.columns * lattice.rows }, (_, i) =>
    centreOf(lattice, i),
  );
  const [east, north] = [centres.map(({ x }) => x), centres.map(({ y }) => y)];
  const degrees = toDegrees(zone, east, north);
  const { area, points } = locate(indexAreas(areas), degrees.x, degrees.y);
  const km2 = areasKm2(areas);
  const x: number[] = [];
  const y: number[] = [];
  const w: number[] = [];
  area.forEach((which, i) => {
    if (which === -1) return;
    x.push(east[i]!);
    y.push(north[i]!);
    w.push(weight[which]! * Math.min(1, (step * step) / 1e6 / km2[which]!));
  });
  for (let which = 0; which < areas.count; which++) {
    const [from, to] = [
      areas.ringStart[areas.areaStart[which]!]!,
      areas.ringStart[areas.areaStart[which + 1]!]!,
    ];
    if (points[which]! > 0 || from === to) continue;
    const mean = (values: Float64Array) => sumOf(values.slice(from, to)) / (to - from);
    const middle = toMetres(zone, [mean(areas.x)], [mean(areas.y)]);
    x.push(middle.x[0]!);
    y.push(middle.y[0]!);
    w.push(weight[which]!);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), weight: Float64Array.from(w) };
}
