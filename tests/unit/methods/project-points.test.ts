import { describe, expect, it } from "vitest";
import { projectPoints } from "@/lib/methods/spatial/project-points";

describe("points in local metres", () => {
  it("keep lengths: a hundredth of a degree of latitude is 1.1 km", () => {
    const { x, y, zone } = projectPoints([76.6, 76.6], [12.3, 12.31]);
    expect(zone).toEqual({ zone: 43, south: false });
    expect(Math.hypot(x[1]! - x[0]!, y[1]! - y[0]!)).toBeCloseTo(1106.2, 0);
  });

  it("leave out what lies more than 3° from the middle, and say which are kept", () => {
    const found = projectPoints([76.6, -91.7, 76.61, 76.62], [12.3, 36.6, 12.31, 12.32]);
    expect([...found.kept]).toEqual([0, 2, 3]);
    expect(found.farOut).toBe(1);
    expect(found.x).toHaveLength(3);
  });

  it("leave out what is not a number", () => {
    expect([...projectPoints([76.6, NaN], [12.3, 12.3]).kept]).toEqual([0]);
  });

  it("refuse metres with a hint", () => {
    expect(() => projectPoints([447_000], [4_630_000])).toThrow(/not in degrees/);
  });

  it("refuse nothing at all", () => {
    expect(() => projectPoints([], [])).toThrow("There is no usable point.");
    expect(() => projectPoints([NaN], [NaN])).toThrow("There is no usable point.");
  });
});
