import {
  forBothAxes,
  normalReferenceBandwidth,
  scottBandwidth,
} from "@/lib/methods/spatial/density/bandwidth";
import { diggleBandwidth } from "@/lib/methods/spatial/density/diggle";
import { coreExtent, pointsIn } from "@/lib/methods/spatial/density/extent";
import { gather } from "@/lib/methods/spatial/density/gather";
import type { Extent } from "@/lib/methods/spatial/density/grid";
import { bandwidthFor, type Kernel } from "@/lib/methods/spatial/density/kernel";
import { likelihoodBandwidth } from "@/lib/methods/spatial/density/likelihood";
import { locate } from "@/lib/methods/spatial/point-in-polygon";
import { projectPoints } from "@/lib/methods/spatial/project-points";
import type { Zone } from "@/lib/methods/spatial/projection";
import { decodeTable } from "@/lib/table/table";
import { sumOf } from "@/lib/methods/statistics/sums";
import type { Boundary } from "./ground";
import type { DensityParams } from "./params";
import { texts } from "./texts";

/** Places in metres with the incidents at each and their weights. */
export interface Places {
  x: Float64Array;
  y: Float64Array;
  count: Float64Array;
  weight: Float64Array;
}

export interface Incidents {
  zone: Zone;
  /** The ground that is mapped, without a margin for the kernel. */
  extent: Extent;
  /** All that are in or near it. */
  near: Places;
  /** Those that are counted: inside the boundary, or in the extent. */
  counted: Places & { area: Int32Array };
  farOut: number;
  strays: number;
  outside: number;
}

const pick = (places: Places, at: ArrayLike<number>): Places => {
  const of = (values: Float64Array) => Float64Array.from(at, (i) => values[i]!);
  return { x: of(places.x), y: of(places.y), count: of(places.count), weight: of(places.weight) };
};

/** Reads the places of incidents (Arrow: x, y in degrees, n, w) and sorts out which count. */
export function readIncidents(bytes: Uint8Array, boundary: Boundary | null): Incidents {
  const table = decodeTable(bytes);
  const [longitude, latitude, n] = [table.numbers("x"), table.numbers("y"), table.numbers("n")];
  const { zone, x, y, kept } = projectPoints(longitude, latitude);
  const w = table.numbers("w");
  const all: Places = {
    x,
    y,
    count: Float64Array.from(kept, (i) => n[i]!),
    weight: Float64Array.from(kept, (i) => w[i]!),
  };
  const farOut = sumOf(n) - sumOf(all.count);
  if (!boundary) {
    const extent = coreExtent(all);
    const near = pick(all, pointsIn(extent, all));
    const area = new Int32Array(near.x.length).fill(-1);
    const strays = sumOf(all.count) - sumOf(near.count);
    return { zone, extent, near, counted: { ...near, area }, farOut, strays, outside: 0 };
  }
  const at = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]!);
  const { area } = locate(boundary.index, at(longitude), at(latitude));
  const inside = Uint32Array.from(area.keys()).filter((i) => area[i] !== -1);
  const counted = pick(all, inside);
  return {
    zone,
    extent: boundary.extentIn(zone),
    near: all,
    counted: { ...counted, area: Int32Array.from(inside, (i) => area[i]!) },
    farOut,
    strays: 0,
    outside: sumOf(all.count) - sumOf(counted.count),
  };
}

/** Places of a kernel's width: finer than a twentieth of a quartic's radius, an eighth of a Gaussian's σ. */
export const stepFor = (kernel: DensityParams["kernel"], bandwidth: number): number =>
  bandwidth / (kernel === "quartic" ? 20 : 8);

/** Cells that are added to at once without a thought: a tenth of a second. */
const mostAdditions = 1e7;

/** Places as they are, or gathered when spreading each of them would take long. */
export function gathered(places: Places, { name, bandwidth }: Kernel, cell: number): Places {
  const reach = (name === "quartic" ? 1 : 6) * (bandwidth / cell);
  const additions = places.x.length * Math.PI * reach * reach;
  return additions > mostAdditions ? gather(places, stepFor(name, bandwidth)) : places;
}

export interface ChosenBandwidth {
  bandwidth: number;
  sigma: number | null;
  atEnd: boolean;
}

/** The bandwidth that the parameters say or their rule finds. */
export function chooseBandwidth(
  { kernel, bandwidth }: DensityParams,
  points: Places,
  seed: number,
  progress: (fraction: number | null, words: string) => void,
): ChosenBandwidth {
  if (typeof bandwidth === "number") return { bandwidth, sigma: null, atEnd: false };
  progress(null, texts.choosing);
  const found = (sigma: number, atEnd = false) => ({
    bandwidth: bandwidthFor(kernel, sigma),
    sigma,
    atEnd,
  });
  if (bandwidth === "scott") return found(forBothAxes(scottBandwidth(points)));
  if (bandwidth === "normal reference") {
    return found(forBothAxes(normalReferenceBandwidth(points)) / 4);
  }
  const { bandwidth: sigma, atEnd } =
    bandwidth === "diggle"
      ? diggleBandwidth(points, { isApart: true, seed })
      : likelihoodBandwidth(points, {
          isApart: true,
          seed,
          onProgress: (fraction) => progress(fraction, texts.choosing),
        });
  return found(sigma, atEnd);
}
