import proj4 from "proj4";
import { describe, expect, test } from "vitest";
import { areasKm2 } from "@/lib/methods/spatial/area";
import { toAreas } from "@/lib/methods/spatial/polygons";
import { MethodProblem } from "@/lib/methods/problem";
import { toDegrees, toMetres, zoneOf, type Zone } from "@/lib/methods/spatial/projection";

const utm = ({ zone, south }: Zone) =>
  proj4("EPSG:4326", `+proj=utm +zone=${zone}${south ? " +south" : ""} +datum=WGS84 +units=m`);

const around = (longitude: number, latitude: number) => ({
  west: longitude,
  east: longitude,
  south: latitude,
  north: latitude,
});

/** Places in zones on both hemispheres, up to 6° from the zone's middle. */
const places: [number, number][] = [
  [77.5946, 12.9716],
  [74.1, 18.5],
  [-87.6298, 41.8781],
  [-0.1276, 51.5072],
  [151.2093, -33.8688],
  [-43.1729, -22.9068],
  [9, 0],
  [10.3, 63.4],
];

describe("local metres", () => {
  test.each(places)("%f, %f lies where proj4 puts it, to a tenth of a millimetre", (x, y) => {
    const zone = zoneOf(around(x, y));
    for (const away of [-3, -0.5, 0, 0.5, 3]) {
      const [longitude, latitude] = [x + away, y + away / 7];
      const metres = toMetres(zone, [longitude], [latitude]);
      const [east, north] = utm(zone).forward([longitude, latitude]) as [number, number];
      expect(Math.hypot(metres.x[0]! - east, metres.y[0]! - north)).toBeLessThan(1e-4);
    }
  });

  test.each(places)("%f, %f comes back to itself, to a hundredth of a millimetre", (x, y) => {
    const zone = zoneOf(around(x, y));
    const there = toMetres(zone, [x], [y]);
    const back = toDegrees(zone, there.x, there.y);
    expect(Math.abs(back.x[0]! - x) * 111_320).toBeLessThan(1e-5);
    expect(Math.abs(back.y[0]! - y) * 111_320).toBeLessThan(1e-5);
  });

  test("zones are numbered from the 180° meridian", () => {
    expect(zoneOf(around(77.6, 12.9))).toEqual({ zone: 43, south: false });
    expect(zoneOf(around(-180, -1))).toEqual({ zone: 1, south: true });
    expect(zoneOf(around(180, 1))).toEqual({ zone: 60, south: false });
  });

  test("places too far apart are refused with a reason", () => {
    const india = { west: 68.1, east: 97.4, south: 6.7, north: 35.5 };
    expect(() => zoneOf(india)).toThrow(MethodProblem);
    expect(() => zoneOf(india)).toThrow("from 68.1° to 97.4° of longitude, 29° in all");
    const karnataka = { west: 74.1, east: 78.6, south: 11.6, north: 18.5 };
    expect(zoneOf(karnataka)).toEqual({ zone: 43, south: false });
    expect(() => zoneOf(around(20, 88))).toThrow("too near a pole");
  });
});

describe("area", () => {
  const ring = (x: number, y: number, reach: number, corners: number) =>
    Array.from({ length: corners }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / corners;
      const r = reach * (1 + 0.3 * Math.cos(5 * angle));
      return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    });

  test.each(places)("of a star at %f, %f is that of proj4's equal-area plane", (x, y) => {
    const outline = ring(x, y, 0.1, 400);
    const plane = proj4(
      "EPSG:4326",
      `+proj=laea +lat_0=${y} +lon_0=${x} +x_0=0 +y_0=0 +datum=WGS84`,
    );
    const flat = outline.map((position) => plane.forward(position) as [number, number]);
    const expected = flat.reduce((sum, [ax, ay], i) => {
      const [bx, by] = flat[(i + 1) % flat.length]!;
      return sum + (ax * by - bx * ay) / 2e6;
    }, 0);
    expect(areasKm2(toAreas([[outline]]))[0]! / expected).toBeCloseTo(1, 5);
  });

  test("of a hole is taken off, and of the whole globe is the ellipsoid's surface", () => {
    const outer = ring(77.6, 13, 0.2, 200);
    const inner = ring(77.6, 13, 0.05, 200).reverse();
    const [both, alone, hole] = areasKm2(toAreas([[outer, inner], [outer], [inner]]));
    expect(both).toBeCloseTo(alone! + hole!, 6);
    const globe: [number, number][] = [
      [-180, -90],
      [180, -90],
      [180, 90],
      [-180, 90],
    ];
    // WGS 84: 510,065,621.724 km² (NIMA TR8350.2).
    expect(areasKm2(toAreas([[globe]]))[0]).toBeCloseTo(510_065_621.724, 2);
  });
});
