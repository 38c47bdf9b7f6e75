import { describe, expect, test } from "vitest";
import { erlangB, erlangWait, fewestUnits } from "@/lib/methods/queue/erlang";
import { simulate } from "./simulation";

const pool = { callsPerHour: 16, serviceMinutes: 30, units: 10, thresholdMinutes: 5 };

describe("one pool of units", () => {
  test("waits as a simulated line of calls does", () => {
    const found = erlangWait(pool);
    const units = Array.from({ length: pool.units }, (_, i) => i);
    const seen = simulate({
      arrivals: [pool.callsPerHour],
      services: units.map(() => 2),
      preference: [units],
      calls: 300_000,
      threshold: pool.thresholdMinutes / 60,
      seed: 4,
    });
    expect(seen.waits).toBeCloseTo(found.waits!, 1);
    expect(Math.abs(seen.waits - found.waits!)).toBeLessThan(0.012);
    expect(Math.abs(60 * seen.meanWait - found.meanWaitMinutes!)).toBeLessThan(0.3);
    expect(Math.abs(seen.late - found.late!)).toBeLessThan(0.012);
  });

  test("with one unit it is the textbook line: a call waits with the unit's own share", () => {
    const one = erlangWait({ callsPerHour: 1, serviceMinutes: 30, units: 1, thresholdMinutes: 0 });
    expect(one.waits).toBeCloseTo(0.5, 12);
    expect(one.late).toBeCloseTo(0.5, 12);
    expect(one.meanWaitMinutes).toBeCloseTo(30, 10);
  });

  test("more calls than the units can serve is no number of minutes", () => {
    for (const units of [0, 7, 8]) {
      const found = erlangWait({ ...pool, units });
      expect(found).toMatchObject({ isStable: false, waits: null, meanWaitMinutes: null });
      expect(found).toMatchObject({ meanQueue: null, late: null });
    }
  });

  test("no calls: nobody waits, and one unit is enough", () => {
    const none = { ...pool, callsPerHour: 0 };
    expect(erlangWait(none)).toMatchObject({ load: 0, waits: 0, meanWaitMinutes: 0, loss: 0 });
    expect(fewestUnits({ ...none, mostLate: 0.1 })).toBe(1);
  });

  test("thousands of units are no harder", () => {
    expect(erlangB(5_000, 5_000)).toBeCloseTo(0.0112, 3);
    const found = fewestUnits({
      ...{ callsPerHour: 10_000, serviceMinutes: 30 },
      ...{ thresholdMinutes: 0, mostLate: 0.1 },
    });
    // Square-root staffing: the load and a little over its root.
    expect(found).toBeGreaterThan(5_000);
    expect(found).toBeLessThan(5_000 + 2 * Math.sqrt(5_000));
    expect(erlangB(3, 4_000)).toBe(0);
  });

  test("the fewest units are enough, and one fewer is not", () => {
    for (const callsPerHour of [0.2, 3, 6, 40]) {
      const calls = { callsPerHour, serviceMinutes: 45, thresholdMinutes: 10 };
      const units = fewestUnits({ ...calls, mostLate: 0.1 });
      expect(erlangWait({ ...calls, units }).late).toBeLessThanOrEqual(0.1);
      if (units > 1)
        expect(erlangWait({ ...calls, units: units - 1 }).late ?? 1).toBeGreaterThan(0.1);
    }
  });

  test("what cannot be answered is said", () => {
    expect(() => fewestUnits({ ...pool, mostLate: 0 })).toThrow("certain that no call waits");
    expect(() => fewestUnits({ ...pool, mostLate: 0.1, thresholdMinutes: NaN })).toThrow(
      "longest wait",
    );
    expect(() => erlangWait({ ...pool, serviceMinutes: 0 })).toThrow("more than 0 minutes");
    expect(() => erlangWait({ ...pool, callsPerHour: NaN })).toThrow("Calls per hour");
    expect(() => erlangWait({ ...pool, units: 2.5 })).toThrow("whole number");
    expect(() => fewestUnits({ ...pool, callsPerHour: 1e9, mostLate: 0.1 })).toThrow("100,000");
  });
});
