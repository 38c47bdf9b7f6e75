import { indexAreas, locate, type AreaIndex } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas, type Areas } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import { decode, fetchStored } from "./bare";

let areas: Areas;
let index: AreaIndex;
let x: Float64Array;
let y: Float64Array;

const joined = (parts: Float64Array[]): Float64Array => {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const placesBench = {
  /** Points of the kept file that are there, and outlines. */
  async open(sha256: string, outlines: string[]) {
    const [xs, ys]: [Float64Array[], Float64Array[]] = [[], []];
    for await (const stream of decode(fetchStored(sha256))) {
      const table = decodeTable(stream);
      const longitude = table.numbers("Longitude");
      xs.push(longitude.filter((value) => !Number.isNaN(value)));
      ys.push(table.numbers("Latitude").filter((_, i) => !Number.isNaN(longitude[i])));
    }
    [x, y] = [joined(xs), joined(ys)];
    areas = readAreas(outlines).areas;
    return { points: x.length, areas: areas.count };
  },

  /** Index and search, as the worker of an areas cell does them. */
  ours() {
    const from = performance.now();
    index = indexAreas(areas, 1);
    const between = performance.now();
    const { area } = locate(index, x, y);
    const to = performance.now();
    return { milliseconds: to - from, index: between - from, placed: count(area) };
  },

  /** Each point against each area whose box holds it, every edge of it. */
  bare() {
    const from = performance.now();
    const area = search();
    return { milliseconds: performance.now() - from, placed: count(area) };
  },
};

const count = (area: Int32Array) => area.reduce((sum, found) => sum + (found === -1 ? 0 : 1), 0);

function search(): Int32Array {
  const { count: all, ringStart, areaStart, x: ax, y: ay } = areas;
  const boxes = Array.from({ length: all }, (_, area) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    for (let i = ringStart[areaStart[area]!]!; i < ringStart[areaStart[area + 1]!]!; i++) {
      box[0] = Math.min(box[0], ax[i]!);
      box[1] = Math.min(box[1], ay[i]!);
      box[2] = Math.max(box[2], ax[i]!);
      box[3] = Math.max(box[3], ay[i]!);
    }
    return box;
  });
  const found = new Int32Array(x.length).fill(-1);
  for (let i = 0; i < x.length; i++) {
    const px = x[i]!;
    const py = y[i]!;
    for (let area = 0; area < all && found[i] === -1; area++) {
      const box = boxes[area]!;
      if (px < box[0] || px > box[2] || py < box[1] || py > box[3]) continue;
      let inside = false;
      for (let ring = areaStart[area]!; ring < areaStart[area + 1]!; ring++) {
        const to = ringStart[ring + 1]!;
        for (let k = ringStart[ring]!, before = to - 1; k < to; before = k++) {
          if (ay[k]! > py === ay[before]! > py) continue;
          const across = ((ax[before]! - ax[k]!) * (py - ay[k]!)) / (ay[before]! - ay[k]!) + ax[k]!;
          if (px < across) inside = !inside;
        }
      }
      if (inside) found[i] = area;
    }
  }
  return found;
}

Object.assign(globalThis, { bench: placesBench });
