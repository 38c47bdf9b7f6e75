import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { erlangB, erlangWait } from "@/lib/methods/queue/erlang";
import { hypercube, type HypercubeInput } from "@/lib/methods/queue/hypercube";
import { hypercubeApproximation } from "@/lib/methods/queue/hypercube-approximation";
import { simulate } from "./simulation";

/** Areas round a ring, each with its own unit; the next are its neighbours. */
function ring(units: number, load: number, line: HypercubeInput["line"]): HypercubeInput {
  const by = chance(3);
  const weights = Array.from({ length: units }, () => 0.5 + by.next());
  const sum = weights.reduce((a, b) => a + b, 0);
  return {
    arrivals: weights.map((each) => (load * units * each) / sum),
    services: weights.map(() => 1),
    preference: weights.map((_, area) =>
      Array.from({ length: units }, (_, i) => i).toSorted(
        (a, b) => apart(area, a, units) - apart(area, b, units),
      ),
    ),
    line,
  };
}

const apart = (a: number, b: number, size: number) => {
  const steps = Math.abs(a - b);
  return Math.min(steps, size - steps) + (b > a ? 0 : 0.1);
};

const listOf = (values: ArrayLike<number>) => Array.from(values);
const total = (values: ArrayLike<number>) => listOf(values).reduce((a, b) => a + b, 0);

describe("units with a beat of their own", () => {
  test("lose and wait together as one pool does, whoever is sent", () => {
    const lost = hypercube(ring(9, 0.6, "lost"));
    expect(lost.blocked).toBeCloseTo(erlangB(5.4, 9), 10);
    const waits = hypercube(ring(9, 0.6, "waits"));
    const pool = erlangWait({
      callsPerHour: 5.4,
      serviceMinutes: 60,
      units: 9,
      thresholdMinutes: 0,
    });
    expect(waits.blocked).toBeCloseTo(pool.waits!, 10);
    expect(60 * waits.meanWait!).toBeCloseTo(pool.meanWaitMinutes!, 8);
    expect(total(waits.busy)).toBeCloseTo(5.4, 10);
    expect(total(waits.byUnit)).toBeCloseTo(5.4, 10);
  });

  test("are sent as in a simulation, with a line and units of different speed", () => {
    const world = {
      arrivals: [1.4, 0.5, 0.9],
      services: [1.5, 1, 2],
      preference: [
        [0, 1, 2],
        [1, 0, 2],
        [2, 1, 0],
      ],
    };
    const found = hypercube({ ...world, line: "waits" });
    const seen = simulate({ ...world, calls: 300_000, threshold: 0, seed: 8 });
    found.busy.forEach((each, unit) =>
      expect(Math.abs(each - seen.busy[unit]!)).toBeLessThan(0.01),
    );
    expect(Math.abs(found.blocked - seen.waits)).toBeLessThan(0.01);
    found.dispatches.forEach((rate, i) => {
      const part = seen.taken[Math.floor(i / 3)]![i % 3]! / 300_000;
      expect(Math.abs(rate / 2.8 - part)).toBeLessThan(0.006);
    });
  });

  test("a beat whose list ends is lost when its units are busy", () => {
    const alone = hypercube({
      arrivals: [1, 1],
      services: [2, 2],
      preference: [[0], [1]],
      line: "lost",
    });
    expect(alone.blocked).toBeCloseTo(erlangB(0.5, 1), 10);
    expect(listOf(alone.dispatches).map((each) => Number(each.toFixed(8)))).toEqual([
      0.66666667, 0, 0, 0.66666667,
    ]);
  });

  test.each(["lost", "waits"] as const)(
    "approximated, shares are near the exact ones (%s)",
    (line) => {
      for (const load of [0.2, 0.5, 0.8]) {
        const given = ring(10, load, line);
        const [exact, near] = [hypercube(given), hypercubeApproximation(given)];
        expect(near.blocked).toBeCloseTo(exact.blocked, 8);
        expect(total(near.byUnit)).toBeCloseTo(total(exact.byUnit), 8);
        exact.busy.forEach((each, i) => expect(Math.abs(each - near.busy[i]!)).toBeLessThan(0.02));
        const own = (found: typeof exact, unit: number) =>
          found.dispatches[unit * 10 + unit]! / given.arrivals[unit]!;
        for (let unit = 0; unit < 10; unit++) {
          expect(Math.abs(own(exact, unit) - own(near, unit))).toBeLessThan(0.03);
        }
      }
    },
  );

  test("three hundred units take no time, hardly used or nearly full", () => {
    for (const load of [0.01, 0.9]) {
      const { busy, byUnit } = hypercubeApproximation(ring(300, load, "waits"));
      expect(total(busy)).toBeCloseTo(300 * load, 6);
      expect(total(byUnit)).toBeCloseTo(300 * load, 6);
    }
  });

  test("no calls keep nobody busy", () => {
    for (const solve of [hypercube, hypercubeApproximation]) {
      const found = solve({ ...ring(3, 0.5, "waits"), arrivals: [0, 0, 0] });
      expect(listOf(found.busy)).toEqual([0, 0, 0]);
      expect(found).toMatchObject({ blocked: 0, meanWait: 0 });
    }
  });

  test("short orders are answered exactly or not at all", () => {
    const full = [0, 1, 2, 3];
    const short: HypercubeInput = {
      ...{ arrivals: [1, 0, 0, 0], services: [2, 2, 2, 2], line: "lost" },
      preference: [[0], full, full, full],
    };
    expect(hypercube(short).blocked).toBeCloseTo(1 / 3, 10);
    expect(() => hypercubeApproximation(short)).toThrow("name every unit");
  });

  test("what cannot be answered is said", () => {
    expect(() => hypercube(ring(3, 1, "waits"))).toThrow("More calls come");
    expect(() => hypercube(ring(20, 0.5, "lost"))).toThrow("too many states");
    expect(() => hypercube({ ...ring(3, 0.5, "lost"), preference: [[0], [1], [5]] })).toThrow(
      "order",
    );
    expect(() => hypercube({ ...ring(3, 0.5, "lost"), arrivals: [1, NaN, 1] })).toThrow(
      "Calls per",
    );
    expect(() => hypercube({ ...ring(3, 0.5, "lost"), services: [] })).toThrow("no unit");
  });
});
