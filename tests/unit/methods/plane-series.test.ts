import { describe, expect, test } from "vitest";
import { evaluate, planeSeries } from "@/lib/methods/spatial/plane-series";
import { toMetres } from "@/lib/methods/spatial/projection";

const boxes = {
  "a city": { west: -87.95, south: 41.64, east: -87.52, north: 42.03 },
  "a state": { west: 74.0, south: 11.5, east: 78.6, north: 18.5 },
  "one point": { west: 77.6, south: 12.97, east: 77.6, north: 12.97 },
  "the south": { west: 150.5, south: -34.2, east: 151.4, north: -33.5 },
};

describe("the projection as polynomials", () => {
  test.each(Object.entries(boxes))("is within 1 cm of the projection over %s", (_, box) => {
    const zone = {
      zone: Math.floor(((box.west + box.east) / 2 + 180) / 6) + 1,
      south: box.north < 0,
    };
    const series = planeSeries(zone, box);
    for (let i = 0; i <= 10; i++) {
      for (let j = 0; j <= 10; j++) {
        const [u, v] = [i / 5 - 1, j / 5 - 1];
        const longitude = series.centre.x + u * series.half.x;
        const latitude = series.centre.y + v * series.half.y;
        const exact = toMetres(zone, [longitude], [latitude]);
        const found = evaluate(series, u, v);
        expect(Math.hypot(found.x - exact.x[0]!, found.y - exact.y[0]!)).toBeLessThan(0.011);
      }
    }
  });

  test("a city needs few terms", () => {
    expect(planeSeries({ zone: 16, south: false }, boxes["a city"]).x.length).toBeLessThanOrEqual(
      6,
    );
  });
});
